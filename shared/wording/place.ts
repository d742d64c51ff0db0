/** Where a wording stands: at an ask, or at one of its points. */

/** Without a point: the ask itself. */
export const placeKey = (ask: string, point: string | null): string => `${ask}/${point ?? ''}`;

/** The code on a voting card, as people type it. Rules [BALLOT-6]. */

/**
 * In any case, with spaces, hyphens or dashes between: a code has only letters and figures, so whatever else was typed
 * stands for nothing.
 */
export const tidyCard = (typed: string): string => typed.replace(/[^A-Za-z0-9]/g, '').toUpperCase();

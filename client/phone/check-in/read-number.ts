/** Reads a number as people type it, in the figures of their own keyboard too. */

/** Arabic and Urdu figures end in the same four bits as the number they mean. */
const plainFigure = (figure: string): string => String(figure.charCodeAt(0) % 16);

/** Null where it is none. */
export const readNumber = (typed: string): number | null => {
  const figures = typed.trim().replace(/[٠-٩۰-۹]/g, plainFigure);
  return /^\d+$/.test(figures) ? Number(figures) : null;
};

/** A short tick in the hand, where the device can. */
const patterns = { tap: [12], undo: [12, 50, 12], no: [60, 60, 60] } satisfies Record<string, number[]>;

export const feel = (what: keyof typeof patterns): void => {
  try {
    if ('vibrate' in navigator) navigator.vibrate(patterns[what]);
  } catch {
    // Forbidden here; the number on the page says the same.
  }
};

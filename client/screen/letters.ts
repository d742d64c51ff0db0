/** Waits for the font, so that the first picture is not drawn twice; where it doesn't come, the picture comes without. */
import type { Ms } from '../../shared/kernel/time.ts';

const PATIENCE_MS: Ms = 300;

export const lettersLoaded = async (): Promise<void> => {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font');
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([document.fonts.load(`1em ${family}`), late]).catch(() => {
    // A font that is broken is as good as none.
  });
};

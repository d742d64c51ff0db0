/** How long times are said on a button. */
import type { Ms } from '../../../shared/kernel/time.ts';
import { lengthText } from '../../kit/clock-text.ts';
import type { ChairWords } from '../../words/chair.ts';

/** `60 s`, `90 s`, `3 min`, `2:30 min`. */
export const spokenLength = (ms: Ms, words: ChairWords): string => {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return words.clock.seconds(seconds);
  return words.clock.minutesLong(seconds % 60 === 0 ? String(seconds / 60) : lengthText(ms));
};

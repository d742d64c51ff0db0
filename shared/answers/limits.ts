/** How much of an answer is written down at most, in letters, and how often half of it is saved. */
import type { Ms } from '../kernel/time.ts';

export const LONGEST_WORDS = 600;
/** A number or a date. */
export const LONGEST_CHANGE = 80;
export const LONGEST_SPEAKER = 120;
export const LONGEST_REASON = 200;
export const LONGEST_DISPUTE = 160;
export const LONGEST_ASK = 600;
export const LONGEST_POINT = 300;

/** How often one draft is saved at most: the log keeps what would be missed, not every letter. */
export const DRAFT_EVERY_MS: Ms = 2_000;

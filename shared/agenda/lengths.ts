/** How long a segment may be, and how many there may be of them. */
import { seconds, type Ms } from '../kernel/time.ts';

export const SHORTEST_MS: Ms = seconds(5);
const LONGEST_MS: Ms = seconds(3 * 3600);
export const MOST_SEGMENTS = 160;

export const isLength = (lengthMs: Ms): boolean => lengthMs >= SHORTEST_MS && lengthMs <= LONGEST_MS;

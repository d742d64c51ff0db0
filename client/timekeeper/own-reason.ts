/** Why something was refused, in the timekeeper's own words; null where the usual ones do. */
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { words } from '../words/en/timekeeper.ts';

export const ownReason = ({ code }: Refusal): string | null => words.reasons[code] ?? null;

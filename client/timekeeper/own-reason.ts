/** Why something was refused, in the timekeeper's own words; null where the usual ones do. */
import type { Refusal } from '../../shared/kernel/refusals.ts';
import type { TimekeeperWords } from '../words/timekeeper.ts';

export const ownReason =
  ({ reasons }: TimekeeperWords) =>
  ({ code }: Refusal): string | null =>
    reasons[code] ?? null;

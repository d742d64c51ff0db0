/** How a speaker's time stands, at exact boundaries: the picture says it by tone, by word and by a bar. */
import type { Ms } from '../../shared/kernel/time.ts';

/** `up`: the second in which the clock reads 0:00; after it, the time is `over`. */
export type Phase = 'enough' | 'last' | 'up' | 'over';

const LAST_MS: Ms = 30_000;
const SECOND_MS: Ms = 1_000;

/** Whoever has less than half a minute in all is told at half their time: "time to finish" before the first word helps nobody. */
const lastOf = (allottedMs: Ms): Ms => (allottedMs < LAST_MS ? allottedMs / 2 : LAST_MS);

/** Changes in the same instant as the figures of `clockText`: with 0:30, with 0:00, and with the first second over. */
export const phaseOf = (leftMs: Ms, allottedMs: Ms): Phase => {
  if (leftMs > lastOf(allottedMs)) return 'enough';
  if (leftMs > 0) return 'last';
  return leftMs > -SECOND_MS ? 'up' : 'over';
};

/** What is left, from 1 down to 0. */
export const shareLeft = (leftMs: Ms, allottedMs: Ms): number =>
  allottedMs > 0 ? Math.min(1, Math.max(0, leftMs / allottedMs)) : 0;

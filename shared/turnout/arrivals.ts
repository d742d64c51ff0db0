/** How many came within each minute. */
import { seconds, type Instant } from '../kernel/time.ts';
import type { Turnout } from './state.ts';

/** Adds to the minute that this instant falls in; a clock that was set back adds to the latest minute there is. */
export const arrive = (
  { arrivals }: Turnout,
  at: Instant,
  came: { readonly door?: number; readonly phoneHeads?: number },
): void => {
  const from = at - (at % seconds(60));
  let last = arrivals.at(-1);
  if (!last || last.from < from) arrivals.push((last = { from, door: 0, phoneHeads: 0 }));
  last.door += came.door ?? 0;
  last.phoneHeads += came.phoneHeads ?? 0;
};

/** How the hall filled up: heads at the doors and heads on phones, minute by minute, for a small plot. */
import type { Deep } from '../kernel/decider.ts';
import type { Instant } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import { listed } from '../turnout/delegations.ts';

export interface ArrivalsPoint {
  /** The minute's beginning. */
  readonly from: Instant;
  /** In all, up to this minute's end. */
  readonly door: number;
  readonly phoneHeads: number;
}

export interface ArrivalsView {
  readonly points: readonly ArrivalsPoint[];
  readonly pledged: number;
}

/** A night of five hours in minutes; of a longer one the earliest are drawn together. */
const MOST_POINTS = 300;

export const arrivalsView = ({ turnout }: Deep<Assembly>): ArrivalsView => {
  let [door, phoneHeads] = [0, 0];
  const points = turnout.arrivals.map((minute) => {
    door += minute.door;
    phoneHeads += minute.phoneHeads;
    return { from: minute.from, door, phoneHeads };
  });
  const pledged = listed(turnout).reduce((sum, one) => sum + one.pledged, 0);
  return { points: points.slice(-MOST_POINTS), pledged };
};

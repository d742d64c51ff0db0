/** How often phones may say who they are here with: each more often than people change their mind, and all together no more than a hall ever needs. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { Assembly } from '../night/state.ts';
import { MOST_SAYINGS_A_PHONE, MOST_SAYINGS_A_SEAT } from './limits.ts';

type Counted = Pick<Deep<Assembly>, 'plan' | 'turnout'>;

/** Where the plan doesn't say how many there are. */
const SEATS = 1_000;
/** From here on the crew is told. */
const NEARLY = 0.8;

/** As the crew is told, before it comes to that and when it has. */
export interface SayingsLeft {
  readonly most: number;
  readonly isSpent: boolean;
}

/** Phones make themselves new tokens: what all of them say together is bounded by the hall. */
const mostSayings = ({ plan }: Counted): number =>
  (plan.assembly.venue?.seats ?? SEATS) * MOST_SAYINGS_A_SEAT;

/** Null while there is plenty left. */
export const sayingsLeft = (state: Counted): SayingsLeft | null => {
  const [said, most] = [state.turnout.sayings, mostSayings(state)];
  return said < most * NEARLY ? null : { most, isSpent: said >= most };
};

/** Why this phone may say nothing more; a steward may. */
export const saysTooOften = (state: Counted, phone: string): Refusal | null => {
  const times = state.turnout.checkIns.get(phone)?.times ?? 0;
  if (times >= MOST_SAYINGS_A_PHONE) return { code: 'changed-too-often', detail: 'phone' };
  return state.turnout.sayings < mostSayings(state) ? null : { code: 'changed-too-often', detail: 'hall' };
};

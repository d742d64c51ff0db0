/** Which delegations may be removed from the list. Rules [LIST-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';
import type { Delegation } from './state.ts';

const isInUse = ({ turnout }: Deep<Assembly>, { id, phones, door, declared }: Deep<Delegation>): boolean =>
  phones > 0 ||
  door !== null ||
  declared !== null ||
  turnout.calling === id ||
  [...turnout.delegations.values()].some(({ mergedInto }) => mergedInto === id);

/** What the plan names stays, and so does whoever is counted. */
export const canRemove = (state: Deep<Assembly>, row: Deep<Delegation>): boolean =>
  !state.plan.delegations.some(({ id }) => id === row.id) && !isInUse(state, row);

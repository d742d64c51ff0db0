/** A delegation on the night: which one an id means today, which ones are in the list, and how many came for one. Rules [TURNOUT-*], [LIST-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import type { Delegation, Turnout } from './state.ts';

type Listed = Pick<Delegation, 'id' | 'code' | 'area' | 'name' | 'pledged' | 'planned'>;

export const newDelegation = (listed: Listed): Delegation => ({
  ...listed,
  mergedInto: null,
  door: null,
  declared: null,
  phones: 0,
  phoneHeads: 0,
});

/** The official turnout of a delegation: the declared number, else the door count, else nothing yet [TURNOUT-1]. */
export const present = ({ declared, door }: Deep<Delegation>): number | null => declared ?? door;

/** The delegation that an id means today: itself, or the twin it was merged into. */
export const delegationOf = (
  turnout: Pick<Deep<Turnout>, 'delegations'>,
  id: string | null | undefined,
): Deep<Delegation> | undefined => {
  const row = turnout.delegations.get(id ?? '');
  return row?.mergedInto ? delegationOf(turnout, row.mergedInto) : row;
};

/** As above, to be written to. */
export const ownDelegation = (turnout: Turnout, id: string | null): Delegation | undefined =>
  turnout.delegations.get(delegationOf(turnout, id)?.id ?? '');

/** The delegation that is meant, or `no-such-delegation`. */
export const meantDelegation = (
  { turnout }: { readonly turnout: Deep<Turnout> },
  id: string,
): Result<Deep<Delegation>, Refusal> => {
  const row = delegationOf(turnout, id);
  return row ? ok(row) : no({ code: 'no-such-delegation', detail: id });
};

/** Those of today's list: what was merged into another is no longer in it. */
export const listed = ({ delegations }: Deep<Turnout>): Deep<Delegation>[] =>
  [...delegations.values()].filter(({ mergedInto }) => mergedInto === null);

/** Phones that are with one of the listed delegations: visitors are not. */
export const phonesListed = (turnout: Deep<Turnout>): number =>
  listed(turnout).reduce((sum, { phones }) => sum + phones, 0);

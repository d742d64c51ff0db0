/** Groups that one phone claims to count for, and what a steward says of them. Rules [TURNOUT-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { delegationOf } from './delegations.ts';
import type { PhoneEvent } from './events.ts';
import type { Group, Turnout } from './state.ts';

interface State {
  readonly turnout: Deep<Turnout>;
}

/** The check-in of the group's phone, if the phone still is that group. */
const groupOf = (
  { turnout }: State,
  number: number,
): Result<{ delegation: string; party: number; group: Group }, Refusal> => {
  const found = turnout.checkIns.get(turnout.groups.get(number) ?? '');
  const delegation = delegationOf(turnout, found?.delegation)?.id;
  if (found?.group?.number !== number || delegation === undefined)
    return no({ code: 'no-such-group', detail: String(number) });
  return ok({ delegation, party: found.party, group: found.group });
};

/** `heads`: what the steward counted; left out, it is what the phone said. */
export const confirmGroup = (
  state: State,
  number: number,
  heads: number | undefined,
): Result<PhoneEvent[], Refusal> => {
  const found = groupOf(state, number);
  if (!found.ok) return found;
  const { delegation, party, group } = found.value;
  const counted = heads ?? group.heads;
  if (group.answer === 'confirmed' && party === counted) return ok([]);
  return ok([{ type: 'GroupConfirmed', group: number, delegation, heads: counted }]);
};

export const declineGroup = (state: State, number: number): Result<PhoneEvent[], Refusal> => {
  const found = groupOf(state, number);
  if (!found.ok) return found;
  const { delegation, group } = found.value;
  return ok(group.answer === 'declined' ? [] : [{ type: 'GroupDeclined', group: number, delegation }]);
};

/** What a phone may say of itself: whom it is here with, and for how many it speaks. Rules [TURNOUT-*]. */
import type { Actor, Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import type { Assembly } from '../night/state.ts';
import { delegationOf } from './delegations.ts';
import type { PhoneEvent } from './events.ts';
import { LARGEST_GROUP, LARGEST_PARTY } from './limits.ts';
import { saysTooOften } from './sayings.ts';
import type { CheckIn, Turnout } from './state.ts';

/** `delegation`: null for a visitor. */
type Saying = Pick<CheckIn, 'delegation' | 'party'>;

/** What a phone has said, under the name its delegation has today; null while it has said nothing. */
export const checkInOf = (
  { turnout }: { readonly turnout: Deep<Turnout> },
  phone: string,
): CheckIn | null => {
  const kept = turnout.checkIns.get(phone);
  if (!kept) return null;
  const { since: _, times: _times, ...checkIn } = kept;
  return { ...checkIn, delegation: delegationOf(turnout, checkIn.delegation)?.id ?? null };
};

const largest = (delegation: string | null): number => (delegation === null ? LARGEST_PARTY : LARGEST_GROUP);

/** Why this can't be said, or can no longer. */
const objection = (
  { turnout, agenda }: Deep<Assembly>,
  { delegation, party }: Saying,
  before: CheckIn | null,
): Refusal | null => {
  if (delegation !== null && !delegationOf(turnout, delegation))
    return { code: 'no-such-delegation', detail: delegation };
  if (party > largest(delegation)) return { code: 'party-too-big', detail: String(largest(delegation)) };
  // What was tapped on the way in and arrives after the end says nothing about who came.
  if (agenda.endedAt !== null) return { code: 'night-over' };
  const declared = delegationOf(turnout, before?.delegation)?.declared ?? null;
  return declared === null ? null : { code: 'turnout-declared' };
};

const isSame = (before: CheckIn | null, { delegation, party }: Saying): boolean =>
  before !== null &&
  before.delegation === delegation &&
  (before.party === party || (before.group?.answer === 'waiting' && before.group.heads === party));

/** A party above LARGEST_PARTY is a group's claim, which a steward confirms. */
export const checkIn = (state: Deep<Assembly>, said: Saying, by: Actor): Result<PhoneEvent[], Refusal> => {
  const { turnout } = state;
  const { party } = said;
  const before = checkInOf(state, by.id);
  const delegation = delegationOf(turnout, said.delegation)?.id ?? null;
  const isKnown = said.delegation === null || delegation !== null;
  if (isKnown && isSame(before, { delegation, party })) return ok([]);
  const refusal = objection(state, said, before) ?? saysTooOften(state, by.id);
  if (refusal) return no(refusal);
  if (delegation === null || party <= LARGEST_PARTY) return ok([{ type: 'CheckedIn', delegation, party }]);
  return ok([{ type: 'GroupClaimed', delegation, heads: party, group: turnout.given.groups + 1 }]);
};

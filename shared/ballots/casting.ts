/** One vote as it is given: while the ballot is open, by whoever may vote, for what is on it, and once. Rules [BALLOT-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal, RefusalCode } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { seconds, type Instant } from '../kernel/time.ts';
import type { NightContext } from '../night/rows.ts';
import type { Assembly } from '../night/state.ts';
import { isAllowedBy, tidyChoices } from './choices.ts';
import type { BallotEvent } from './events.ts';
import type { Ballot } from './state.ts';
import { standingOf } from './voters.ts';

/** A vote given in time may be on its way this long when the time is up. */
const GRACE_MS = seconds(2);

/** Why nobody can vote in it just now. */
const closedFor = ({ stage, closesAt }: Deep<Ballot>, now: Instant): RefusalCode | null => {
  if (stage === 'sealed') return 'ballot-sealed';
  const isOver = closesAt !== null && now > closesAt + GRACE_MS;
  return stage === 'open' && !isOver ? null : 'ballot-closed';
};

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);

interface GivenVote {
  readonly ballot: string;
  readonly choices: readonly string[];
  readonly card?: string | undefined;
}

export const castVote = (
  state: Deep<Assembly>,
  given: GivenVote,
  context: NightContext,
): Result<BallotEvent[], Refusal> => {
  const { ballotBox } = context;
  const ballot = state.ballots.byId.get(given.ballot);
  if (!ballot?.opened) return no({ code: 'no-such-ballot', detail: given.ballot });
  const closed = closedFor(ballot, context.now);
  if (closed) return no({ code: closed });
  const standing = standingOf(state, ballot, given.card, context);
  if (!standing.ok) return standing;
  const { id, settings } = ballot;
  const choices = tidyChoices(settings, given.choices);
  if (!choices || !isAllowedBy[settings.kind](choices, settings)) return no({ code: 'bad-choices' });
  const { key } = ballot.opened;
  const voter = ballotBox.voterOf(key, standing.value.who);
  if (voter === null) return no({ code: 'unavailable' });
  const before = ballot.votes.get(voter);
  if (before && isSame(before.choices, choices)) return ok([]);
  if (before && !settings.changeable) return no({ code: 'voted-already' });
  const hiddenDelegation = ballotBox.hide(key, voter, standing.value.delegation);
  return ok([{ type: 'BallotCast', ballot: id, voter, choices, hiddenDelegation }]);
};

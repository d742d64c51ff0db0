/** A ballot's end: counted and sealed while its key is still there, then revealed. Rules [BALLOT-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import type { NightContext } from '../night/rows.ts';
import type { Assembly } from '../night/state.ts';
import { delegationOf, listed, present } from '../turnout/delegations.ts';
import { resultOf, type Counting } from './counting/counting.ts';
import type { BallotEvent } from './events.ts';
import { handsOf } from './hands.ts';
import { receiptsOf } from './receipts.ts';
import type { Ballot } from './state.ts';
import { openBallot } from './unsealed.ts';

/** The votes with their delegations, which only the ballot's key gives away. */
const votesRead = (
  { turnout }: Deep<Assembly>,
  { opened, votes }: Deep<Ballot>,
  { ballotBox }: NightContext,
): Counting['votes'] =>
  [...votes].map(([voter, { choices, hiddenDelegation }]) => ({
    choices,
    delegation: delegationOf(turnout, ballotBox.read(opened?.key ?? '', voter, hiddenDelegation))?.id ?? '',
  }));

const delegationsIn = ({ turnout }: Deep<Assembly>): Counting['delegations'] =>
  listed(turnout).map((row) => {
    const { id, area, name, phones } = row;
    return { id, area, name, isPresent: (present(row) ?? 0) > 0 || phones > 0 };
  });

/** Works out everything that was counted; refuses while the ballot's key isn't at hand. */
export const seal = (
  state: Deep<Assembly>,
  ballot: Deep<Ballot>,
  context: NightContext,
): Result<BallotEvent[], Refusal> => {
  const { ballotBox } = context;
  const { id, settings, opened, registerAtClose, votes, handsAdded } = ballot;
  const key = opened?.key ?? '';
  if (votes.size > 0 && ballotBox.voterOf(key, '') === null) return no({ code: 'unavailable' });
  const result = resultOf({
    settings,
    votes: votesRead(state, ballot, context),
    // Who voted and then left its delegation was on the register when it voted.
    register: Math.max(votes.size, registerAtClose ?? 0),
    delegations: delegationsIn(state),
    hands: handsOf(ballot),
    handsAdded,
  });
  const receipts = receiptsOf(ballot).map(({ receipt, choices }) => [receipt, choices]);
  const digest = ballotBox.digestOf(JSON.stringify(receipts));
  return ok([{ type: 'BallotSealed', ballot: id, key, result, digest }]);
};

/** Shows the hall what came of it; seals the ballot first, where that is still to be done. */
export const reveal = (
  state: Deep<Assembly>,
  ballot: Deep<Ballot>,
  context: NightContext,
): Result<BallotEvent[], Refusal> => {
  if (ballot.revealed) return ok([]);
  const revealed: BallotEvent = { type: 'BallotRevealed', ballot: ballot.id };
  // The hall can't look at a result and vote on something else.
  const open = openBallot(state.ballots);
  if (open) return no({ code: 'ballot-open', detail: open.id });
  if (ballot.stage === 'sealed') return ok([revealed]);
  const sealed = seal(state, ballot, context);
  return sealed.ok ? ok([...sealed.value, revealed]) : sealed;
};

/** Receipts of votes: what a voter is told, and what the record lists. Rules [BALLOT-*]. */
import type { Actor, Deep } from '../kernel/decider.ts';
import type { Turnout } from '../turnout/state.ts';
import type { BallotBox } from './ballot-box.ts';
import type { Ballot, Ballots, CastVote } from './state.ts';
import { whoVotes } from './voters.ts';

/** Of a pseudonym, 60 bits: enough to be unlike any other of a ballot, and short enough to be read out. */
export const receiptOf = (voter: string): string =>
  [voter.slice(0, 4), voter.slice(4, 8), voter.slice(8, 12)].join('-');

/** Each receipt with its vote, in the order of the receipts: nothing of when or in which order they came [BALLOT-12]. */
export const receiptsOf = ({ settings, votes }: Pick<Deep<Ballot>, 'settings' | 'votes'>): CastVote[] => {
  const order = new Map(settings.choices.map(({ id }, index) => [id, index]));
  const rank = (id: string): number => order.get(id) ?? 0;
  return [...votes]
    .map(([voter, { choices }]) => ({
      receipt: receiptOf(voter),
      choices: choices.toSorted((one, other) => rank(one) - rank(other)),
    }))
    .toSorted((one, other) => (one.receipt < other.receipt ? -1 : 1));
};

/** What this phone, or the card in its hand, has said in every ballot that isn't sealed. */
export const votesOf = (
  state: { readonly turnout: Deep<Turnout>; readonly ballots: Deep<Ballots> },
  by: Actor,
  card: string | null,
  ballotBox: BallotBox,
): Record<string, CastVote> => {
  const votes: Record<string, CastVote> = {};
  for (const ballot of state.ballots.byId.values()) {
    if (!ballot.opened || ballot.stage === 'sealed') continue;
    const who = whoVotes(state, ballot, { by, ballotBox }, card ?? '');
    const voter = ballotBox.voterOf(ballot.opened.key, who);
    const vote = voter === null ? undefined : ballot.votes.get(voter);
    if (voter !== null && vote) votes[ballot.id] = { choices: vote.choices, receipt: receiptOf(voter) };
  }
  return votes;
};

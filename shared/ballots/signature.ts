/** Under which name and hour a vote goes into the log. Rule [BALLOT-10]. */
import type { Signature } from '../kernel/chapter.ts';
import type { Deep } from '../kernel/decider.ts';
import type { NightContext } from '../night/rows.ts';
import type { Assembly } from '../night/state.ts';
import { whoVotes } from './voters.ts';

/**
 * A vote is signed with its pseudonym, and with the hour at which the ballot was opened: so neither the author nor the
 * clock of a commit leads back to a phone [BALLOT-10]. Once the ballot is sealed, nobody can work out the pseudonym.
 */
export const signatureOf = (
  state: Deep<Assembly>,
  command: { readonly type: string; readonly ballot?: unknown; readonly card?: unknown },
  context: Pick<NightContext, 'by' | 'now' | 'ballotBox'>,
): Signature => {
  const { by, now, ballotBox } = context;
  if (command.type !== 'CastBallot') return { by: by.id, at: now };
  const ballot = state.ballots.byId.get(String(command.ballot));
  if (!ballot?.opened) return { by: by.id, at: now };
  const card = typeof command.card === 'string' ? command.card : '';
  const who = whoVotes(state, ballot, context, card);
  const voter = ballot.stage === 'sealed' ? null : ballotBox.voterOf(ballot.opened.key, who);
  return { by: voter, at: ballot.opened.at };
};

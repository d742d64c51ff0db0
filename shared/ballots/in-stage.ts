/** Finds a ballot for a command, if the ballot is there and in a stage that suits. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import type { Ballot, Ballots, BallotStage } from './state.ts';

export const notIn: Record<BallotStage, Refusal> = {
  draft: { code: 'ballot-not-open' },
  open: { code: 'ballot-open' },
  closed: { code: 'ballot-closed' },
  sealed: { code: 'ballot-sealed' },
};

/** The ballot, if it is in one of these stages; else what it is in instead. */
export const inStage = (
  { ballots }: { readonly ballots: Deep<Ballots> },
  id: string,
  ...stages: readonly BallotStage[]
): Result<Deep<Ballot>, Refusal> => {
  const known = ballots.byId.get(id);
  if (!known) return no({ code: 'no-such-ballot', detail: id });
  return stages.includes(known.stage) ? ok(known) : no(notIn[known.stage]);
};

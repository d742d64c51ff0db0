/** The ballot that the hall is busy with, as every phone has it in hand. */
import type { BallotResult } from '../ballots/counting/results.ts';
import type { BallotSettings } from '../ballots/settings.ts';
import type { Ballot } from '../ballots/state.ts';
import type { Deep } from '../kernel/decider.ts';
import type { Instant } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';

/** What a phone has in hand: the same for every phone, and no count in it, or it would be sent to all with every vote. */
export interface BallotFace extends Pick<
  BallotSettings,
  | 'question'
  | 'kind'
  | 'choices'
  | 'most'
  | 'points'
  | 'each'
  | 'voters'
  | 'register'
  | 'changeable'
  | 'threshold'
> {
  readonly id: string;
  /** `shown`: the hall has seen what came of it. */
  readonly stage: 'open' | 'closed' | 'shown';
  readonly closesAt: Instant | null;
  readonly result: Pick<BallotResult, 'cast' | 'votes' | 'hands' | 'handsAdded' | 'outcome'> | null;
}

export const inSight = ({ ballots }: Deep<Assembly>): Deep<Ballot> | undefined =>
  ballots.byId.get(ballots.inSight ?? '');

export const ballotFace = (ballot: Deep<Ballot>): BallotFace => {
  const { id, stage, revealed, settings } = ballot;
  const { question, kind, choices, most, points, each, voters, register, changeable, threshold } = settings;
  const { cast, votes, hands, handsAdded, outcome } = ballot.result ?? {};
  return {
    id,
    question,
    kind,
    choices,
    most,
    points,
    each,
    voters,
    register,
    changeable,
    threshold,
    stage: revealed ? 'shown' : stage === 'open' ? 'open' : 'closed',
    closesAt: stage === 'open' ? ballot.closesAt : null,
    result:
      revealed && votes !== undefined
        ? {
            cast: cast ?? 0,
            votes,
            hands: hands ?? null,
            handsAdded: handsAdded ?? false,
            outcome: outcome ?? null,
          }
        : null,
  };
};

/** The ballot the hall is busy with. */
export const ballotView = (state: Deep<Assembly>): BallotFace | null => {
  const ballot = inSight(state);
  return ballot ? ballotFace(ballot) : null;
};

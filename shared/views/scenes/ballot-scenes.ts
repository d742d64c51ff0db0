/** What the projector shows of a ballot: how to vote and how many have, then the result by choice. */
import { sharesOf, totalsOf, type Outcome } from '../../ballots/counting/results.ts';
import type { BallotSettings, Choice } from '../../ballots/settings.ts';
import type { Ballot } from '../../ballots/state.ts';
import type { Deep } from '../../kernel/decider.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Assembly } from '../../night/state.ts';
import { mayVote } from '../ballots.ts';
import { delegationName } from '../names.ts';

export interface BallotOpenScene {
  readonly kind: 'ballot_open';
  readonly question: string;
  readonly how: Pick<BallotSettings, 'kind' | 'most' | 'points' | 'each' | 'voters' | 'changeable'>;
  /** What carries it. */
  readonly threshold: BallotSettings['threshold'];
  readonly joinCode: string;
  /** In the order as put. */
  readonly choices: readonly Choice[];
  readonly voted: number;
  /** Null where nobody knows how many may. */
  readonly mayVote: number | null;
  readonly closesAt: Instant | null;
  /** Nobody can vote any more; what came of it isn't shown yet. */
  readonly isClosed: boolean;
}

export interface BallotResultScene {
  readonly kind: 'ballot_result';
  readonly question: string;
  /** In the order as put, never by votes. */
  readonly choices: readonly (Choice & {
    /** Of phones or cards; points where points were shared. */
    readonly votes: number;
    /** Hands counted in the hall, a figure of their own; null where none were. */
    readonly hands: number | null;
    /** The votes, and the hands where they are added. */
    readonly total: number;
    /** From 0 to 1, of all people or of all points; null where nobody knows of how many. */
    readonly share: number | null;
    /** Delegations that object to it. */
    readonly vetoedBy: readonly string[];
  })[];
  readonly isPoints: boolean;
  /** What carries it. */
  readonly threshold: BallotSettings['threshold'];
  readonly voters: BallotSettings['voters'];
  /** Null where nothing is carried or lost by it. */
  readonly outcome: Outcome;
  /** How many voted. */
  readonly cast: number;
  readonly hands: number | null;
  /** The chair declared that nobody voted both ways: both figures count together for the outcome. */
  readonly handsAdded: boolean;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

export const ballotOpenScene = (state: Deep<Assembly>, ballot: Deep<Ballot>): BallotOpenScene => {
  const { question, choices, kind, most, points, each, voters, changeable, threshold } = ballot.settings;
  return {
    kind: 'ballot_open',
    question,
    how: { kind, most, points, each, voters, changeable },
    threshold,
    joinCode: state.people.joinCode,
    choices,
    voted: ballot.votes.size,
    mayVote: mayVote(state, ballot),
    closesAt: ballot.stage === 'open' ? ballot.closesAt : null,
    isClosed: ballot.stage !== 'open',
  };
};

/** Null until it is revealed. */
export const ballotResultScene = (
  state: Deep<Assembly>,
  { settings, result, revealed, vetoes }: Deep<Ballot>,
): BallotResultScene | null => {
  if (!revealed || !result) return null;
  const totals = totalsOf(result);
  const shares = sharesOf(settings, result);
  return {
    kind: 'ballot_result',
    question: settings.question,
    choices: settings.choices.map((choice, index) => {
      const total = totals[index] ?? 0;
      const against = [...vetoes].filter(([, vetoed]) => vetoed === choice.id);
      return {
        ...choice,
        votes: result.votes[index] ?? 0,
        hands: result.hands?.[index] ?? null,
        total,
        share: shares[index] ?? null,
        vetoedBy: against.flatMap(([delegation]) => delegationName(state, delegation) ?? []),
      };
    }),
    threshold: settings.threshold,
    isPoints: settings.kind === 'share_points',
    voters: settings.voters,
    outcome: result.outcome,
    cast: result.cast,
    hands: result.hands && sum(result.hands),
    handsAdded: result.handsAdded,
  };
};

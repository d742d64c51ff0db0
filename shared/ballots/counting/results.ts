/** What a vote came to, as it is kept and shown: by choice, by area, by delegation. Rules [BALLOT-*]. */
import type { BallotSettings } from '../settings.ts';

/** What the voters of one delegation or area chose, in the order of the choices. */
export interface BreakdownRow {
  readonly id: string;
  /** Of a delegation, its area and its name as they were at the seal: both may change later, what was sealed may not. */
  readonly area?: string;
  readonly name?: string;
  readonly cast: number;
  readonly votes: readonly number[];
}

export interface Breakdown {
  readonly shown: readonly BreakdownRow[];
  /** How many were left out because too few voted there, or because what is left would show it. */
  readonly withheld: number;
}

export type Outcome = 'carried' | 'not-carried' | 'tie' | null;

export interface BallotResult {
  /** How many voted. */
  readonly cast: number;
  /** How many could have. */
  readonly register: number;
  /** In the order as put. */
  readonly votes: readonly number[];
  readonly hands: readonly number[] | null;
  /** Hands are added to the votes: the chair declared that nobody did both. */
  readonly handsAdded: boolean;
  readonly outcome: Outcome;
  readonly areas: Breakdown;
  readonly delegations: Breakdown;
}

/** What each choice has, in the order as put: the votes, and the hands where they are added. */
export const totalsOf = ({
  votes,
  hands,
  handsAdded,
}: Pick<BallotResult, 'votes' | 'hands' | 'handsAdded'>): number[] =>
  votes.map((count, index) => count + (handsAdded ? (hands?.[index] ?? 0) : 0));

/**
 * How much of the whole each choice has, from 0 to 1: of the points where they are shared, else of the people. Null where
 * nobody knows of how many people: of hands for several choices it can't be said whose were raised twice.
 */
export const sharesOf = (
  { kind }: Pick<BallotSettings, 'kind'>,
  result: Pick<BallotResult, 'cast' | 'votes' | 'hands' | 'handsAdded'>,
): (number | null)[] => {
  const totals = totalsOf(result);
  const isSeveral = kind === 'choose_up_to';
  if (isSeveral && result.handsAdded && result.hands) return totals.map(() => null);
  const whole = isSeveral ? result.cast : totals.reduce((sum, one) => sum + one, 0);
  return totals.map((one) => (whole === 0 ? 0 : one / whole));
};

/** Whether a motion is carried, by the measure it was put under; and whether choices are level at the top. Rules [BALLOT-*]. */
import type { Outcome } from './results.ts';
import type { BallotSettings } from '../settings.ts';

export interface Sides {
  readonly inFavour: number;
  readonly against: number;
}
export const sidesOf = ([inFavour = 0, against = 0]: readonly number[]): Sides => ({ inFavour, against });

/** In which more voted for than against, in which more voted against, and how many there are in the hall. */
export interface DelegationsFor extends Sides {
  readonly present: number;
}

/** What a question came to in all. */
export interface Measured {
  /** What each choice has, in the order as put. */
  readonly totals: readonly number[];
  /** Of how many people more than half are needed, where the whole register counts. */
  readonly entitled: number;
  readonly delegations: DelegationsFor;
}

type Measure = (sides: Sides, entitled: number, delegations: DelegationsFor) => Outcome;
const carriedIf = (holds: boolean): Outcome => (holds ? 'carried' : 'not-carried');

const measures: Record<BallotSettings['threshold'], Measure> = {
  none: () => null,
  simple: ({ inFavour, against }) =>
    inFavour === against && inFavour > 0 ? 'tie' : carriedIf(inFavour > against),
  two_thirds: ({ inFavour, against }) => carriedIf(inFavour > 0 && inFavour >= 2 * against),
  absolute: ({ inFavour }, entitled) => carriedIf(2 * inFavour > entitled),
  // Half for and half against is a tie; half for, and the rest silent, is not enough.
  delegations: (_sides, _entitled, { inFavour, against, present }) =>
    present > 0 && inFavour + against === present && inFavour === against
      ? 'tie'
      : carriedIf(2 * inFavour > present),
};

/** Choices level at the top are a tie and said as one; a motion has a measure of its own. */
const isTied = (totals: readonly number[]): boolean => {
  const most = Math.max(...totals);
  return most > 0 && totals.filter((one) => one === most).length > 1;
};

export const outcomeOf = (
  { kind, threshold }: Pick<BallotSettings, 'kind' | 'threshold'>,
  { totals, entitled, delegations }: Measured,
): Outcome =>
  kind !== 'motion' && isTied(totals) ? 'tie' : measures[threshold](sidesOf(totals), entitled, delegations);

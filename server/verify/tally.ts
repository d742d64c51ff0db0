/** The verifier's own reckoning of a ballot, written apart from the program's: what may be chosen, what it adds up to, what that decides. */
import type { RecordBallot } from '../../shared/views/record-file.ts';

type Settings = RecordBallot['settings'];

/** Of so few people no votes are shown. */
export const FEWEST_PEOPLE = 5;

/** The most that one voter may give in all, and to one choice. */
const allowance = ({
  kind,
  most,
  points,
  each,
}: Settings): { readonly all: number; readonly one: number } => {
  switch (kind) {
    case 'motion':
    case 'choose_one':
      return { all: 1, one: 1 };
    case 'choose_up_to':
      return { all: most, one: 1 };
    case 'share_points':
      return { all: points, one: each };
  }
};

const tallied = (names: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** Whether one vote may be given so: something, and not more than the ballot gives a voter. */
export const isPossibleVote = (settings: Settings, chosen: readonly string[]): boolean => {
  const { all, one } = allowance(settings);
  const most = Math.max(...tallied(chosen).values());
  return chosen.length > 0 && chosen.length <= all && most <= one;
};

/** What each choice has, in the order as put. */
export const votesIn = ({ settings, receipts }: Pick<RecordBallot, 'settings' | 'receipts'>): number[] => {
  const counts = tallied(receipts.flatMap(([, chosen]) => chosen));
  return settings.choices.map(({ id }) => counts.get(id) ?? 0);
};

type Figures = Pick<RecordBallot, 'settings' | 'register' | 'hands' | 'handsAdded'>;

/** A motion's first choice is for it, its second against it. */
const decided = (
  { settings, register, hands, handsAdded }: Figures,
  [inFavour = 0, against = 0]: readonly number[],
): RecordBallot['outcome'] => {
  const people = register + (handsAdded ? (hands ?? []).reduce((all, one) => all + one, 0) : 0);
  switch (settings.threshold) {
    case 'simple':
      if (inFavour === against) return inFavour === 0 ? 'not-carried' : 'tie';
      return inFavour > against ? 'carried' : 'not-carried';
    case 'two_thirds':
      return inFavour > 0 && inFavour / 2 >= against ? 'carried' : 'not-carried';
    case 'absolute':
      return inFavour > people / 2 ? 'carried' : 'not-carried';
    default:
      return null;
  }
};

/** What these votes decide by the ballot's own measure. Not to be asked of one that delegations decide: the record withholds too much. */
export const outcomeOfVotes = (figures: Figures, votes: readonly number[]): RecordBallot['outcome'] => {
  const { settings, hands, handsAdded } = figures;
  const totals = votes.map((count, index) => count + (handsAdded ? (hands?.[index] ?? 0) : 0));
  if (settings.kind === 'motion') return decided(figures, totals);
  const [first = 0, second = 0] = totals.toSorted((one, other) => other - one);
  return first > 0 && first === second ? 'tie' : null;
};

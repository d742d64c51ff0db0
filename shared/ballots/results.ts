/** What a vote came to: by choice, by area, by delegation; and what must be withheld so that nobody's vote can be read off. Rules [BALLOT-*]. */
import type { BallotSettings } from './settings.ts';

/** A breakdown that would show fewer people's votes than this is withheld. */
export const FEWEST_SHOWN = 5;

/** One vote: what was chosen, as often as points were given to it, and for whom. */
export interface CountedVote {
  readonly choices: readonly string[];
  readonly delegation: string;
}

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

interface Row {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  cast: number;
  readonly votes: number[];
}

/** Of those whose delegation is not in the list any more: counted, and never shown. */
const NOWHERE = { id: '', area: '', name: '' };

const emptyRow = (
  { id, area, name }: Pick<Row, 'id' | 'area' | 'name'>,
  { choices }: Pick<BallotSettings, 'choices'>,
): Row => ({ id, area, name, cast: 0, votes: choices.map(() => 0) });

const addTo = (
  row: Row,
  vote: Pick<CountedVote, 'choices'>,
  { choices }: Pick<BallotSettings, 'choices'>,
): void => {
  row.cast += 1;
  for (const [index, { id }] of choices.entries())
    row.votes[index] = (row.votes[index] ?? 0) + vote.choices.filter((one) => one === id).length;
};

const people = (rows: readonly Row[]): number => rows.reduce((sum, { cast }) => sum + cast, 0);

/** The rows to leave out: small ones, and then the smallest of the others until the gap itself is large enough. */
const tooTelling = (rows: readonly Row[]): ReadonlySet<Row> => {
  const ordered = rows.toSorted((one, other) => one.cast - other.cast);
  const out = new Set(ordered.filter(({ id, cast }) => cast < FEWEST_SHOWN || id === NOWHERE.id));
  for (const row of ordered) {
    const gap = people([...out]);
    if (gap === 0 || gap >= FEWEST_SHOWN) break;
    out.add(row);
  }
  return out;
};

const ofArea = ({ id, cast, votes }: Row): BreakdownRow => ({ id, cast, votes });
const ofDelegation = ({ id, area, name, cast, votes }: Row): BreakdownRow => ({
  id,
  area,
  name,
  cast,
  votes,
});

const breakdown = (
  rows: readonly Row[],
  out: ReadonlySet<Row>,
  shown: (row: Row) => BreakdownRow,
): Breakdown => ({ shown: rows.filter((row) => !out.has(row)).map(shown), withheld: out.size });

/**
 * By area and by delegation. Within an area as well as over all, what is left out holds at least FEWEST_SHOWN people, so
 * that no subtraction gives back what was withheld; an area that is left out takes its delegations with it [BALLOT-14].
 */
const breakdowns = (
  rows: readonly Row[],
  settings: BallotSettings,
): Pick<BallotResult, 'areas' | 'delegations'> => {
  const voting = rows.filter(({ cast }) => cast > 0);
  const areas = [...Map.groupBy(voting, ({ area }) => area)].map(([id, within]) => {
    const row = emptyRow({ ...NOWHERE, id, area: id }, settings);
    row.cast = people(within);
    for (const one of within)
      one.votes.forEach((votes, index) => (row.votes[index] = (row.votes[index] ?? 0) + votes));
    return { row, within };
  });
  const out = tooTelling(areas.map(({ row }) => row));
  const outBelow = areas.flatMap(({ row, within }) => (out.has(row) ? within : [...tooTelling(within)]));
  return {
    areas: breakdown(
      areas.map(({ row }) => row),
      out,
      ofArea,
    ),
    delegations: breakdown(voting, new Set(outBelow), ofDelegation),
  };
};

interface Sides {
  readonly inFavour: number;
  readonly against: number;
}
const sidesOf = ([inFavour = 0, against = 0]: readonly number[]): Sides => ({ inFavour, against });
const isFor = ({ votes }: Row): boolean => sidesOf(votes).inFavour > sidesOf(votes).against;
const isAgainst = ({ votes }: Row): boolean => sidesOf(votes).against > sidesOf(votes).inFavour;

/** In which more voted for than against, in which more voted against, and how many there are in the hall. */
interface DelegationsFor extends Sides {
  readonly present: number;
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
const isTied = (votes: readonly number[]): boolean => {
  const most = Math.max(...votes);
  return most > 0 && votes.filter((one) => one === most).length > 1;
};

export interface Counting {
  readonly settings: BallotSettings;
  readonly votes: readonly CountedVote[];
  readonly register: number;
  /** Delegations in their order, and whether anybody of theirs is known to be in the hall: whoever votes is. */
  readonly delegations: readonly (Pick<Row, 'id' | 'area' | 'name'> & { readonly isPresent: boolean })[];
  readonly hands: readonly number[] | null;
  readonly handsAdded: boolean;
}

const delegationsFor = (
  delegations: Counting['delegations'],
  rows: ReadonlyMap<string, Row>,
): DelegationsFor => {
  const voting = [...rows.values()];
  return {
    inFavour: voting.filter(isFor).length,
    against: voting.filter(isAgainst).length,
    present: delegations.filter(({ id, isPresent }) => isPresent || (rows.get(id)?.cast ?? 0) > 0).length,
  };
};

export const resultOf = (counting: Counting): BallotResult => {
  const { settings, votes, register, hands, handsAdded } = counting;
  const nowhere = emptyRow(NOWHERE, settings);
  const rows = new Map(counting.delegations.map((one) => [one.id, emptyRow(one, settings)]));
  const all = emptyRow(NOWHERE, settings);
  for (const vote of votes) {
    addTo(all, vote, settings);
    addTo(rows.get(vote.delegation) ?? nowhere, vote, settings);
  }
  const added = handsAdded && hands ? hands : null;
  const totals = totalsOf({ votes: all.votes, hands, handsAdded });
  const entitled = register + (added ?? []).reduce((sum, count) => sum + count, 0);
  const measured = measures[settings.threshold](
    sidesOf(totals),
    entitled,
    delegationsFor(counting.delegations, rows),
  );
  return {
    cast: all.cast,
    register,
    votes: all.votes,
    hands,
    handsAdded,
    outcome: settings.kind !== 'motion' && isTied(totals) ? 'tie' : measured,
    ...breakdowns([...rows.values(), nowhere], settings),
  };
};

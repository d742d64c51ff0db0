/** A result by area and by delegation, less what must be withheld so that nobody's vote can be read off. Rule [BALLOT-14]. */
import type { BallotResult, Breakdown, BreakdownRow } from './results.ts';
import type { BallotSettings } from '../settings.ts';
import { emptyRow, NOWHERE, type TallyRow } from './tally-rows.ts';

/** A breakdown that would show fewer people's votes than this is withheld. */
export const FEWEST_SHOWN = 5;

const people = (rows: readonly TallyRow[]): number => rows.reduce((sum, { cast }) => sum + cast, 0);

/** The rows to leave out: small ones, and then the smallest of the others until the gap itself is large enough. */
const tooTelling = (rows: readonly TallyRow[]): ReadonlySet<TallyRow> => {
  const ordered = rows.toSorted((one, other) => one.cast - other.cast);
  const out = new Set(ordered.filter(({ id, cast }) => cast < FEWEST_SHOWN || id === NOWHERE.id));
  for (const row of ordered) {
    const gap = people([...out]);
    if (gap === 0 || gap >= FEWEST_SHOWN) break;
    out.add(row);
  }
  return out;
};

const ofArea = ({ id, cast, votes }: TallyRow): BreakdownRow => ({ id, cast, votes });
const ofDelegation = ({ id, area, name, cast, votes }: TallyRow): BreakdownRow => ({
  id,
  area,
  name,
  cast,
  votes,
});

const breakdown = (
  rows: readonly TallyRow[],
  out: ReadonlySet<TallyRow>,
  shown: (row: TallyRow) => BreakdownRow,
): Breakdown => ({ shown: rows.filter((row) => !out.has(row)).map(shown), withheld: out.size });

/**
 * By area and by delegation. Within an area as well as over all, what is left out holds at least FEWEST_SHOWN people, so
 * that no subtraction gives back what was withheld; an area that is left out takes its delegations with it [BALLOT-14].
 */
export const breakdowns = (
  rows: readonly TallyRow[],
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

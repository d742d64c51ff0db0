/** What the cross checks of a plan find: each row of the table changes the sample and names every finding that follows. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Unread } from '../../../shared/plan/checks/finding.ts';
import { checkPlan } from '../../../shared/plan/checks/plan-checks.ts';
import { contradiction, datesIn, readDate } from '../../../shared/plan/written-dates.ts';
import { planSchema } from '../../../shared/plan/plan.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const sample = read('server/sample/thames-valley.yaml');

interface Edit {
  readonly from: string;
  readonly to: string;
}

const edited = (edits: readonly Edit[]): string =>
  edits.reduce((text, { from, to }) => {
    if (!text.includes(from)) throw new Error(`the sample no longer says: ${from}`);
    return text.replace(from, () => to);
  }, sample);

const found = (edits: readonly Edit[], unread?: Unread): string[] =>
  checkPlan(planSchema.parse(parse(edited(edits))), unread).map(
    ({ level, path, message }) => `${level} ${path.join('.')}: ${message}`,
  );

const rows = z
  .array(
    z.strictObject({
      name: z.string(),
      change: z.array(z.strictObject({ from: z.string(), to: z.string() })).min(1),
      finds: z.array(z.string()),
    }),
  )
  .parse(parse(read('tests/plans/mistakes-between-parts.yaml')));

/** Five hours later on the clock, past midnight. */
const later = (clock: string): string =>
  `${String((Number(clock.slice(0, 2)) + 5) % 24).padStart(2, '0')}${clock.slice(2)}`;

describe('a plan’s parts agree', () => {
  test('in the sample', () => {
    expect(found([])).toEqual([]);
  });

  test.each(rows)('$name', ({ change, finds }) => {
    expect(found(change).toSorted()).toEqual(finds.toSorted());
  });

  test.each([
    [0, []],
    [-1, ['warning assembly.venue.seats']],
  ])('of seats and pledges: with %i seats to spare', (spare, finds) => {
    const plan = planSchema.parse(parse(sample));
    const pledged = plan.delegations.reduce((sum, one) => sum + one.pledged, 0);
    const { venue } = plan.assembly;
    if (!venue) throw new Error('The sample has no venue');
    const held = { ...plan, assembly: { ...plan.assembly, venue: { ...venue, seats: pledged + spare } } };
    expect(checkPlan(held).map(({ level, path }) => `${level} ${path.join('.')}`)).toEqual(finds);
  });

  test('on an evening that goes past midnight', () => {
    const clocks = sample.match(/(?:doors|start|end|hard_stop|at): "\d\d:\d\d"/g) ?? [];
    const shifted = sample.replace(/"(\d\d:\d\d)"/g, (_, clock: string) => `"${later(clock)}"`);
    expect(clocks.length).toBeGreaterThan(30);
    expect(checkPlan(planSchema.parse(parse(shifted)))).toEqual([]);
  });
});

test('fewer than three areas with a delegation is told, whatever areas are listed', () => {
  const plan = planSchema.parse(parse(sample));
  plan.delegations.forEach((one, i) => Object.assign(one, { area: i < 3 ? 'OX' : 'MK' }));
  expect(checkPlan(plan)).toEqual([
    {
      path: ['areas'],
      level: 'warning',
      message: "has 2 areas with a delegation: the alliance's own rule is at least three.",
    },
  ]);
  Object.assign(plan.delegations[9] ?? {}, { area: 'RG' });
  expect(checkPlan(plan)).toEqual([]);
});

const unread = (parts: string[], ids: string[] = []): Unread => ({
  parts: new Set(parts),
  ids: new Set(ids),
});

describe('what was not read is not held against the plan', () => {
  test.each<[string, Edit, Unread]>([
    [
      'an ask whose segment was left out',
      { from: 'kind: ask, ref: A5', to: 'kind: relational' },
      unread(['running_order']),
    ],
    ['the id of an item left out', { from: 'pinner: pin5', to: 'pinner: pin9' }, unread(['roles'], ['pin9'])],
    ['a field of the assembly', { from: '  imprint:', to: '  # ' }, unread(['assembly.imprint'])],
    ['the assembly as a whole', { from: '  imprint:', to: '  # ' }, unread(['assembly'])],
  ])('%s', (_name, edit, left) => {
    expect(found([edit])).toHaveLength(1);
    expect(found([edit], left)).toEqual([]);
  });
});

describe('dates as people write them', () => {
  test.each([
    ['2020-04-29', '2020-04-29'],
    ['Wednesday 2020-04-29', '2020-04-29'],
    ['Wednesday 29 April 2020', '2020-04-29'],
    ['Wed, 29th of April, 2020', '2020-04-29'],
    ['April 9th 2020', '2020-04-09'],
    ['29 April', undefined],
    ['2020-02-30', undefined],
    ['2020-4-29', undefined],
    ['soon', undefined],
  ])('%s', (text, iso) => {
    expect(readDate(text)?.iso).toBe(iso);
  });

  test.each([
    ['see you on Thursday 29th April', '2020', ['Thursday 29th April']],
    [
      'Thursday, 29 April or Thursday April 29th or Thu 2020-04-29',
      '2020',
      ['Thursday, 29 April', 'Thursday April 29th', 'Thu 2020-04-29'],
    ],
    ['Thursday 29th April', '2021', []],
    ['Thursday 29th April 2021', '2020', []],
    ['Wednesday the 29th of April 2020', '1999', []],
    ['on 29 April', '2020', []],
    ['a month 3 May', '2020', []],
  ])('%s, in %s', (text, year, wrong) => {
    const contradicting = datesIn(text, year).filter((date) => contradiction(date) !== undefined);
    expect(contradicting.map(({ words }) => words)).toEqual(wrong);
  });
});

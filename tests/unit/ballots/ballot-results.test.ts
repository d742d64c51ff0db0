/** What a vote comes to: measures and ties, and breakdowns that give nobody's vote away. */
import { describe, expect, test } from 'vitest';
import { resultOf, type Counting } from '../../../shared/ballots/counting/counting.ts';
import { sharesOf, type Outcome } from '../../../shared/ballots/counting/results.ts';
import { settingsShape } from '../../../shared/ballots/settings-schema.ts';
import { settled, type WrittenSettings } from '../../../shared/ballots/settings.ts';
import { z } from 'zod';

const written = z.strictObject(settingsShape);
const settings = (more: Partial<WrittenSettings> = {}) =>
  settled({ ...written.parse({ question: 'Shall we?' }), ...more });

const delegations = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((id) => ({
  id,
  area: id.slice(0, 1),
  name: `The people of ${id}`,
  isPresent: true,
}));

const counting = (
  cast: Readonly<Record<string, readonly string[]>>,
  more: Partial<Counting> = {},
): Counting => ({
  settings: settings(),
  votes: Object.entries(cast).flatMap(([delegation, all]) =>
    all.map((choice) => ({ choices: [choice], delegation })),
  ),
  register: 40,
  delegations,
  hands: null,
  handsAdded: false,
  ...more,
});

const many = (choice: string, amount: number): string[] => Array.from({ length: amount }, () => choice);
const sides = (inFavour: number, against: number, abstain = 0) => ({
  a1: [...many('for', inFavour), ...many('against', against), ...many('abstain', abstain)],
});
const heads = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([id, amount]) => [id, many('for', amount)]));

describe('the outcome', () => {
  test.each<[WrittenSettings['threshold'], number, number, number, Outcome]>([
    ['simple', 3, 2, 90, 'carried'],
    ['simple', 2, 3, 0, 'not-carried'],
    ['simple', 2, 2, 9, 'tie'],
    ['simple', 0, 0, 0, 'not-carried'],
    ['simple', 0, 0, 9, 'not-carried'],
    ['two_thirds', 4, 2, 50, 'carried'],
    ['two_thirds', 5, 3, 0, 'not-carried'],
    ['two_thirds', 0, 0, 4, 'not-carried'],
    ['absolute', 21, 0, 0, 'carried'],
    ['absolute', 20, 0, 0, 'not-carried'],
    ['none', 9, 0, 0, null],
  ])(
    '[BALLOT-15] %s: %i for, %i against, %i abstain of 40',
    (threshold, inFavour, against, abstain, outcome) => {
      const result = resultOf(
        counting(sides(inFavour, against, abstain), { settings: settings({ threshold }) }),
      );
      expect(result.outcome).toBe(outcome);
    },
  );

  // One voice in each that is for it, fifty in each that is against: heads decide nothing.
  test.each<[number, number, Outcome]>([
    [4, 2, 'carried'],
    [3, 3, 'tie'],
    [2, 4, 'not-carried'],
    [4, 0, 'carried'],
    [3, 2, 'not-carried'],
    [3, 0, 'not-carried'],
    [2, 2, 'not-carried'],
    [0, 0, 'not-carried'],
  ])(
    '[BALLOT-15] by delegations: %i for, %i against, the rest of six silent',
    (inFavour, against, outcome) => {
      const cast = Object.fromEntries(
        delegations
          .slice(0, inFavour + against)
          .map(({ id }, index) => [id, index < inFavour ? many('for', 1) : many('against', 50)]),
      );
      expect(resultOf(counting(cast, { settings: settings({ threshold: 'delegations' }) })).outcome).toBe(
        outcome,
      );
    },
  );

  test('[BALLOT-15] a delegation that is split is on neither side, and one that only votes is present', () => {
    const six = delegations.map((one) => Object.assign({}, one, { isPresent: false }));
    const cast = { a1: many('for', 1), a2: many('for', 1), a3: ['for', 'against'] };
    const result = resultOf(
      counting(cast, { settings: settings({ threshold: 'delegations' }), delegations: six }),
    );
    expect(result.outcome).toBe('carried');
    const level = { a1: many('for', 1), a2: many('against', 1), a3: ['for', 'against'] };
    expect(
      resultOf(counting(level, { settings: settings({ threshold: 'delegations' }), delegations: six }))
        .outcome,
    ).toBe('not-carried');
  });

  test('[BALLOT-15] two choices level at the top are a tie', () => {
    const choose = settings({ kind: 'choose_one', choices: ['Buses', 'Homes', 'Safety'] });
    const of = (...amounts: readonly [number, number, number]) =>
      resultOf(
        counting(
          { a1: [...many('Buses', amounts[0]), ...many('Homes', amounts[1]), ...many('Safety', amounts[2])] },
          { settings: choose },
        ),
      ).outcome;
    expect([of(4, 4, 1), of(4, 3, 3), of(0, 0, 0)]).toEqual(['tie', null, null]);
  });
});

const shown = (counts: Readonly<Record<string, number>>) => {
  const { areas, delegations: rows } = resultOf(counting(heads(counts)));
  return {
    areas: areas.shown.map(({ id }) => id).join(' '),
    rows: rows.shown.map(({ id }) => id).join(' '),
    withheld: [areas.withheld, rows.withheld],
  };
};

describe('a breakdown', () => {
  test.each([
    ['all are large', { a1: 9, a2: 5, b1: 7 }, 'a b', 'a1 a2 b1', [0, 0]],
    ['those nobody voted in are left out', { a1: 9, a2: 0 }, 'a', 'a1', [0, 0]],
    ['a small one takes the next smallest with it', { a1: 9, a2: 3, a3: 6 }, 'a', 'a1', [0, 2]],
    ['two small ones hide each other', { a1: 9, a2: 3, a3: 2 }, 'a', 'a1', [0, 2]],
    ['two that are too small together take a third', { a1: 9, a2: 2, a3: 1 }, 'a', '', [0, 3]],
    ['a small area takes another with all that is in it', { a1: 9, b1: 3, c1: 6 }, 'a', 'a1', [2, 2]],
    ['within a hidden area nothing is shown', { a1: 20, b1: 6, b2: 6, c1: 2 }, 'a', 'a1', [2, 3]],
    ['too few in all', { a1: 2, b1: 1 }, '', '', [2, 2]],
  ])('[BALLOT-14] %s', (_what, counts, areas, rows, withheld) => {
    expect(shown(counts)).toEqual({ areas, rows, withheld });
  });

  test('[BALLOT-14] counts people, not points', () => {
    const points = settings({ kind: 'share_points', choices: ['Buses', 'Homes'], points: 9 });
    const votes = Array.from({ length: 4 }, () => ({ choices: many('Buses', 9), delegation: 'a1' }));
    const result = resultOf(counting({}, { settings: points, votes }));
    expect(result).toMatchObject({ cast: 4, votes: [36, 0], areas: { shown: [], withheld: 1 } });
  });
});

describe('a share', () => {
  test.each([
    [
      'of the votes',
      'motion',
      { cast: 8, votes: [6, 2, 0], hands: [8, 0, 0], handsAdded: false },
      [0.75, 0.25, 0],
    ],
    [
      'of votes and hands',
      'motion',
      { cast: 8, votes: [6, 2, 0], hands: [2, 6, 0], handsAdded: true },
      [0.5, 0.5, 0],
    ],
    [
      'of the people, where each may choose several',
      'choose_up_to',
      { cast: 4, votes: [4, 2, 1] },
      [1, 0.5, 0.25],
    ],
    ['of the points', 'share_points', { cast: 2, votes: [15, 5] }, [0.75, 0.25]],
    ['of nothing', 'choose_one', { cast: 0, votes: [0, 0] }, [0, 0]],
    ['of nothing, where each may choose several', 'choose_up_to', { cast: 0, votes: [0, 0] }, [0, 0]],
    [
      'of people nobody counted: hands for several choices',
      'choose_up_to',
      { cast: 4, votes: [4, 2], hands: [3, 3], handsAdded: true },
      [null, null],
    ],
  ] as const)('%s', (_what, kind, result, shares) => {
    expect(sharesOf({ kind }, { hands: null, handsAdded: false, ...result })).toEqual(shares);
  });
});

/** Two reckonings of one ballot, written apart: the night's, and the verifier's. Whatever was voted, they agree; and each is tried at its limits. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPossibleVote, outcomeOfVotes, votesIn } from '../../server/verify/tally.ts';
import { isAllowedBy } from '../../shared/ballots/choices.ts';
import { resultOf } from '../../shared/ballots/counting/counting.ts';
import { receiptsOf } from '../../shared/ballots/receipts.ts';
import { ballotKinds, settled, thresholds, type BallotSettings } from '../../shared/ballots/settings.ts';

const how = { seed: 20_261_130, numRuns: 2_000 };
const CHOICES = ['Buses', 'Homes', 'Safety'];

const settings: fc.Arbitrary<BallotSettings> = fc
  .record({
    kind: fc.constantFrom(...ballotKinds),
    most: fc.integer({ min: 1, max: 3 }),
    points: fc.integer({ min: 2, max: 6 }),
    each: fc.integer({ min: 1, max: 6 }),
    threshold: fc.constantFrom(...thresholds),
    isLong: fc.boolean(),
  })
  .map(({ kind, isLong, ...more }) =>
    settled({
      question: 'Shall we?',
      kind,
      choices: kind === 'motion' ? [] : CHOICES.slice(0, isLong ? 3 : 2),
      voters: 'phones',
      register: 'open',
      changeable: false,
      seconds: null,
      veto: false,
      ...more,
    }),
  );

/** Votes by the places of their choices: small numbers, so that sides are often level. */
const chosen = fc.array(fc.nat(2), { minLength: 1, maxLength: 7 });
const idsOf = ({ choices }: BallotSettings, places: readonly number[]): string[] =>
  places.map((place) => choices[place % choices.length]?.id ?? '');

describe('[RECORD-7] the verifier', () => {
  test('allows what the night allows, and nothing else', () => {
    const met = { allowed: 0, refused: 0 };
    fc.assert(
      fc.property(settings, chosen, (put, places) => {
        const vote = idsOf(put, places);
        const isAllowed = isAllowedBy[put.kind](vote, put);
        expect(isPossibleVote(put, vote)).toBe(isAllowed);
        met[isAllowed ? 'allowed' : 'refused'] += 1;
      }),
      how,
    );
    expect(Math.min(met.allowed, met.refused)).toBeGreaterThan(300);
  });

  test('comes to the same votes and the same outcome', () => {
    const met = new Map<string, number>();
    fc.assert(
      fc.property(
        settings,
        fc.array(chosen, { maxLength: 8 }),
        fc.option(fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }), { nil: null }),
        fc.boolean(),
        fc.nat(1),
        (put, all, handsOfThree, isAdded, silent) => {
          const most = put.kind === 'motion' || put.kind === 'choose_one' ? 1 : 7;
          const votes = all
            .map((places) => idsOf(put, places.slice(0, most)))
            .filter((vote) => isPossibleVote(put, vote));
          const hands = handsOfThree?.slice(0, put.choices.length) ?? null;
          const figures = { settings: put, register: votes.length + silent, hands, handsAdded: isAdded };
          const night = resultOf({
            ...figures,
            votes: votes.map((choices) => ({ choices, delegation: '' })),
            delegations: [],
          });
          const cast = new Map(
            votes.map((choices, at) => [`VOTER${at}`.padEnd(26, 'X'), { choices, hiddenDelegation: '' }]),
          );
          const receipts = receiptsOf({ settings: put, votes: cast }).map(
            ({ receipt, choices }) => [receipt, choices] as const,
          );
          const reckoned = votesIn({
            settings: put,
            receipts: receipts.map(([one, ids]) => [one, [...ids]]),
          });
          expect(reckoned).toEqual(night.votes);
          if (put.threshold === 'delegations') return;
          expect(outcomeOfVotes(figures, reckoned)).toBe(night.outcome);
          const what = `${put.threshold} ${night.outcome}`;
          met.set(what, (met.get(what) ?? 0) + 1);
        },
      ),
      how,
    );
    const often = [...met].filter(([, times]) => times > 5).map(([what]) => what);
    expect(often.toSorted()).toEqual([
      'absolute carried',
      'absolute not-carried',
      'none null',
      'none tie',
      'simple carried',
      'simple not-carried',
      'simple tie',
      'two_thirds carried',
      'two_thirds not-carried',
    ]);
  });

  // Written by hand: where both reckonings were wrong alike, these would say so.
  test.each([
    ['motion', ['for'], true],
    ['motion', ['for', 'against'], false],
    ['choose_one', ['Buses'], true],
    ['choose_one', [], false],
    ['choose_up_to', ['Buses', 'Homes'], true],
    ['choose_up_to', ['Buses', 'Buses'], false],
    ['choose_up_to', CHOICES, false],
    ['share_points', ['Buses', 'Buses', 'Homes'], true],
    ['share_points', ['Buses', 'Buses', 'Buses'], false],
    ['share_points', ['Buses', 'Buses', 'Homes', 'Homes'], false],
    ['share_points', [], false],
  ] as const)('of a %s, %j is a vote: %s', (kind, vote, may) => {
    const written = {
      question: 'Which?',
      kind,
      choices: kind === 'motion' ? [] : CHOICES,
      most: 2,
      points: 3,
      each: 2,
    };
    const rest = {
      voters: 'phones',
      register: 'open',
      changeable: false,
      seconds: null,
      veto: false,
    } as const;
    expect(isPossibleVote(settled({ ...written, ...rest }), vote)).toBe(may);
  });
});

/** A vote as a phone puts it together, keeps it, and finds it again in the record. */
import { describe, expect, test } from 'vitest';
import { added, isSameChoice, takenBack } from '../../../client/phone/voting/choosing.ts';
import { findReceipt } from '../../../client/phone/voting/find-receipt.ts';
import {
  readVotes,
  voteIn,
  withoutVote,
  withVote,
  type KeptVote,
} from '../../../client/phone/voting/kept-votes.ts';
import { readVote, writeVote, type TappedVote } from '../../../client/phone/voting/tapped-vote.ts';
import { addressOfPage } from '../../../client/link/address.ts';
import { canAdd, left, type ChoiceLimits } from '../../../shared/ballots/choices.ts';

const choosing = (kind: ChoiceLimits['kind'], rest: Partial<ChoiceLimits> = {}): ChoiceLimits => ({
  kind,
  most: 1,
  points: 15,
  each: 15,
  ...rest,
});
const tapping = (how: ChoiceLimits, taps: readonly string[]): readonly string[] =>
  taps.reduce<readonly string[]>((chosen, id) => added(how, chosen, id), []);

describe('what is chosen', () => {
  test.each(['motion', 'choose_one'] as const)(
    'of a %s: the last tap takes the place of the first',
    (kind) => {
      expect(tapping(choosing(kind), ['for', 'against'])).toEqual(['against']);
    },
  );

  test('up to two: a third is not taken, nor one twice', () => {
    const upToTwo = choosing('choose_up_to', { most: 2 });
    expect(tapping(upToTwo, ['a', 'a', 'b', 'c'])).toEqual(['a', 'b']);
    expect(canAdd(upToTwo, ['a', 'b'], 'c')).toBe(false);
    expect(added(upToTwo, takenBack(['a', 'b'], 'a'), 'c')).toEqual(['b', 'c']);
  });

  test('five points, at most three on one: no more than there are, and no more than that on one', () => {
    const five = choosing('share_points', { points: 5, each: 3 });
    expect(tapping(five, ['a', 'a', 'a', 'a'])).toEqual(['a', 'a', 'a']);
    expect(left(five, ['a', 'a', 'a'])).toBe(2);
    const all = tapping(five, ['a', 'a', 'a', 'b', 'b', 'b', 'c']);
    expect(all).toEqual(['a', 'a', 'a', 'b', 'b']);
    expect([left(five, all), canAdd(five, all, 'c')]).toEqual([0, false]);
  });

  test('a point taken back is one point, and none where there is none', () => {
    expect(takenBack(['a', 'b', 'a'], 'a')).toEqual(['a', 'b']);
    expect(takenBack(['a'], 'b')).toEqual(['a']);
  });

  test.each([
    [['a', 'b'], ['b', 'a'], true],
    [['a', 'a', 'b'], ['a', 'b', 'b'], false],
    [['a'], ['a', 'a'], false],
    [[], [], true],
  ])('%j and %j are the same: %s', (one, other, same) => {
    expect(isSameChoice(one, other)).toBe(same);
  });
});

describe('[PHONE-8] a vote that was tapped', () => {
  const tapped: TappedVote = {
    code: 'BCDFGH',
    id: 'an-id',
    at: 1_588_181_400_000,
    ballot: 'B1',
    card: null,
    choices: ['c1', 'c1', 'c2'],
  };
  test.each([tapped, { ...tapped, card: '0123456789', choices: ['for'] }])(
    'is read as it was written',
    (one) => {
      expect(readVote(writeVote(one))).toStrictEqual(one);
    },
  );

  test.each([null, '', 'BCDFGH an-id', 'BCDFGH an-id never B1 - for', 'BCDFGH an-id 5 B1 -'])(
    'is nothing where nothing can be read: %s',
    (kept) => {
      expect(readVote(kept)).toBeNull();
    },
  );
});

describe('[PHONE-7] a vote that is kept', () => {
  const at = 1_588_181_400_000;
  const vote: KeptVote = {
    assembly: 'tv',
    ballot: 'B1',
    card: null,
    question: 'Shall we?',
    choices: ['for'],
    receipt: 'AAAA-BBBB-CCCC',
    at,
  };
  const another = { ...vote, card: '0123456789' };

  test('is one for each ballot and card, the newest', () => {
    const votes = withVote(withVote(withVote([], { ...vote, receipt: null }), another), vote);
    expect(votes).toHaveLength(2);
    expect(voteIn(votes, vote)).toBe(vote);
    expect(voteIn(withoutVote(votes, vote), vote)).toBeUndefined();
    expect(voteIn(votes, { ...vote, assembly: 'other' })).toBeUndefined();
  });

  test.each([
    [0, 1],
    [23.9, 1],
    [24, 0],
    [-25, 0],
  ])('after %d hours there are %d', (hours, there) => {
    expect(readVotes(JSON.stringify([vote]), at + hours * 3_600_000)).toHaveLength(there);
  });

  test.each([null, '', '{', '{}', '[null, 7, {"ballot": "B1"}]'])(
    'is none where none can be read: %s',
    (kept) => {
      expect(readVotes(kept, at)).toEqual([]);
    },
  );
});

describe('[PHONE-7] a receipt in the record', () => {
  const record = {
    ballots: [
      { id: 'B0', receipts: [] },
      {
        id: 'B1',
        receipts: [
          ['AAAA', ['x', 'y', 'x']],
          ['BBBB', []],
        ],
      },
    ],
  };
  test.each([
    ['AAAA', ['x', 'x', 'y'], 'listed'],
    ['AAAA', ['x', 'y'], 'different'],
    ['BBBB', ['x'], 'different'],
    ['CCCC', ['x'], 'missing'],
  ])('%s with %j is %s', (receipt, choices, finding) => {
    expect(findReceipt({ record }, 'B1', receipt, choices)).toBe(finding);
  });

  test.each([
    null,
    7,
    [],
    {},
    { ballots: [] },
    { record: { ballots: {} } },
    { record: { ballots: [null, {}] } },
    { record: { ballots: [{ id: 'B1' }] } },
  ])('can’t be found in %j', (other) => {
    expect(findReceipt(other, 'B1', 'AAAA', ['x'])).toBe('unreadable');
  });

  test('is not found among entries that are none', () => {
    expect(
      findReceipt({ record: { ballots: [{ id: 'B1', receipts: [null, 'AAAA', {}] }] } }, 'B1', 'AAAA', ['x']),
    ).toBe('missing');
    expect(
      findReceipt({ record: { ballots: [{ id: 'B1', receipts: [['AAAA']] }] } }, 'B1', 'AAAA', ['x']),
    ).toBe('different');
  });
});

describe('[PHONE-9] the card in a page’s address', () => {
  test.each([
    ['?card=0123456789', '0123456789'],
    ['?d=TATT&card=abcd%20efgh-jk', 'ABCDEFGHJK'],
    ['?card=', undefined],
    ['?d=TATT', undefined],
  ])('%s is %s', (search, card) => {
    expect(addressOfPage({ pathname: '/j/BCDFGH', search, hash: '' }).card).toBe(card);
  });
});

/** What was tapped and not yet counted: kept over a reload, sent under one id, and never once it means nothing any more. */
import { describe, expect, test } from 'vitest';
import { readNumber } from '../../../client/phone/check-in/read-number.ts';
import { isStale, readTapped, writeTapped, type TappedCheckIn } from '../../../client/phone/tapped.ts';

const HOUR_MS = 3_600_000;
const tapped: TappedCheckIn = {
  code: 'BCDFGH',
  id: 'an-id',
  delegation: 'D02',
  party: 30,
  at: 1_588_181_400_000,
};

describe('[PHONE-5] what was tapped', () => {
  test.each([tapped, { ...tapped, delegation: null, party: 1 }])('is read as it was written', (one) => {
    expect(readTapped(writeTapped(one))).toStrictEqual(one);
  });

  test.each([null, '', 'D02 3', 'BCDFGH id D02 none 5', 'BCDFGH id D02 3 never'])(
    'is nothing where nothing can be read: %s',
    (kept) => {
      expect(readTapped(kept)).toBeNull();
    },
  );

  test.each([
    [0, false],
    [11.9 * HOUR_MS, false],
    [12 * HOUR_MS, true],
    [-13 * HOUR_MS, true],
  ])('after %d ms is stale: %s', (laterMs, stale) => {
    expect(isStale(tapped, tapped.at + laterMs)).toBe(stale);
  });
});

describe('a number as it is typed', () => {
  test.each([
    ['30', 30],
    [' 9 ', 9],
    ['٣٠', 30],
    ['۲۵', 25],
    ['', null],
    ['3a', null],
    ['-3', null],
    ['1.5', null],
  ])('%s is %s', (typed, heads) => {
    expect(readNumber(typed)).toBe(heads);
  });
});

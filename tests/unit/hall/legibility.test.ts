/** How large letters must be on the wall, and what the chair is told of a hall that is too deep for its screen. */
import { describe, expect, test } from 'vitest';
import { letterSizes, neededOfWidth, outOfReach } from '../../../shared/screen/legibility.ts';
import { nightView } from '../../../shared/views/night.ts';
import { given, givenPlan, samplePlan } from '../../support/night/night.ts';

const WIDE = 16 / 9;
const hall = (furthestSeatM: number, screenWidthM: number) => ({ furthestSeatM, screenWidthM });
const rounded = ({ one, rest }: { readonly one: number; readonly rest: number }) =>
  [one, rest].map((share) => Number(share.toFixed(2)));

describe('how large letters must be', () => {
  test('[LETTER-1] the sample’s hall: 25 m from a picture 4.0 m wide and 2.25 m high', () => {
    const { one, rest } = neededOfWidth(hall(25, 4));
    expect(rounded({ one: one * WIDE, rest: rest * WIDE })).toEqual([7.94, 5.29]);
    // 25 m / 200 = 12.5 cm of capital height, 17.9 cm of font size, of 225 cm.
    expect(one * WIDE).toBeCloseTo((100 * (0.125 / 0.7)) / 2.25, 9);
  });

  test('[LETTER-1] the night knows its hall, where the plan measures it', () => {
    expect(nightView(given().state).hall).toEqual(hall(25, 4));
    const unmeasured = {
      ...samplePlan,
      assembly: { ...samplePlan.assembly, venue: { name: 'St Corvin’s', screen_w_m: 4 } },
    };
    expect(nightView(givenPlan(unmeasured).state).hall).toBeNull();
  });

  test.each([
    ['the sample, 16:9', hall(25, 4), WIDE, [8, 5.29]],
    ['the sample, 4:3: the same width is a higher picture', hall(25, 4), 4 / 3, [8, 5]],
    ['the sample, 21:9: a lower one', hall(25, 4), 2560 / 1080, [10, 6.67]],
    ['a deeper hall', hall(30, 4), WIDE, [9.52, 6.35]],
    ['a parish room', hall(8, 3), WIDE, [8, 5]],
    ['a cathedral', hall(60, 4), WIDE, [10, 6.67]],
  ])('[LETTER-2] %s', (_, size, aspect, sizes) => {
    expect(rounded(letterSizes(size, aspect))).toEqual(sizes);
  });

  test('[LETTER-2] where the plan doesn’t measure its hall, the least there is', () => {
    expect(letterSizes(null, WIDE)).toEqual({ one: 8, rest: 5 });
  });
});

describe('a hall too deep for its screen', () => {
  test('[LETTER-3] 38 m from a screen of 4.0 m: read from 31 m, and 5.0 m would do', () => {
    expect(outOfReach(hall(38, 4))).toEqual({
      readableToM: 31,
      furthestSeatM: 38,
      screenWidthM: 4,
      neededWidthM: 5,
    });
  });

  test.each([
    [31.5, 4],
    [25, 4],
    [38, 5],
  ])('[LETTER-3] nobody is told anything of %d m and %d m', (furthest, width) => {
    expect(outOfReach(hall(furthest, width))).toBeNull();
  });

  test('[LETTER-3] the screen that is asked for would do, in every hall', () => {
    const tooDeep = Array.from({ length: 180 }, (_, index) => 20 + index);
    const told = tooDeep.flatMap((furthest) => outOfReach(hall(furthest, 2)) ?? []);
    expect(told).toHaveLength(tooDeep.length);
    for (const { furthestSeatM, neededWidthM } of told) {
      expect(outOfReach(hall(furthestSeatM, neededWidthM))).toBeNull();
    }
    expect(outOfReach(null)).toBeNull();
  });
});

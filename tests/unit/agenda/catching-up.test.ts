/** What the console proposes when the night runs late. */
import { describe, expect, test } from 'vitest';
import { proposeCuts, type Cuttable, type Proposal } from '../../../shared/agenda/catching-up.ts';
import { given, MINUTE, samplePlan, SECOND } from '../../support/night/night.ts';

const evening = given().state.agenda.segments;
const seconds = ({ cuts }: Proposal) =>
  cuts.map(({ segment, fromMs, toMs }) => [segment, fromMs / SECOND, toMs / SECOND]);
const some = (own: Partial<Cuttable>): Cuttable => ({
  id: 'X',
  lengthMs: 180 * SECOND,
  minMs: 60 * SECOND,
  cut: 1,
  perCandidateMs: null,
  ...own,
});
const allMinutes = Array.from({ length: 31 }, (_, minutes) => minutes);

describe('a proposal', () => {
  test('[CATCH-1] for eleven minutes: first the cuts of priority one, then two, the last of the night first', () => {
    expect(seconds(proposeCuts(evening, 11 * MINUTE))).toEqual([
      ['S22', 240, 60],
      ['S12', 180, 0],
      ['S20', 240, 90],
      ['S18', 360, 240],
      ['S04', 180, 150],
    ]);
  });

  test('[CATCH-1] the last resort comes last', () => {
    const { cuts, savedMs, stillOverMs } = proposeCuts(evening, 15 * MINUTE);
    expect(cuts.at(-1)).toStrictEqual({
      segment: 'S02',
      fromMs: 240 * SECOND,
      toMs: 60 * SECOND,
      perCandidateMs: null,
    });
    expect([savedMs, stillOverMs]).toEqual([15 * MINUTE, 0]);
  });

  test.each(allMinutes)('[CATCH-1] for %i minutes touches nothing that is never cut', (minutes) => {
    const priorities = new Map(samplePlan.running_order.map(({ id, cut }) => [id, cut]));
    const { cuts } = proposeCuts(evening, minutes * MINUTE);
    expect(cuts.filter(({ segment }) => priorities.get(segment) === 0)).toEqual([]);
  });

  test.each(allMinutes)('[CATCH-2] for %i minutes leaves every segment its shortest length', (minutes) => {
    const shortest = new Map(evening.map(({ id, minMs }) => [id, minMs]));
    const { cuts } = proposeCuts(evening, minutes * MINUTE);
    expect(cuts.filter(({ segment, toMs }) => toMs < (shortest.get(segment) ?? 0))).toEqual([]);
  });

  test('[CATCH-2] leaves out only what may be left out', () => {
    const { cuts } = proposeCuts(evening, 60 * MINUTE);
    expect(cuts.filter(({ toMs }) => toMs === 0).map(({ segment }) => segment)).toEqual(['S12', 'S02']);
    expect(proposeCuts([some({ minMs: 60 * SECOND })], 60 * MINUTE).cuts).toMatchObject([
      { toMs: 60 * SECOND },
    ]);
  });

  test('[CATCH-2] passes over what is at its shortest already, or below it', () => {
    expect(proposeCuts([some({ minMs: 180 * SECOND }), some({ minMs: 240 * SECOND })], MINUTE).cuts).toEqual(
      [],
    );
  });

  test('[CATCH-3] shortens the slots of all candidates alike, by whole five seconds', () => {
    const words = some({ lengthMs: 360 * SECOND, minMs: 240 * SECOND, perCandidateMs: 90 * SECOND });
    const slot = (overS: number) => {
      const [cut] = proposeCuts([words], overS * SECOND).cuts;
      return [(cut?.perCandidateMs ?? 0) / SECOND, (cut?.toMs ?? 0) / SECOND];
    };
    expect(slot(1)).toEqual([85, 340]);
    expect(slot(20)).toEqual([85, 340]);
    expect(slot(21)).toEqual([80, 320]);
    expect(slot(120)).toEqual([60, 240]);
    expect(slot(600)).toEqual([60, 240]);
  });

  test('[CATCH-3] or not at all, where the shortest length leaves no room for shorter slots', () => {
    const tight = { lengthMs: 360 * SECOND, minMs: 350 * SECOND, perCandidateMs: 90 * SECOND };
    expect(proposeCuts([some(tight)], MINUTE).cuts).toEqual([]);
    const odd = { lengthMs: 100 * SECOND, minMs: 95 * SECOND, perCandidateMs: 90 * SECOND };
    expect(proposeCuts([some(odd)], MINUTE).cuts).toEqual([]);
  });

  test.each(allMinutes)('[CATCH-4] for %i minutes saves no more than that, to half a minute', (minutes) => {
    const { cuts, savedMs } = proposeCuts(evening, minutes * MINUTE);
    expect(savedMs - minutes * MINUTE).toBeLessThan(30 * SECOND);
    expect(savedMs).toBe(cuts.reduce((sum, { fromMs, toMs }) => sum + fromMs - toMs, 0));
    expect(cuts.every(({ fromMs, toMs }) => toMs < fromMs)).toBe(true);
  });

  test.each([0, -5 * MINUTE])('[CATCH-4] for a night that is %i ms late is empty', (overMs) => {
    expect(proposeCuts(evening, overMs)).toStrictEqual({ cuts: [], savedMs: 0, stillOverMs: 0 });
  });

  test('[CATCH-5] says what no cut can save', () => {
    const { savedMs, stillOverMs } = proposeCuts(evening, 60 * MINUTE);
    expect(savedMs).toBe(16 * MINUTE);
    expect(stillOverMs).toBe(44 * MINUTE);
    expect(proposeCuts([], MINUTE)).toStrictEqual({ cuts: [], savedMs: 0, stillOverMs: MINUTE });
  });
});

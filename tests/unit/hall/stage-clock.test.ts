/** How a speaker's time stands, to the millisecond; the bell; and how large a line can be. */
import { describe, expect, test } from 'vitest';
import { Bell } from '../../../client/stage/bell.svelte.ts';
import { lineRoom } from '../../../client/stage/line-room.ts';
import { phaseOf, shareLeft } from '../../../client/stage/phase.ts';
import { TimeUp } from '../../../client/stage/time-up.ts';
import { clockText } from '../../../client/kit/clock-text.ts';

const MINUTE_MS = 60_000;

describe('the tone', () => {
  test.each([
    [60_000, '1:00', 'enough'],
    [30_001, '0:31', 'enough'],
    [30_000, '0:30', 'last'],
    [1, '0:01', 'last'],
    [0, '0:00', 'up'],
    [-999, '0:00', 'up'],
    [-1_000, '−0:01', 'over'],
    [-3_600_000, '−60:00', 'over'],
  ])('[STAGE-4] with %i ms left the clock reads %s, and time is %s', (leftMs, text, phase) => {
    expect([clockText(leftMs), phaseOf(leftMs, MINUTE_MS)]).toEqual([text, phase]);
  });

  test.each([
    [15_000, 7_501, 'enough'],
    [15_000, 7_500, 'last'],
    [29_000, 14_501, 'enough'],
    [30_000, 30_000, 'last'],
    [0, 0, 'up'],
  ])('[STAGE-4] of %i ms in all, %i are %s', (allottedMs, leftMs, phase) => {
    expect(phaseOf(leftMs, allottedMs)).toBe(phase);
  });

  test('the bar shrinks from one to nothing, and never turns round', () => {
    expect([60_000, 30_000, 0, -1].map((leftMs) => shareLeft(leftMs, MINUTE_MS))).toEqual([1, 0.5, 0, 0]);
    expect([shareLeft(90_000, MINUTE_MS), shareLeft(0, 0)]).toEqual([1, 0]);
  });
});

describe('the bell', () => {
  test('[STAGE-6] is off where nobody switched it on', () => {
    expect(new Bell().isOn).toBe(false);
  });

  test('[STAGE-6] rings once for a turn, when its time is up', () => {
    const timeUp = new TimeUp();
    expect([200, 1, 0, -200, -400].map((leftMs) => timeUp.isNow('one', leftMs))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  test('[STAGE-6] rings again when more time was given, and for the next turn', () => {
    const timeUp = new TimeUp();
    const told = [500, 0, 500, 0].map((leftMs) => timeUp.isNow('one', leftMs));
    expect(told).toEqual([false, true, false, true]);
    expect([timeUp.isNow('two', 500), timeUp.isNow('two', -100)]).toEqual([false, true]);
  });

  test('[STAGE-6] says nothing of what was over when it came, or of what it slept through', () => {
    expect(new TimeUp().isNow('one', -100)).toBe(false);
    const timeUp = new TimeUp();
    expect([timeUp.isNow('one', 500), timeUp.isNow('one', -60_000)]).toEqual([false, false]);
    expect([timeUp.isNow('one', 500), timeUp.isNow('two', 0)]).toEqual([false, false]);
  });
});

describe('the room a line needs', () => {
  test.each([
    ['One', '--in-one: 6;--in-two: 6;--in-three: 6'],
    ['Please finish', '--in-one: 13;--in-two: 10;--in-three: 8'],
    ['Marigold Thackwaite-Finch', '--in-one: 25;--in-two: 16;--in-three: 12'],
  ])('of %s in one line, in two and in three', (text, room) => {
    expect(lineRoom(text)).toBe(room);
  });
});

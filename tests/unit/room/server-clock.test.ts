/** The server's clock on a machine that sleeps, is set, drifts, or tells its uptime by whole seconds. */
import { describe, expect, test } from 'vitest';
import { Clock } from '../../../server/clock.ts';
import type { ClockJump } from '../../../shared/views/crew.ts';
import { Machine } from '../../support/night/machine.ts';
import { MINUTE, SECOND } from '../../support/night/night.ts';

const open = (machine = new Machine()) => {
  const clock = new Clock(machine);
  const jumps: ClockJump[] = [];
  clock.listen((jump) => jumps.push(jump));
  /** As long as that, looked at every half second. */
  const goOn = (ms: number): void => {
    for (let at = 0; at < ms; at += 500) {
      machine.goOn(500);
      clock.look();
    }
  };
  return { machine, clock, jumps, goOn };
};

describe('the server’s clock', () => {
  test('[CLOCK-2] goes with the time of day, and says nothing', () => {
    const { machine, clock, jumps, goOn } = open();
    goOn(10 * MINUTE);
    expect([clock.now(), jumps]).toEqual([machine.wall(), []]);
  });

  test.each([
    ['slept for twenty minutes', 20 * MINUTE, 0],
    ['was set twenty minutes on', 0, 20 * MINUTE],
    ['was set an hour back', 0, -60 * MINUTE],
    ['slept for twenty minutes and was set three seconds back on waking', 20 * MINUTE, -3 * SECOND],
    ['slept for twenty minutes with a wall clock that stood still', 20 * MINUTE, -20 * MINUTE],
    ['slept for three seconds', 3 * SECOND, 0],
  ])(
    '[CLOCK-2] of a machine that %s is right at the next look, and tells it once',
    (_what, sleptMs, setMs) => {
      const { machine, clock, jumps, goOn } = open();
      goOn(MINUTE);
      machine.sleep(sleptMs);
      machine.setClock(setMs);
      clock.look();
      expect(clock.now()).toBe(machine.wall());
      expect(jumps).toEqual([{ at: machine.wall(), sleptMs, setMs }]);
      goOn(MINUTE);
      expect([clock.now(), jumps.length]).toEqual([machine.wall(), 1]);
    },
  );

  test('[CLOCK-2] until it has looked it goes on by the old time: what is decided meanwhile is all of one clock', () => {
    const { machine, clock } = open();
    const before = clock.now();
    machine.setClock(20 * MINUTE);
    machine.goOn(400);
    expect(clock.now()).toBe(before + 400);
  });

  test.each([0, 300, 700, 999])(
    '[CLOCK-2] a sleep is a sleep where the uptime is told by whole seconds (%i ms into one)',
    (intoMs) => {
      const { machine, clock, jumps, goOn } = open(new Machine(SECOND));
      machine.goOn(intoMs);
      goOn(MINUTE);
      machine.sleep(20 * MINUTE + 400);
      clock.look();
      expect(clock.now()).toBe(machine.wall());
      expect(jumps).toMatchObject([{ setMs: 0 }]);
      expect(Math.abs((jumps[0]?.sleptMs ?? 0) - 20 * MINUTE)).toBeLessThan(2 * SECOND);
      goOn(5 * MINUTE);
      expect(jumps).toHaveLength(1);
    },
  );

  test.each([1_900, -1_900])('[CLOCK-2] %i ms are made up for bit by bit, and are no jump', (ms) => {
    const { machine, clock, jumps, goOn } = open();
    machine.setClock(ms);
    let last = clock.now();
    for (let looks = 0; looks < 2_000; looks += 1) {
      goOn(500);
      expect(Math.abs(clock.now() - last - 500)).toBeLessThan(3);
      last = clock.now();
    }
    expect([Math.abs(clock.now() - machine.wall()) < 2, jumps]).toEqual([true, []]);
  });
});

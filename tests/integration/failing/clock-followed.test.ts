/** The machine sleeps, or its clock is put right, in the middle of a night on real sockets: time of day, what runs, and what the crew is told. */
import { afterEach, describe, expect, test } from 'vitest';
import { Clock } from '../../../server/clock.ts';
import { Memory } from '../../../server/room/memory.ts';
import { night } from '../../../shared/night/chapter.ts';
import type { Assembly } from '../../../shared/night/state.ts';
import type { Deep } from '../../../shared/kernel/decider.ts';
import { BEAT_MS } from '../../../shared/wire.ts';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { openHouse, type OpenHouse } from '../../support/programs/open-app.ts';
import { Machine } from '../../support/night/machine.ts';
import { MINUTE } from '../../support/night/night.ts';
import { within } from '../../support/programs/within.ts';

const CREW = ['chair', 'recorder', 'verifier', 'timekeeper', 'steward'] as const;

let house: OpenHouse;
afterEach(() => house.close());

const stored = async (): Promise<Deep<Assembly>> =>
  (await Memory.replay({ chapter: night, log: house.log, id: house.assembly.id })).readable;

/** A night on a machine of its own, with somebody speaking for a minute already. */
const begin = async () => {
  const machine = new Machine();
  const machineClock = new Clock(machine);
  house = await openHouse({ machineClock });
  const chair = await house.crew('chair');
  expect(codeOf(await chair.send('StartSegment', { segment: 'S05', from: null }))).toBe('ok');
  expect(codeOf(await chair.send('StartTurn', {}))).toBe('ok');
  machine.goOn(MINUTE);
  return { machine, machineClock, chair };
};

const pauseAfterAMinute = async (machine: Machine, chair: Visitor): Promise<Deep<Assembly>> => {
  machine.goOn(MINUTE);
  expect(codeOf(await chair.send('PauseNight', {}))).toBe('ok');
  return stored();
};

describe.each([20 * MINUTE, -20 * MINUTE])('a clock that is set by %i ms', (byMs) => {
  test('[CLOCK-1] [CLOCK-2] is followed; what runs keeps its time; all the crew is told whose clock it was', async () => {
    const { machine, machineClock, chair } = await begin();
    const all = await Promise.all(CREW.map((role) => house.crew(role)));
    const since = chair.view.agenda?.runningSince ?? 0;
    machine.setClock(byMs);
    machineClock.look();
    expect(await chair.time()).toBe(machine.wall());
    const told = { at: machine.wall(), sleptMs: 0, setMs: byMs };
    for (const visitor of all)
      await visitor.until(({ service }) => service?.clock !== undefined, 'the jump to be told');
    expect(all.map(({ view }) => view.service)).toEqual(CREW.map(() => ({ saving: 'ok', clock: told })));
    await chair.until(({ agenda }) => agenda?.runningSince === since + byMs, 'what runs to move along');
    expect(chair.view.night?.steppedMs).toBe(byMs);

    const { agenda, turns } = await pauseAfterAMinute(machine, chair);
    expect(agenda.segments.find(({ id }) => id === 'S05')?.usedMs).toBe(2 * MINUTE);
    expect(turns.current?.usedMs).toBe(2 * MINUTE);
  });

  test('[CLOCK-1] what was said before it was noticed, and what waits with it, is counted right', async () => {
    const { machine, machineClock, chair } = await begin();
    machine.setClock(byMs);
    expect(codeOf(await chair.send('PauseTurn', {}))).toBe('ok');
    const second = chair.send('ResumeTurn', {});
    machineClock.look();
    expect(codeOf(await second)).toBe('ok');
    const { turns, agenda } = await pauseAfterAMinute(machine, chair);
    expect(turns.current?.usedMs).toBe(2 * MINUTE);
    expect(agenda.segments.find(({ id }) => id === 'S05')?.usedMs).toBe(2 * MINUTE);
  });

  test('[CLOCK-1] where nothing can be saved just then, it is written down as soon as it can', async () => {
    const { machine, machineClock, chair } = await begin();
    house.log.failNext();
    machine.setClock(byMs);
    machineClock.look();
    await chair.until(({ service }) => service?.saving === 'failing', 'saving to fail');
    expect(chair.view.service?.clock?.setMs).toBe(byMs);
    await chair.until(({ night: seen }) => seen?.steppedMs === byMs, 'the step to be saved');
    const { turns } = await pauseAfterAMinute(machine, chair);
    expect(turns.current?.usedMs).toBe(2 * MINUTE);
  });

  test('[CLOCK-2] before anything has happened nothing is written: the plan can still be replaced', async () => {
    const machine = new Machine();
    const machineClock = new Clock(machine);
    house = await openHouse({ machineClock });
    machine.setClock(byMs);
    machineClock.look();
    const chair = await house.crew('chair');
    expect([chair.version, chair.view.service?.clock?.setMs]).toEqual([1, byMs]);
  });
});

test('[CLOCK-1] [CLOCK-2] what passed while the machine slept has passed: for the segment, the speaker and the time of day', async () => {
  const { machine, machineClock, chair } = await begin();
  const before = chair.version;
  machine.sleep(20 * MINUTE);
  machineClock.look();
  await chair.until(({ service }) => service?.clock !== undefined, 'the sleep to be told');
  expect(chair.view.service?.clock).toEqual({ at: machine.wall(), sleptMs: 20 * MINUTE, setMs: 0 });
  expect([await chair.time(), chair.version]).toEqual([machine.wall(), before]);
  const { agenda, turns } = await pauseAfterAMinute(machine, chair);
  expect(agenda.segments.find(({ id }) => id === 'S05')?.usedMs).toBe(22 * MINUTE);
  expect(turns.current?.usedMs).toBe(22 * MINUTE);
});

test('[CLOCK-3] “here” is answered with the server’s time, once it was held', async () => {
  const { machine, chair } = await begin();
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const saidAt = performance.now();
  chair.socket.emit('here', resolve);
  machine.goOn(BEAT_MS);
  expect(await within(5_000, 'an answer to “here”', promise)).toBe(machine.wall());
  expect(performance.now() - saidAt).toBeGreaterThan(BEAT_MS - 5);
});

/** The server's clock as a device counts it: whatever the network's jitter, it neither jumps nor goes back. */
import { describe, expect, test } from 'vitest';
import { ServerClock } from '../../../client/link/server-clock.svelte.ts';
import { withHandedInTime } from '../../support/client-page.ts';

const passes = withHandedInTime();
const NOON = 1_588_158_000_000;

describe('what the server sends', () => {
  test('sets the clock, which goes on by itself', async () => {
    const clock = new ServerClock();
    clock.heard(NOON);
    expect(clock.now).toBe(NOON);
    const stop = clock.startTicking();
    await passes(10_000);
    expect(clock.now).toBe(NOON + 10_000);
    stop();
    await passes(10_000);
    expect(clock.now).toBe(NOON + 10_000);
  });

  test('never sets it back, however late it comes: it only left earlier', async () => {
    const clock = new ServerClock();
    clock.heard(NOON);
    await passes(5_000);
    clock.heard(NOON + 5_000 - 900);
    expect(clock.now).toBe(NOON + 5_000);
    await passes(1_000);
    clock.heard(NOON + 6_000 - 30);
    expect(clock.now).toBe(NOON + 6_000);
  });

  test('sets it forward where it came by a shorter way', async () => {
    const clock = new ServerClock();
    clock.heard(NOON - 400);
    await passes(1_000);
    clock.heard(NOON + 990);
    expect(clock.now).toBe(NOON + 990);
  });

  test('tells how far this device’s own clock is behind; before anything was heard nobody says', () => {
    const clock = new ServerClock();
    expect(clock.offsetMs).toBe(0);
    clock.heard(Date.now() + 90_000);
    expect(clock.offsetMs).toBe(90_000);
  });
});

describe('what was measured', () => {
  test('counts by its shortest way, and half of that way has passed', () => {
    const clock = new ServerClock();
    clock.measured(NOON, 40);
    expect(clock.now).toBe(NOON + 20);
    clock.measured(NOON - 700, 1_600);
    expect(clock.now).toBe(NOON + 20);
    clock.measured(NOON + 2, 10);
    expect(clock.now).toBe(NOON + 7);
    clock.measured(NOON + 120, 41);
    expect(clock.now).toBe(NOON + 7);
  });

  test('no longer counts once the device may have slept', () => {
    const clock = new ServerClock();
    clock.measured(NOON, 10);
    clock.doubt();
    clock.measured(NOON + 60_000, 2_000);
    expect(clock.now).toBe(NOON + 61_000);
    clock.doubt();
    clock.heard(NOON);
    expect(clock.now).toBe(NOON);
  });
});

/** The server's clock as a page counts it: under jitter, reordering and lost answers, on a device that sleeps, and when the server's is set. */
import { describe, expect, test } from 'vitest';
import { RoleStore } from '../../../client/link/role-store.svelte.ts';
import { ServerClock } from '../../../client/link/server-clock.svelte.ts';
import { stateSlices, type Slices } from '../../../shared/views/slices.ts';
import { given, MINUTE, on, SECOND, server, type Step } from '../../support/night/night.ts';

const START = Date.UTC(2026, 10, 30, 18, 30);
const BEAT_MS = 1_500;

/** A page and its server: time goes on for both, but for a device that sleeps. */
class Link {
  serverTime = START;
  #device = 4_000;
  readonly clock = new ServerClock(() => this.#device);

  goOn(ms: number): void {
    this.serverTime += ms;
    this.#device += ms;
  }

  sleep(ms: number): void {
    this.serverTime += ms;
  }

  /** Asked, answered after the way there, and heard after the way back. */
  ask(thereMs: number, backMs: number): boolean {
    this.goOn(thereMs);
    const answer = this.serverTime;
    this.goOn(backMs);
    return this.clock.measured(answer, thereMs + backMs);
  }

  /** "here", and its answer. `meanwhile`: what happens while the server holds it. */
  beat(backMs = 5, meanwhile: (link: this) => void = () => {}): boolean {
    const saidAt = this.#device;
    const answer = this.serverTime + BEAT_MS;
    meanwhile(this);
    this.goOn(Math.max(0, answer - this.serverTime) + backMs);
    return this.clock.measured(answer, this.#device - saidAt - BEAT_MS);
  }

  get offMs(): number {
    this.clock.heard(-Infinity);
    return Math.round(this.clock.now - this.serverTime);
  }
}

const known = (): Link => {
  const link = new Link();
  link.ask(10, 10);
  expect(link.offMs).toBe(0);
  return link;
};

describe('a page’s clock', () => {
  test('[CLOCK-3] slow answers, one way or the other, don’t move it', () => {
    const link = known();
    for (const [there, back] of [
      [400, 5],
      [5, 400],
      [900, 900],
      [11, 11],
    ] as const)
      expect([link.ask(there, back), link.offMs]).toEqual([true, 0]);
  });

  test('[CLOCK-3] a view that was long on its way doesn’t move it back', () => {
    const link = known();
    const sent = link.serverTime;
    link.goOn(700);
    link.clock.heard(sent);
    expect(link.offMs).toBe(0);
  });

  test('[CLOCK-3] answers in another order than they were asked for don’t move it', () => {
    const link = known();
    const first = link.serverTime;
    link.goOn(60);
    const second = link.serverTime;
    link.goOn(40);
    expect([link.clock.measured(second, 50), link.clock.measured(first, 110), link.offMs]).toEqual([
      true,
      true,
      0,
    ]);
  });

  test('[CLOCK-3] every beat fits, for hours, whatever its way back takes', () => {
    const link = known();
    for (let beats = 0; beats < 5_000; beats += 1)
      expect([link.beat((beats * 37) % 900), link.offMs]).toEqual([true, 0]);
  });

  test('[CLOCK-3] after ten seconds asleep, the first beat that is said awake puts it right', () => {
    const link = known();
    link.sleep(10 * SECOND);
    expect(link.offMs).toBe(-10 * SECOND);
    expect(link.beat()).toBe(false);
    expect(Math.abs(link.offMs)).toBeLessThan(10);
  });

  test.each([0, 700, 1_200])(
    '[CLOCK-3] asleep while an answer was held (%i ms into it): it says so at once, and the next is right',
    (intoMs) => {
      const link = known();
      const fits = link.beat(5, (page) => {
        page.goOn(intoMs);
        page.sleep(10 * SECOND);
      });
      expect(fits).toBe(false);
      link.beat();
      expect(Math.abs(link.offMs)).toBeLessThan(10);
    },
  );

  test('[CLOCK-3] asleep with an answer lost: nothing is known worse than before, and the next is right', () => {
    const link = known();
    link.sleep(10 * SECOND);
    link.goOn(BEAT_MS);
    link.beat();
    expect(Math.abs(link.offMs)).toBeLessThan(10);
  });

  test.each([20 * MINUTE, -20 * MINUTE])(
    '[CLOCK-3] it follows a server whose clock was set by %i ms',
    (byMs) => {
      const link = known();
      link.serverTime += byMs;
      expect(link.beat()).toBe(false);
      expect(Math.abs(link.offMs)).toBeLessThan(10);
      expect([link.ask(2, 2), link.offMs]).toEqual([true, 0]);
    },
  );

  test('[CLOCK-3] a shorter trip tells better than a longer one before it', () => {
    const link = new Link();
    link.ask(300, 100);
    expect(link.offMs).toBe(100);
    link.ask(20, 10);
    expect(link.offMs).toBe(5);
  });
});

const nightOf = (...steps: readonly Step[]): Pick<Slices, 'night'> => ({
  night: stateSlices.night.view(given(...steps).state),
});

describe('what runs moves with the server’s clock in one view', () => {
  test.each([20 * MINUTE, -20 * MINUTE])('[CLOCK-1] by %i ms, and the page’s clock with it', (byMs) => {
    const store = new RoleStore();
    const before = Date.now();
    store.show({ version: 2, now: before, slices: nightOf(on('S01')) });
    store.clock.measured(before, 0);
    const stepped = nightOf(on('S01'), ['18:40', server, { type: 'StepClock', byMs }]);
    store.show({ version: 3, now: before + byMs, slices: stepped });
    expect(Math.abs(store.clock.now - before - byMs)).toBeLessThan(SECOND);
    // Nothing but a step moves it back.
    store.show({ version: 4, now: before + byMs - 5 * SECOND, slices: stepped });
    expect(Math.abs(store.clock.now - before - byMs)).toBeLessThan(SECOND);
  });
});

/** The server's clock: counts by a clock that nobody sets, follows the wall clock, and tells a sleep of the machine from a clock that was set. */
import { uptime } from 'node:os';
import type { Instant, Ms } from '../shared/kernel/time.ts';
import type { ClockJump } from '../shared/views/crew.ts';

/** What a machine says of the time; in milliseconds. */
export interface Witnesses {
  /** The time of day: jumps when somebody sets it, and when the machine wakes. */
  readonly wall: () => Instant;
  /** Nobody can set it. On most systems it stands still while the machine sleeps. */
  readonly monotonic: () => Ms;
  /** Since the machine was started, its sleep counted; on some systems by whole seconds. */
  readonly uptime: () => Ms;
}

export const thisMachine: Witnesses = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  uptime: () => uptime() * 1000,
};

/** Less is not called a jump: the uptime of some systems is told by whole seconds. */
const JUMP_MS: Ms = 2_000;
/** How much of a smaller difference is made up for at each look, so that nobody sees it. */
const DRIFT_MS: Ms = 1;

const ifLarge = (ms: Ms): Ms => (Math.abs(ms) >= JUMP_MS ? ms : 0);

export class Clock {
  readonly #witnesses: Witnesses;
  readonly #listeners: ((jump: ClockJump) => void)[] = [];
  /** The wall's time at which the monotonic clock was 0. */
  #zero: Instant;
  /** What the machine has slept through since it was started, at the last look. */
  #asleep: Ms;

  constructor(witnesses: Witnesses = thisMachine) {
    this.#witnesses = witnesses;
    this.#zero = witnesses.wall() - witnesses.monotonic();
    this.#asleep = witnesses.uptime() - witnesses.monotonic();
  }

  now(): Instant {
    return Math.round(this.#zero + this.#witnesses.monotonic());
  }

  listen(listener: (jump: ClockJump) => void): void {
    this.#listeners.push(listener);
  }

  /** Compares the clocks; to be called every moment. A jump is followed at once, in one step, and then told. */
  look(): void {
    const { wall, monotonic, uptime: up } = this.#witnesses;
    const since = monotonic();
    const gap = wall() - since - this.#zero;
    const asleep = up() - since;
    const sleptMs = Math.max(0, ifLarge(asleep - this.#asleep));
    this.#asleep = asleep;
    if (ifLarge(gap) === 0 && sleptMs === 0) {
      this.#zero += Math.max(-DRIFT_MS, Math.min(DRIFT_MS, gap));
      return;
    }
    this.#zero += gap;
    const setMs = ifLarge(gap - sleptMs);
    const jump = { at: this.now(), sleptMs: Math.round(sleptMs), setMs: Math.round(setMs) };
    for (const listener of this.#listeners) listener(jump);
  }
}

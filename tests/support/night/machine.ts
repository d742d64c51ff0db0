/** A machine whose time is handed in: it goes on, sleeps, and has its clock set, as a laptop does in a hall. */
import type { Witnesses } from '../../../server/clock.ts';

export class Machine implements Witnesses {
  #wall = Date.UTC(2026, 10, 30, 18, 30);
  #monotonic = 5_000;
  #uptime = 86_400_000;
  readonly #grainMs: number;

  /** `grainMs`: how finely it tells its uptime. */
  constructor(grainMs = 10) {
    this.#grainMs = grainMs;
  }

  readonly wall = (): number => this.#wall;
  readonly monotonic = (): number => this.#monotonic;
  readonly uptime = (): number => Math.floor(this.#uptime / this.#grainMs) * this.#grainMs;

  goOn(ms: number): void {
    this.#wall += ms;
    this.#monotonic += ms;
    this.#uptime += ms;
  }

  sleep(ms: number): void {
    this.#wall += ms;
    this.#uptime += ms;
  }

  setClock(byMs: number): void {
    this.#wall += byMs;
  }
}

/** Notices the moment at which somebody's time is up: once for each turn, and never for what was over before this page looked. */
import type { Ms } from '../../shared/kernel/time.ts';

/** A tablet that slept through the moment doesn't ring it afterwards. */
const LATE_MS: Ms = 2_000;

export class TimeUp {
  /** The turn that was seen with time left. */
  #running: string | null = null;

  /** Whether it is up now, and wasn't when this was asked before. A turn that is given more time can be up again. */
  isNow(turn: string, leftMs: Ms): boolean {
    if (leftMs > 0) {
      this.#running = turn;
      return false;
    }
    const wasRunning = this.#running === turn;
    this.#running = null;
    return wasRunning && leftMs > -LATE_MS;
  }
}

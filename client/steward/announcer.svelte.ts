/** Tells a screen reader what became of the taps: the newest only, and at most every two seconds. */
import type { Ms } from '../../shared/kernel/time.ts';

const APART_MS: Ms = 2_000;
/** Long enough for the view that follows an answer. */
const SOON_MS: Ms = 500;

export class Announcer {
  /** To be read out by a polite live region. */
  text = $state('');
  #what: (() => string) | null = null;
  #saidAt = -Infinity;

  /** `what` is asked for its words only when they are said. */
  say(what: () => string): void {
    const waits = this.#what !== null;
    this.#what = what;
    if (waits) return;
    setTimeout(() => this.#speak(), Math.max(SOON_MS, this.#saidAt + APART_MS - performance.now()));
  }

  #speak(): void {
    this.text = this.#what?.() ?? '';
    this.#what = null;
    this.#saidAt = performance.now();
  }
}

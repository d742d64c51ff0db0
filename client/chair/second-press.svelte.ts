/** A key that only counts when it is pressed twice within a few seconds. */
import type { Instant } from '../../shared/kernel/time.ts';
import type { ServerClock } from '../link/server-clock.svelte.ts';

const WITHIN_MS = 4_000;

export class SecondPress {
  readonly #clock: ServerClock;
  #pressed: { readonly key: string; readonly at: Instant } | null = $state.raw(null);

  constructor(clock: ServerClock) {
    this.#clock = clock;
  }

  /** The key that waits for its second press; null when none does. */
  get key(): string | null {
    if (!this.#pressed) return null;
    return this.#clock.now - this.#pressed.at < WITHIN_MS ? this.#pressed.key : null;
  }

  isSecond(key: string): boolean {
    return this.key === key;
  }

  first(key: string): void {
    this.#pressed = { key, at: this.#clock.now };
  }

  forget(): void {
    this.#pressed = null;
  }
}

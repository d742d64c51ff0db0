/** Phones that are to be sent `mine`, what they have said: a little later, so that in a burst the answers go first. */
import { setImmediate as yieldToLoop, setTimeout as pause } from 'node:timers/promises';
import type { Ms } from '../../shared/kernel/time.ts';

/** Nobody sees the difference, and a thousand answers are sent by then. */
const DELAY_MS: Ms = 20;
/** After so many phones the rest of the server gets its turn. */
const AT_ONCE = 100;

export class MineQueue {
  readonly #send: (phone: string) => void;
  readonly #ready: () => Promise<boolean>;
  #due = new Set<string>();
  #isRunning = false;

  /** `ready` resolves once it is known what phones have said; with false where it can't be known: then they learn it when they come back. */
  constructor(ready: () => Promise<boolean>, send: (phone: string) => void) {
    this.#ready = ready;
    this.#send = send;
  }

  add(phone: string): void {
    this.#due.add(phone);
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    await pause(DELAY_MS);
    while (this.#due.size > 0) {
      const due = this.#due;
      this.#due = new Set();
      await this.#sendAll([...due]);
    }
    // Without an await since the last look: a phone that is added afterwards starts the next run.
    this.#isRunning = false;
  }

  async #sendAll(phones: readonly string[]): Promise<void> {
    for (const [at, phone] of phones.entries()) {
      if (at % AT_ONCE === 0) {
        await yieldToLoop();
        if (!(await this.#ready())) return;
      }
      this.#send(phone);
    }
  }
}

/** Who is to be told what they have said, as soon as nobody waits for an answer: in a burst the answers go first. */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Ms } from '../../shared/kernel/time.ts';

/** Nobody sees the difference, and a thousand answers are out by then. */
const SOON_MS: Ms = 20;
/** Between two rows everybody else gets their turn. */
const ROW = 100;

export class Telling {
  readonly #tell: (phone: string) => void;
  readonly #ready: () => Promise<boolean>;
  #due = new Set<string>();
  #isGoing = false;

  /** `ready` resolves once it can be told what phones have said; where it can’t, they learn it when they come back. */
  constructor(ready: () => Promise<boolean>, tell: (phone: string) => void) {
    this.#ready = ready;
    this.#tell = tell;
  }

  soon(phone: string): void {
    this.#due.add(phone);
    if (!this.#isGoing) void this.#go();
  }

  async #go(): Promise<void> {
    this.#isGoing = true;
    await pause(SOON_MS);
    while (this.#due.size > 0) {
      const due = this.#due;
      this.#due = new Set();
      await this.#tellAll([...due]);
    }
    // In the same breath as the last look: nobody who comes after it is forgotten.
    this.#isGoing = false;
  }

  async #tellAll(phones: readonly string[]): Promise<void> {
    for (const [at, phone] of phones.entries()) {
      if (at % ROW === 0) {
        await nextTurn();
        if (!(await this.#ready())) return;
      }
      this.#tell(phone);
    }
  }
}

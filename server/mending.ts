/** Tells when saving fails and when it works again; who shares a log keeps asking until it does. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Ms } from '../shared/time.ts';

export type Saving = 'ok' | 'failing';

export interface MendingParts {
  /** Called whenever a write fails, and when it works again. */
  readonly tell: (saving: Saving, fault: unknown) => void;
  /** Whether all is well again; null where only the next command can say. */
  readonly works: (() => Promise<void>) | null;
}

const AGAIN_MS: Ms = 250;

export class Mending {
  readonly #parts: MendingParts;
  #saving: Saving = 'ok';
  #isMending = false;
  #isOver = false;

  constructor(parts: MendingParts) {
    this.#parts = parts;
  }

  get saving(): Saving {
    return this.#saving;
  }

  /** A node that is out of service hears no command that would tell that it works again: so it asks by itself. */
  fail(fault: unknown): void {
    this.#saving = 'failing';
    this.#parts.tell('failing', fault);
    if (this.#parts.works && !this.#isMending) void this.#mend(this.#parts.works);
  }

  succeed(): void {
    if (this.#saving === 'ok') return;
    this.#saving = 'ok';
    this.#parts.tell('ok', null);
  }

  end(): void {
    this.#isOver = true;
  }

  async #mend(works: () => Promise<void>): Promise<void> {
    this.#isMending = true;
    while (this.#saving === 'failing' && !this.#isOver)
      try {
        // oxlint-disable-next-line no-await-in-loop -- asks until it works
        await pause(AGAIN_MS);
        // oxlint-disable-next-line no-await-in-loop
        await works();
        this.succeed();
      } catch {
        // What is wrong was told when it began.
      }
    this.#isMending = false;
  }
}

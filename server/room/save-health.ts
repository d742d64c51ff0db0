/** Tells when saving fails and when it works again; who shares a log keeps asking until it does. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Ms } from '../../shared/kernel/time.ts';

export type Saving = 'ok' | 'failing';

export interface MendingParts {
  /** Called when writing fails, once for each reason, and when it works again. */
  readonly tell: (saving: Saving, fault: unknown) => void;
  /** Whether all is well again; null where only the next command can say. */
  readonly works: (() => Promise<void>) | null;
}

const AGAIN_MS: Ms = 250;

export class Mending {
  readonly #parts: MendingParts;
  #saving: Saving = 'ok';
  /** By their words: a hall that taps on would fill the log of the program with the same one. */
  readonly #told = new Set<string>();
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
    this.#tell(fault);
    if (this.#parts.works && !this.#isMending) void this.#mend(this.#parts.works);
  }

  succeed(): void {
    if (this.#saving === 'ok') return;
    this.#saving = 'ok';
    this.#told.clear();
    this.#parts.tell('ok', null);
  }

  end(): void {
    this.#isOver = true;
  }

  #tell(fault: unknown): void {
    const reason = String(fault);
    if (this.#told.has(reason)) return;
    this.#told.add(reason);
    this.#parts.tell('failing', fault);
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
      } catch (fault) {
        // It may be another by now, and nobody else would say so.
        this.#tell(fault);
      }
    this.#isMending = false;
  }
}

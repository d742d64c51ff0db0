/** Whether what is said is being saved: reports when saving fails and when it works again; with a shared log it asks by itself until it does. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Ms } from '../../shared/kernel/time.ts';

export type Saving = 'ok' | 'failing';

export interface SaveHealthParts {
  /** Called when writing fails, once for each reason, and when it works again. */
  readonly report: (saving: Saving, fault: unknown) => void;
  /** Throws while the log can't be written; null where only the next command can find out. */
  readonly check: (() => Promise<void>) | null;
}

const AGAIN_MS: Ms = 250;

export class SaveHealth {
  readonly #parts: SaveHealthParts;
  #saving: Saving = 'ok';
  /** The reasons that were reported, as text: with hundreds of phones that go on tapping, each would come again and again. */
  readonly #reported = new Set<string>();
  #isChecking = false;
  #isOver = false;

  constructor(parts: SaveHealthParts) {
    this.#parts = parts;
  }

  get saving(): Saving {
    return this.#saving;
  }

  /** A node that is out of service is sent no command that could show that saving works again: so it checks by itself. */
  fail(fault: unknown): void {
    this.#saving = 'failing';
    this.#report(fault);
    if (this.#parts.check && !this.#isChecking) void this.#checkUntilItWorks(this.#parts.check);
  }

  succeed(): void {
    if (this.#saving === 'ok') return;
    this.#saving = 'ok';
    this.#reported.clear();
    this.#parts.report('ok', null);
  }

  end(): void {
    this.#isOver = true;
  }

  #report(fault: unknown): void {
    const reason = String(fault);
    if (this.#reported.has(reason)) return;
    this.#reported.add(reason);
    this.#parts.report('failing', fault);
  }

  async #checkUntilItWorks(check: () => Promise<void>): Promise<void> {
    this.#isChecking = true;
    while (this.#saving === 'failing' && !this.#isOver)
      try {
        // oxlint-disable-next-line no-await-in-loop -- asks until it works
        await pause(AGAIN_MS);
        // oxlint-disable-next-line no-await-in-loop
        await check();
        this.succeed();
      } catch (fault) {
        // It may be another reason by now, and nobody else would report it.
        this.#report(fault);
      }
    this.#isChecking = false;
  }
}

/** Notices that a page which used to say "here" every moment has fallen silent: its laptop died, and no socket reports that. */
import type { Ms } from '../../shared/kernel/time.ts';

/** Twice the time between two messages of a page, and a bit: the chair knows within five seconds. */
const SILENT_MS: Ms = 3_500;

export class Watchdog {
  readonly #onChange: (isHere: boolean) => void;
  #isHere = true;
  #timer: NodeJS.Timeout | null = null;

  /** `onChange`: called whenever the page falls silent, and when it is heard again. */
  constructor(onChange: (isHere: boolean) => void) {
    this.#onChange = onChange;
  }

  get isHere(): boolean {
    return this.#isHere;
  }

  /** The page has said that it is here. A page that has never said so is not expected to. */
  heard(): void {
    this.#timer ??= setTimeout(() => this.#set(false), SILENT_MS);
    this.#timer.refresh();
    this.#set(true);
  }

  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #set(isHere: boolean): void {
    if (isHere === this.#isHere) return;
    this.#isHere = isHere;
    this.#onChange(isHere);
  }
}

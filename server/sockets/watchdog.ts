/** Notices that a page which used to say "here" every moment has fallen silent: its laptop died, and no socket tells. */
import type { Ms } from '../../shared/kernel/time.ts';

/** Twice as long as a page's word takes, and a bit: the chair knows within five seconds. */
const SILENT_MS: Ms = 3_500;

export class Silence {
  readonly #told: (isHere: boolean) => void;
  #isHere = true;
  #timer: NodeJS.Timeout | null = null;

  /** `told`: whenever the page falls silent, and when it is heard again. */
  constructor(told: (isHere: boolean) => void) {
    this.#told = told;
  }

  get isHere(): boolean {
    return this.#isHere;
  }

  /** A page that has never said it is not expected to. */
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
    this.#told(isHere);
  }
}

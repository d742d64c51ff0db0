/** Who was put out for flooding and may come back in some seconds: by token or pass, never by address. */
import type { Ms } from '../../../shared/kernel/time.ts';

/** Stewards may share a pass: where one of their devices runs wild, a colleague who comes back meanwhile waits no longer than this. */
const FOR_MS: Ms = 5_000;
/** Above this many, those whose time is over are forgotten. */
const MANY = 1_000;

export class PutOut {
  readonly #until = new Map<string, number>();

  /** `nowMs`, here and below: any clock that only goes forward. */
  add(who: string, nowMs: number): void {
    if (this.#until.size >= MANY) this.#tidy(nowMs);
    this.#until.set(who, nowMs + FOR_MS);
  }

  has(who: string, nowMs: number): boolean {
    return nowMs < (this.#until.get(who) ?? 0);
  }

  #tidy(nowMs: number): void {
    for (const [who, until] of this.#until) if (until <= nowMs) this.#until.delete(who);
  }
}

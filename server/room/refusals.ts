/** Refusals by author and command id, so that a command that is sent again is refused for the same reason. */
import type { Refusal } from '../../shared/kernel/refusals.ts';

/** Refusals changed nothing, so no log needs them; the newest this many are remembered all the same. */
const MOST_REFUSALS = 20_000;

export class Refusals {
  readonly #newest = new Map<string, Refusal>();

  find(id: string, by: string): Refusal | null {
    return this.#newest.get(`${by}/${id}`) ?? null;
  }

  add(id: string, by: string, refusal: Refusal): void {
    this.#keep(`${by}/${id}`, refusal);
  }

  addAll(others: Refusals): void {
    for (const [key, refusal] of others.#newest) this.#keep(key, refusal);
  }

  #keep(key: string, refusal: Refusal): void {
    this.#newest.set(key, refusal);
    const oldest = this.#newest.size > MOST_REFUSALS ? this.#newest.keys().next().value : undefined;
    if (oldest !== undefined) this.#newest.delete(oldest);
  }
}

/** The number that a delegation declares while it is being entered. */
import { MOST_HEADS } from '../../../shared/turnout/limits.ts';
import type { DelegationRow } from '../../../shared/views/turnout.ts';

export class Declaring {
  readonly #row: () => DelegationRow;
  /** Undefined until somebody types: then it stays, whatever the door counts meanwhile. */
  #typed: number | null | undefined = $state();

  constructor(row: () => DelegationRow) {
    this.#row = row;
  }

  /** Begins at the door count, never at the pledge: nobody has counted that. Null while the field is empty. */
  get heads(): number | null {
    const { declared, door } = this.#row();
    return this.#typed === undefined ? (declared ?? door) : this.#typed;
  }

  set heads(typed: number | null) {
    this.#typed = typed;
  }

  /** What can be declared; null while what stands in the field can't be. */
  get valid(): number | null {
    const { heads } = this;
    return heads !== null && Number.isInteger(heads) && heads >= 0 && heads <= MOST_HEADS ? heads : null;
  }

  /** It is declared already. */
  get isDone(): boolean {
    const { declared } = this.#row();
    return declared !== null && declared === this.heads;
  }

  step(by: number): void {
    this.#typed = Math.min(MOST_HEADS, Math.max(0, (this.heads ?? 0) + by));
  }
}

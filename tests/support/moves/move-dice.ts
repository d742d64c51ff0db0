/** The dice of one arbitrary move: the same throws on the same state always come to the same command. */

/** Throws what the move holds. */
export class Dice {
  readonly #thrown: readonly number[];
  /** Unlike that of any other move of the night. */
  readonly serial: number;
  #next = 0;

  constructor(thrown: readonly number[], serial: number) {
    this.#thrown = thrown;
    this.serial = serial;
  }

  roll(sides: number): number {
    this.#next += 1;
    return (this.#thrown[this.#next % this.#thrown.length] ?? 0) % sides;
  }

  one<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.roll(items.length)] ?? items[0];
  }

  /** An id from the plan; now and then one that it does not know. */
  id(items: Iterable<{ readonly id: string }>): string {
    const ids = Array.from(items, ({ id }) => id);
    return this.roll(20) === 0 ? 'X99' : (ids[this.roll(Math.max(1, ids.length))] ?? 'X99');
  }
}

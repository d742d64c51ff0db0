/** The keys whose destruction is owed: gone from the keyring, while their bytes may still lie in the store's own files. */

/** A key by its name, or `<assembly id>/` for all of an assembly that was erased. */
export type OwedName = string;

export class OwedKeys {
  readonly #listeners = new Set<() => void>();
  #names: ReadonlySet<OwedName> = new Set();

  /** How many of that assembly are not destroyed yet. */
  countOf(assembly: string): number {
    return [...this.#names].filter((name) => name.startsWith(`${assembly}/`)).length;
  }

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  /** What the store says is owed now: tells whoever listens if it is not what it was. */
  set(names: Iterable<OwedName>): void {
    const owed = new Set(names);
    if (owed.size === this.#names.size && [...owed].every((name) => this.#names.has(name))) return;
    this.#names = owed;
    for (const listener of this.#listeners) listener();
  }

  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }
}

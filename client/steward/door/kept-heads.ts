/**
 * Heads that were tapped and have no answer yet, kept on this device over a reload. Each batch has its own key, so that
 * two tabs never overwrite each other. Where storage is forbidden nothing is kept, and the open page still has it all.
 */
import type { Ms } from '../../../shared/kernel/time.ts';

export interface Heads {
  /** The id of the command that says it. */
  readonly id: string;
  readonly delegation: string;
  readonly heads: number;
}

interface Entry extends Heads {
  /** Who may still add to it. */
  readonly owner: string;
  readonly at: number;
}

const KEPT_FOR_MS: Ms = 24 * 60 * 60 * 1000;

const store = (): Storage | null => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
};

const isEntry = (value: unknown): value is Entry => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, delegation, heads, owner, at } = value as Partial<Record<keyof Entry, unknown>>;
  const texts = [id, delegation, owner].every((text) => typeof text === 'string');
  return texts && Number.isInteger(heads) && Number.isFinite(at);
};

const parse = (text: string | null): Entry | null => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isEntry(value) ? value : null;
  } catch {
    return null;
  }
};

export class KeptHeads {
  readonly #prefix: string;
  /** This opening of the page. */
  readonly #owner = Math.random().toString(36).slice(2);
  /** What storage refused; so nobody else has seen it. */
  readonly #unkept = new Set<string>();

  constructor(assembly: string) {
    this.#prefix = `assembly-night/door/${assembly}/`;
  }

  keep({ id, delegation, heads }: Heads): void {
    const entry: Entry = { id, delegation, heads, owner: this.#owner, at: Date.now() };
    try {
      store()?.setItem(this.#prefix + id, JSON.stringify(entry));
    } catch {
      this.#unkept.add(id);
    }
  }

  forget(id: string): void {
    try {
      store()?.removeItem(this.#prefix + id);
    } catch {
      // What could not be kept need not be removed.
    }
  }

  /** False once another tab may have sent it: then its content must never change again. */
  mayAddTo(id: string): boolean {
    try {
      const storage = store();
      if (!storage || this.#unkept.has(id)) return true;
      return parse(storage.getItem(this.#prefix + id))?.owner === this.#owner;
    } catch {
      return true;
    }
  }

  /** All that earlier openings of the page left behind, oldest first; from now on nobody else adds to it. */
  takeOver(): readonly Heads[] {
    const entries = this.#entries().toSorted((one, other) => one.at - other.at);
    for (const entry of entries) this.keep(entry);
    return entries.map(({ id, delegation, heads }) => ({ id, delegation, heads }));
  }

  #entries(): Entry[] {
    try {
      const storage = store();
      const keys = Object.keys(storage ?? {}).filter((key) => key.startsWith(this.#prefix));
      return keys.flatMap((key) => {
        const entry = parse(storage?.getItem(key) ?? null);
        if (entry && Date.now() - entry.at < KEPT_FOR_MS) return [entry];
        storage?.removeItem(key);
        return [];
      });
    } catch {
      return [];
    }
  }
}

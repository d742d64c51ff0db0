/** A log that lives as long as the process: for tests, and for trying things out. Nodes may share one instance. */
import { randomBytes } from 'node:crypto';
import type { Named } from '../../shared/kernel/decider.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import { headAfter, storable, verified, verifyEnd } from './chain.ts';
import type { StoredCommit } from './chain.ts';
import { OwedKeys } from './owed-keys.ts';
import { Subscriptions } from './subscriptions.ts';
import { beginning } from './log.ts';
import type { Subscriber, Head, Keyring, KeyName, Log, LogCommit } from './log.ts';

/** One assembly: its commits as text, as any store keeps them, and where it believes that they end. */
export interface Shelf {
  head: Head;
  readonly commits: StoredCommit[];
}

export class MemoryLog<Event extends Named = AssemblyEvent> implements Log<Event> {
  readonly isShared = false;
  readonly keyring: MemoryKeyring = new MemoryKeyring();
  readonly #shelves: Map<string, Shelf>;
  readonly #subscriptions = new Subscriptions<Event>();

  /** `shelves`: what an earlier log left behind; a Map keeps the order in which assemblies were opened. */
  constructor(shelves = new Map<string, Shelf>()) {
    this.#shelves = shelves;
  }

  async list(): Promise<string[]> {
    return [...this.#shelves.keys()];
  }

  async append(
    assembly: string,
    expected: Head,
    batch: readonly LogCommit<Event>[],
  ): Promise<'stored' | 'conflict'> {
    const added = storable(expected, batch);
    const shelf = this.#shelf(assembly);
    if (shelf.head.version !== expected.version || shelf.head.hash !== expected.hash) return 'conflict';
    shelf.commits.push(...added);
    shelf.head = headAfter(batch);
    this.#shelves.set(assembly, shelf);
    this.#subscriptions.deliver(assembly, batch);
    return 'stored';
  }

  async *read(assembly: string, after: Head): AsyncGenerator<LogCommit<Event>, void> {
    const { head, commits } = this.#shelf(assembly);
    let last = after;
    for (const stored of commits.slice(after.version)) {
      const commit = verified<Event>(assembly, last, stored);
      last = commit;
      yield commit;
    }
    verifyEnd(assembly, last, head);
  }

  follow(assembly: string, after: Head, subscriber: Subscriber<Event>): () => void {
    let last = after;
    const missed = this.#shelf(assembly)
      .commits.slice(after.version)
      .map((stored) => (last = verified<Event>(assembly, last, stored)));
    return this.#subscriptions.add(assembly, missed, subscriber);
  }

  async turn(): Promise<() => void> {
    return () => {};
  }

  async erase(assembly: string, expected?: Head): Promise<'erased' | 'conflict'> {
    if (expected && this.#shelf(assembly).head.hash !== expected.hash) return 'conflict';
    this.#shelves.delete(assembly);
    this.keyring.destroyAllOf(assembly);
    return 'erased';
  }

  /** Nothing to let go of; another node may still be using it. */
  async close(): Promise<void> {}

  #shelf(assembly: string): Shelf {
    return this.#shelves.get(assembly) ?? { head: beginning, commits: [] };
  }
}

class MemoryKeyring implements Keyring {
  /** Nothing is written anywhere. */
  readonly owed = new OwedKeys();
  readonly #keys = new Map<string, Buffer>();

  /** A copy: whoever asked may wipe it after use. */
  async key(name: KeyName): Promise<Buffer> {
    const key = this.#keys.get(name) ?? randomBytes(32);
    this.#keys.set(name, key);
    return Buffer.from(key);
  }

  async destroy(name: KeyName): Promise<void> {
    this.#forget(name);
  }

  destroyAllOf(assembly: string): void {
    for (const name of this.#keys.keys()) if (name.startsWith(`${assembly}/`)) this.#forget(name);
  }

  #forget(name: string): void {
    this.#keys.get(name)?.fill(0);
    this.#keys.delete(name);
  }
}

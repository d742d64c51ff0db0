/** A real log whose next append goes wrong: nothing stored, stored but not said so, or held up. Everything else is passed on. */
import type { Subscriber, Head, Keyring, Log, LogCommit } from '../../../server/log/log.ts';

type Append = (
  batch: readonly LogCommit[],
  store: () => Promise<'stored' | 'conflict'>,
) => ReturnType<Log['append']>;

export class DiskFault extends Error {
  override readonly name = 'DiskFault';
}

export class FaultyLog implements Log {
  readonly isShared = false;
  readonly keyring: Keyring;
  readonly #log: Log;
  #next: Append[] = [];
  /** While it is, nothing can be read either. */
  isAway = false;

  constructor(log: Log) {
    this.#log = log;
    this.keyring = log.keyring;
  }

  /** The next append throws, and nothing of it is stored. */
  failNext(): void {
    this.#next.push(() => Promise.reject(new DiskFault('The disk is full')));
  }

  /** The next append is stored, and throws all the same: its outcome is unclear. */
  loseNextAnswer(): void {
    this.#next.push(async (_batch, store) => {
      await store();
      throw new DiskFault('The disk answers no more');
    });
  }

  /** The next append waits until it is released, to be stored, or made to fail; `begun` tells when it waits. */
  holdNext(): { readonly begun: Promise<void>; readonly release: () => void; readonly fail: () => void } {
    const begun = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    this.#next.push(async (_batch, store) => {
      begun.resolve();
      await released.promise;
      return store();
    });
    const fail = (): void => released.reject(new DiskFault('The disk is full'));
    return { begun: begun.promise, release: released.resolve, fail };
  }

  append(assembly: string, expected: Head, batch: readonly LogCommit[]): Promise<'stored' | 'conflict'> {
    const store = (): Promise<'stored' | 'conflict'> => this.#log.append(assembly, expected, batch);
    return this.#next.shift()?.(batch, store) ?? store();
  }

  list(): Promise<string[]> {
    return this.#log.list();
  }

  async *read(assembly: string, after: Head): AsyncGenerator<LogCommit, void> {
    if (this.isAway) throw new DiskFault('The disk is gone');
    yield* this.#log.read(assembly, after);
  }

  follow(assembly: string, after: Head, subscriber: Subscriber): () => void {
    return this.#log.follow(assembly, after, subscriber);
  }

  turn(assembly: string, isUrgent: () => boolean): Promise<() => void> {
    return this.#log.turn(assembly, isUrgent);
  }

  erase(assembly: string, expected?: Head): ReturnType<Log['erase']> {
    return this.#log.erase(assembly, expected);
  }

  close(): Promise<void> {
    return this.#log.close();
  }
}

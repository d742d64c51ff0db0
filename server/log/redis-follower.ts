/** Follows one assembly's stream on a connection of its own: every batch once, in order, whatever befalls the connection. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Named } from '../../shared/kernel/decider.ts';
import type { Ms } from '../../shared/kernel/time.ts';
import { BrokenLog, type Subscriber, type Head, type LogCommit } from './log.ts';
import { commitsIn, keysOf, entryNumber, type Entry } from './redis-entry.ts';
import { ANSWER_MS, RedisConnection } from './redis-connection.ts';

/** How long Redis holds a question that nothing new answers; then the end of the stream is looked at. */
const QUIET_MS: Ms = 1_000;
const AGAIN_MS: Ms = 100;
const MOST_AT_ONCE = 100;

export class RedisFollower<Event extends Named> {
  readonly #connection: RedisConnection;
  readonly #assembly: string;
  readonly #stream: string;
  readonly #subscriber: Subscriber<Event>;
  #head: Head;
  /** The number of the entry that ends with `#head`, once it was found. */
  #number: number | null;
  #isStopped = false;
  #progress = Promise.withResolvers<void>();

  /** `after`: where a batch ended. */
  constructor(url: string, assembly: string, after: Head, subscriber: Subscriber<Event>) {
    this.#connection = new RedisConnection(url);
    this.#assembly = assembly;
    this.#stream = keysOf(assembly).commits;
    this.#subscriber = subscriber;
    this.#head = after;
    this.#number = after.version === 0 ? 0 : null;
    void this.#run();
  }

  stop(): void {
    this.#isStopped = true;
    this.#connection.close();
    this.#progressed();
  }

  /** Whether everything up to that entry was heard, or never will be. */
  hasHeard(number: number): boolean {
    return this.#isStopped || (this.#number ?? -1) >= number;
  }

  /** Resolves at the next that is heard. */
  get news(): Promise<void> {
    return this.#progress.promise;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped)
      try {
        // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
        await this.#listen((this.#number ??= await this.#find()));
      } catch (fault) {
        // oxlint-disable-next-line no-await-in-loop
        await this.#onFault(fault);
      }
  }

  async #listen(number: number): Promise<void> {
    const heard = await this.#connection.ask(
      (client) =>
        client.xRead({ key: this.#stream, id: `${number}-0` }, { BLOCK: QUIET_MS, COUNT: MOST_AT_ONCE }),
      QUIET_MS + ANSWER_MS,
    );
    if (heard === null) return this.#lookBack(number);
    for (const entry of heard[0]?.messages ?? []) this.#onEntry(entry);
  }

  /** In a microtask: a subscriber that throws takes the process down, and isn't taken for a fault of Redis. */
  #onEntry(entry: Entry): void {
    const batch: LogCommit<Event>[] = [...commitsIn<Event>(this.#assembly, this.#head, entry)];
    this.#head = batch.at(-1) ?? this.#head;
    queueMicrotask(() => {
      if (this.#isStopped) return;
      this.#subscriber.batch(batch);
      this.#number = entryNumber(entry);
      this.#progressed();
    });
  }

  /** What was heard must still be there: a replica that took over may lack the end, and an assembly may be opened anew. */
  async #lookBack(number: number): Promise<void> {
    if (number === 0) return;
    const found = await this.#connection.ask((client) =>
      client.xRange(this.#stream, `${number}-0`, `${number}-0`),
    );
    if (found?.[0]?.message['head'] !== this.#head.hash) throw this.#missing();
  }

  /** The number of the entry that ends with what was heard; looked for from the end, where it almost always is. */
  async #find(): Promise<number> {
    for (let end = '+'; ;) {
      // oxlint-disable-next-line no-await-in-loop
      const page = await this.#connection.ask((client) =>
        client.xRevRange(this.#stream, end, '-', { COUNT: MOST_AT_ONCE }),
      );
      const found = page?.find(({ message }) => message['head'] === this.#head.hash);
      if (found) return entryNumber(found);
      const oldest: Entry | undefined = page?.at(-1);
      if (!oldest) throw this.#missing();
      end = `(${oldest.id}`;
    }
  }

  #missing(): BrokenLog {
    return new BrokenLog(this.#assembly, this.#head.version, 'is missing');
  }

  /** Reports the fault, and goes on by itself, unless the log is no longer the one that was followed. */
  async #onFault(fault: unknown): Promise<void> {
    if (this.#isStopped) return;
    const isOver = fault instanceof BrokenLog;
    if (isOver) this.stop();
    queueMicrotask(() => this.#subscriber.lost?.(fault));
    if (!isOver) await pause(AGAIN_MS);
  }

  #progressed(): void {
    this.#progress.resolve();
    this.#progress = Promise.withResolvers();
  }
}

/** Follows one assembly's stream on a connection of its own: every batch once, in order, whatever befalls the connection. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Ms } from '../../shared/kernel/time.ts';
import { BrokenLog, type Ear, type Head, type LogCommit } from './log.ts';
import { commitsIn, keysOf, placeOf, type Entry } from './redis-entry.ts';
import { ANSWER_MS, RedisLine } from './redis-connection.ts';

/** How long Redis holds a question that nothing new answers; then the end of the stream is looked at. */
const QUIET_MS: Ms = 1_000;
const AGAIN_MS: Ms = 100;
const MOST_AT_ONCE = 100;

export class RedisFollower {
  readonly #line: RedisLine;
  readonly #assembly: string;
  readonly #stream: string;
  readonly #ear: Ear;
  #head: Head;
  /** The number of the entry that ends with `#head`, once it was found. */
  #place: number | null;
  #isStopped = false;
  #stirred = Promise.withResolvers<void>();

  /** `after`: where a batch ended. */
  constructor(url: string, assembly: string, after: Head, ear: Ear) {
    this.#line = new RedisLine(url);
    this.#assembly = assembly;
    this.#stream = keysOf(assembly).commits;
    this.#ear = ear;
    this.#head = after;
    this.#place = after.version === 0 ? 0 : null;
    void this.#run();
  }

  stop(): void {
    this.#isStopped = true;
    this.#line.close();
    this.#stir();
  }

  /** Whether everything up to that entry was heard, or never will be. */
  hasHeard(place: number): boolean {
    return this.#isStopped || (this.#place ?? -1) >= place;
  }

  /** Resolves at the next that is heard. */
  get news(): Promise<void> {
    return this.#stirred.promise;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped)
      try {
        // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
        await this.#listen((this.#place ??= await this.#find()));
      } catch (fault) {
        // oxlint-disable-next-line no-await-in-loop
        await this.#suffer(fault);
      }
  }

  async #listen(place: number): Promise<void> {
    const heard = await this.#line.ask(
      (client) =>
        client.xRead({ key: this.#stream, id: `${place}-0` }, { BLOCK: QUIET_MS, COUNT: MOST_AT_ONCE }),
      QUIET_MS + ANSWER_MS,
    );
    if (heard === null) return this.#lookBack(place);
    for (const entry of heard[0]?.messages ?? []) this.#hear(entry);
  }

  /** In a microtask: a listener that throws takes the process down, and doesn't pass for a fault of Redis. */
  #hear(entry: Entry): void {
    const batch: LogCommit[] = [...commitsIn(this.#assembly, this.#head, entry)];
    this.#head = batch.at(-1) ?? this.#head;
    queueMicrotask(() => {
      if (this.#isStopped) return;
      this.#ear.batch(batch);
      this.#place = placeOf(entry);
      this.#stir();
    });
  }

  /** What was heard must still be there: a replica that took over may lack the end, and an assembly may be opened anew. */
  async #lookBack(place: number): Promise<void> {
    if (place === 0) return;
    const found = await this.#line.ask((client) => client.xRange(this.#stream, `${place}-0`, `${place}-0`));
    if (found?.[0]?.message['head'] !== this.#head.hash) throw this.#missing();
  }

  /** The number of the entry that ends with what was heard; looked for from the end, where it almost always is. */
  async #find(): Promise<number> {
    for (let end = '+'; ;) {
      // oxlint-disable-next-line no-await-in-loop
      const page = await this.#line.ask((client) =>
        client.xRevRange(this.#stream, end, '-', { COUNT: MOST_AT_ONCE }),
      );
      const found = page?.find(({ message }) => message['head'] === this.#head.hash);
      if (found) return placeOf(found);
      const oldest: Entry | undefined = page?.at(-1);
      if (!oldest) throw this.#missing();
      end = `(${oldest.id}`;
    }
  }

  #missing(): BrokenLog {
    return new BrokenLog(this.#assembly, this.#head.version, 'is missing');
  }

  /** Tells, and goes on by itself, unless the log is no longer the one that was followed. */
  async #suffer(fault: unknown): Promise<void> {
    if (this.#isStopped) return;
    const isOver = fault instanceof BrokenLog;
    if (isOver) this.stop();
    queueMicrotask(() => this.#ear.lost?.(fault));
    if (!isOver) await pause(AGAIN_MS);
  }

  #stir(): void {
    this.#stirred.resolve();
    this.#stirred = Promise.withResolvers();
  }
}

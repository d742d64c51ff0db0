/** The log that many nodes share: a Redis stream for each assembly, an entry for each batch. */
import type { Named } from '../../shared/kernel/decider.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import { headAfter, storable } from './chain.ts';
import { beginning, BrokenLog, type Subscriber, type Head, type Log, type LogCommit } from './log.ts';
import { commitsIn, keysOf, entryNumber, textOf, type Entry } from './redis-entry.ts';
import { asConflict, isClear, TooFewCopies } from './redis-faults.ts';
import { RedisFollower } from './redis-follower.ts';
import { RedisKeyring } from './redis-keyring.ts';
import { RedisConnection } from './redis-connection.ts';
import { APPEND, ERASE, LAST_ENTRY } from './redis-scripts.ts';
import { LEASE_MS, RedisTurns } from './redis-turns.ts';
import { asUnusable } from './redis-unusable.ts';

/** All assemblies, by the order in which they were opened. */
const ASSEMBLIES = 'assembly-night:assemblies';
const OPENED = 'assembly-night:opened';

const ENTRIES_IN_A_PAGE = 200;
/** The first try, and one more: by then the connection is another. */
const TRIES = 2;

/** Less than a request may take. */
const REPLICAS_MS = 1_500;

export interface RedisTarget {
  /** `redis://user:password@host:6379/0` */
  readonly url: string;
  /** How many replicas must hold a batch before it is acknowledged. */
  readonly replicas: number;
}

/** Throws UnusableStore when there is no Redis, or none that lets us in. */
export const openRedisLog = async <Event extends Named = AssemblyEvent>(
  target: RedisTarget,
): Promise<Log<Event>> => {
  const connection = new RedisConnection(target.url);
  try {
    await connection.ask((client) => client.ping());
  } catch (fault) {
    connection.close();
    throw asUnusable(target, fault);
  }
  return new RedisLog(target, connection);
};

class RedisLog<Event extends Named> implements Log<Event> {
  readonly isShared = true;
  readonly keyring: RedisKeyring;
  readonly #target: RedisTarget;
  readonly #connection: RedisConnection;
  readonly #turns: RedisTurns;
  readonly #followers = new Map<string, Set<RedisFollower<Event>>>();

  constructor(target: RedisTarget, connection: RedisConnection) {
    this.#target = target;
    this.#connection = connection;
    this.#turns = new RedisTurns(connection);
    this.keyring = new RedisKeyring(connection, new RedisConnection(target.url));
  }

  /** An assembly is entered before its first commit is stored: what has none yet does not count. */
  async list(): Promise<string[]> {
    return this.#connection.ask(async (client) => {
      const entered = await client.zRange(ASSEMBLIES, 0, -1);
      const found = await Promise.all(entered.map((assembly) => client.exists(keysOf(assembly).commits)));
      return entered.filter((_, at) => found[at] === 1);
    });
  }

  async append(
    assembly: string,
    expected: Head,
    batch: readonly LogCommit<Event>[],
  ): Promise<'stored' | 'conflict'> {
    const text = textOf(storable(expected, batch));
    const { hash } = headAfter(batch);
    if (expected.version === 0) await this.#enter(assembly);
    for (let tries = 1; ; tries += 1)
      try {
        // oxlint-disable-next-line no-await-in-loop -- the second try only when the first was unclear
        const outcome = await this.#tryAppend(assembly, [expected.hash, hash, text]);
        if (outcome === 'stored' || tries === 1) return outcome;
        // oxlint-disable-next-line no-await-in-loop
        return (await this.#holds(assembly, expected, hash)) ? 'stored' : 'conflict';
      } catch (fault) {
        if (tries === TRIES || isClear(fault)) throw fault;
      }
  }

  async *read(assembly: string, after: Head): AsyncGenerator<LogCommit<Event>, void> {
    const { commits: stream } = keysOf(assembly);
    const end = await this.#lastEntry(assembly);
    await this.#copied(assembly);
    let last = beginning;
    for (let number = 0; number < end;) {
      const found = await this.#connection.ask((client) =>
        client.xRange(stream, `${number + 1}-0`, `${end}-0`, { COUNT: ENTRIES_IN_A_PAGE }),
      );
      const page: readonly Entry[] = found ?? [];
      const newest = page.at(-1);
      if (!newest) throw new BrokenLog(assembly, last.version + 1, 'is missing');
      for (const entry of page)
        for (const commit of commitsIn<Event>(assembly, last, entry)) {
          last = commit;
          if (commit.version === after.version && commit.hash !== after.hash)
            throw new BrokenLog(assembly, commit.version, 'was edited');
          if (commit.version > after.version) yield commit;
        }
      number = entryNumber(newest);
    }
    if (last.version < after.version) throw new BrokenLog(assembly, last.version + 1, 'is missing');
  }

  follow(assembly: string, after: Head, subscriber: Subscriber<Event>): () => void {
    const follower = new RedisFollower(this.#target.url, assembly, after, subscriber);
    const all = this.#followers.get(assembly) ?? new Set();
    this.#followers.set(assembly, all.add(follower));
    return () => {
      follower.stop();
      all.delete(follower);
    };
  }

  turn(assembly: string, isUrgent: () => boolean): Promise<() => void> {
    const [follower] = this.#followers.get(assembly) ?? [];
    return this.#turns.take(assembly, isUrgent, follower);
  }

  async erase(assembly: string, expected?: Head): Promise<'erased' | 'conflict'> {
    const { commits, keys, turn, waiting, read } = keysOf(assembly);
    const erasing = { keys: [commits, keys, turn, waiting, read], arguments: [expected?.hash ?? ''] };
    const outcome = await this.keyring.destroyAllOf(assembly, () =>
      this.#connection.ask((client) => client.eval(ERASE, erasing)),
    );
    if (outcome !== 'erased') return 'conflict';
    await this.#connection.ask((client) => client.zRem(ASSEMBLIES, assembly));
    return 'erased';
  }

  async close(): Promise<void> {
    for (const all of this.#followers.values()) for (const follower of all) follower.stop();
    this.#followers.clear();
    this.keyring.close();
    this.#connection.close();
  }

  /** Whoever enters it again leaves it where it was. */
  #enter(assembly: string): Promise<unknown> {
    return this.#connection.ask(async (client) => {
      const value = assembly;
      const score = await client.incr(OPENED);
      return client.zAdd(ASSEMBLIES, { score, value }, { condition: 'NX' });
    });
  }

  /** Asks for the replicas at once, on the same connection: Redis counts those that hold what came over it before. */
  async #tryAppend(
    assembly: string,
    [before, after, text]: [string, string, string],
  ): Promise<'stored' | 'conflict'> {
    const { commits, turn, waiting } = keysOf(assembly);
    const { replicas } = this.#target;
    const batch = {
      keys: [commits, turn, waiting],
      arguments: [before, after, text, this.#turns.node, String(LEASE_MS)],
    };
    const [outcome, copies] = await this.#connection.ask((client) =>
      Promise.all([
        client.eval(APPEND, batch).catch(asConflict),
        replicas === 0 ? 0 : client.wait(replicas, REPLICAS_MS),
      ]),
    );
    this.#turns.passed(assembly);
    if (outcome !== 'stored') return 'conflict';
    this.#needCopies(copies);
    return 'stored';
  }

  #needCopies(copies: number): void {
    const { replicas } = this.#target;
    if (copies < replicas) throw new TooFewCopies(`Only ${copies} of ${replicas} replicas hold it`);
  }

  /** What is read is acknowledged again to whoever asks: so it, too, must be where it can't be lost. */
  async #copied(assembly: string): Promise<void> {
    const { replicas } = this.#target;
    if (replicas === 0) return;
    // Redis only waits for what this connection wrote itself, and replicas take everything in one order.
    const [, copies] = await this.#connection.ask((client) =>
      Promise.all([client.set(keysOf(assembly).read, '1'), client.wait(replicas, REPLICAS_MS)]),
    );
    this.#needCopies(copies);
  }

  /** After an unclear answer: whether our own batch is there, whatever came after it. */
  async #holds(assembly: string, expected: Head, hash: string): Promise<boolean> {
    for await (const commit of this.read(assembly, expected)) if (commit.hash === hash) return true;
    return false;
  }

  #lastEntry(assembly: string): Promise<number> {
    const asked = { keys: [keysOf(assembly).commits] };
    return this.#connection.ask(async (client) => Number(await client.eval(LAST_ENTRY, asked)));
  }
}

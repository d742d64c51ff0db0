/** What it takes until a destroyed key is in none of the files that Redis writes: they are written anew, and looked at until they are. */
import { setTimeout as pause } from 'node:timers/promises';
import { ErrorReply } from 'redis';
import type { Ms } from '../../shared/kernel/time.ts';
import type { KeyName } from './log.ts';
import { OwedKeys, type OwedName } from './owed-keys.ts';
import { ringOf } from './redis-entry.ts';
import type { RedisConnection } from './redis-connection.ts';

/** What is owed stands in Redis itself, so that any node may pay it, whichever were restarted meanwhile. */
const OWED = 'assembly-night:owed';
const LOOK_MS: Ms = 1_000;
const AGAIN_MS: Ms = 50;
/** A file that was asked for and that nobody has begun by then is asked for again. */
const BEGUN_MS: Ms = 5_000;

/** One kind of file, as INFO tells of it. */
interface Writing {
  readonly isBusy: boolean;
  /** How many were begun since Redis started. */
  readonly begun: number;
  readonly isFine: boolean;
}
interface Files {
  /** Null where Redis writes none. */
  readonly log: Writing | null;
  readonly snapshot: Writing | null;
}

const filesIn = (info: string, savesByItself: boolean): Files => {
  const told = new Map(info.split('\r\n').map((line) => line.split(':') as [string, string | undefined]));
  const count = (name: string): number => Number(told.get(name) ?? 0);
  const isBusy = ['aof_rewrite_in_progress', 'aof_rewrite_scheduled', 'rdb_bgsave_in_progress'].some(count);
  const log = {
    isBusy,
    begun: count('aof_rewrites'),
    isFine: told.get('aof_last_bgrewrite_status') === 'ok',
  };
  const snapshot = { isBusy, begun: count('rdb_saves'), isFine: told.get('rdb_last_bgsave_status') === 'ok' };
  return {
    log: count('aof_enabled') === 1 ? log : null,
    snapshot: savesByItself || snapshot.begun > 0 ? snapshot : null,
  };
};

export class RedisDestruction {
  readonly owed = new OwedKeys();
  readonly #connection: RedisConnection;
  readonly #ended = new AbortController();
  #asked = Promise.withResolvers<void>();

  constructor(connection: RedisConnection) {
    this.#connection = connection;
    void this.#run();
  }

  /** Before the key is destroyed: a node that dies in between has promised it already. */
  async owe(name: OwedName): Promise<void> {
    await this.#connection.ask((client) => client.sAdd(OWED, name));
  }

  /** The keys that are owed by now may be looked after at once. */
  async begin(): Promise<void> {
    this.owed.set(await this.#names());
    this.#asked.resolve();
  }

  close(): void {
    this.#ended.abort();
    this.#connection.close();
  }

  async #run(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      this.#asked = Promise.withResolvers();
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
      await this.#look().catch(() => {});
      // oxlint-disable-next-line no-await-in-loop
      await Promise.race([this.#asked.promise, this.#pause(LOOK_MS)]).catch(() => {});
    }
  }

  /** Throws where Redis is away, which the rooms say, or refuses: then it stays owed, which the crew is shown. */
  async #look(): Promise<void> {
    this.owed.set(await this.#names());
    if (!this.owed.isEmpty) await this.#pay();
  }

  /** A file whose writing was begun before a key was destroyed holds it still: so none is being written when this asks. */
  async #pay(): Promise<void> {
    const before = await this.#untilQuiet();
    const gone = await this.#destroyed();
    if (gone.length === 0) return;
    if (before.log) await this.#connection.ask((client) => client.bgRewriteAof().catch(unlessRefused));
    if (!(await this.#isWritten('log', before))) return;
    if (before.snapshot) await this.#connection.ask((client) => client.bgSave().catch(unlessRefused));
    if (!(await this.#isWritten('snapshot', before))) return;
    await this.#connection.ask((client) => client.sRem(OWED, gone));
    this.owed.set(await this.#names());
  }

  async #isWritten(which: keyof Files, before: Files): Promise<boolean> {
    const { begun } = before[which] ?? {};
    if (begun === undefined) return true;
    const until = performance.now() + BEGUN_MS;
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- looks again until it is written
      const now = (await this.#untilQuiet())[which];
      if (!now || now.begun < begun) return false;
      if (now.begun > begun) return now.isFine;
      if (performance.now() > until) return false;
      // oxlint-disable-next-line no-await-in-loop
      await this.#pause(AGAIN_MS);
    }
  }

  async #untilQuiet(): Promise<Files> {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- looks again until nothing is being written
      const files = await this.#files();
      if (!files.log?.isBusy && !files.snapshot?.isBusy) return files;
      // oxlint-disable-next-line no-await-in-loop
      await this.#pause(AGAIN_MS);
    }
  }

  async #files(): Promise<Files> {
    return this.#connection.ask(async (client) => {
      const [info, settings] = await Promise.all([
        client.info('persistence'),
        client.configGet('save').catch(unlessRefused),
      ]);
      return filesIn(String(info), Boolean(settings?.['save']));
    });
  }

  async #names(): Promise<OwedName[]> {
    return this.#connection.ask((client) => client.sMembers(OWED));
  }

  /** Those that are in the keyring no more. */
  async #destroyed(): Promise<OwedName[]> {
    const names = await this.#names();
    const kept = await this.#connection.ask((client) =>
      Promise.all(names.map((name) => client.hExists(ringOf(name as KeyName), name))),
    );
    return names.filter((_, at) => kept[at] === 0);
  }

  async #pause(ms: Ms): Promise<void> {
    await pause(ms, undefined, { ref: false, signal: this.#ended.signal }).catch(() => {});
    this.#ended.signal.throwIfAborted();
  }
}

/** Redis says no: it writes one already, or this user may not ask. Then it is seen that none was begun. */
const unlessRefused = (fault: unknown): null => {
  if (fault instanceof ErrorReply) return null;
  throw fault;
};

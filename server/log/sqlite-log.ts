/** The embedded default: one SQLite file, one writer, and each batch one transaction that is on the disk when it returns. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { setImmediate as yieldToLoop } from 'node:timers/promises';
import type { Named } from '../../shared/kernel/decider.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import { headAfter, storable, verified, verifyEnd } from './chain.ts';
import type { StoredCommit } from './chain.ts';
import { Subscriptions } from './subscriptions.ts';
import { beginning } from './log.ts';
import type { Subscriber, Head, Log, LogCommit } from './log.ts';
import { openSqliteFile } from './sqlite-file.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { SqliteKeyring } from './sqlite-keyring.ts';
import { SqliteUpkeep } from './sqlite-upkeep.ts';
import { transact } from './transact.ts';

const pageSize = 1000;

/**
 * The log in `assembly-night.sqlite` under `dataDir`, which is made if need be. Throws UnusableStore if it can't be.
 *
 * SQLite is called synchronously, on purpose: a batch takes the disk's fsync, a few milliseconds at worst, and what
 * arrives meanwhile waits in the sockets and becomes the next batch. A worker thread would cost more than it saves.
 */
export const openSqliteLog = async <Event extends Named = AssemblyEvent>(
  dataDir: string,
): Promise<Log<Event>> => new SqliteLog(openSqliteFile(dataDir, prepare));

class SqliteLog<Event extends Named> implements Log<Event> {
  readonly isShared = false;
  readonly keyring: SqliteKeyring;
  readonly #file: SqliteFile<Statements>;
  readonly #sql: Statements;
  readonly #upkeep: SqliteUpkeep;
  readonly #subscriptions = new Subscriptions<Event>();

  constructor(file: SqliteFile<Statements>) {
    this.#file = file;
    this.#sql = file.sql;
    this.keyring = new SqliteKeyring(file.db);
    this.#upkeep = new SqliteUpkeep(
      file,
      () => this.keyring.wipe(),
      (fault) => this.#subscriptions.lose(fault),
    );
  }

  async list(): Promise<string[]> {
    return this.#sql.assemblies.all().map((row) => text(row['id']));
  }

  async append(
    assembly: string,
    expected: Head,
    batch: readonly LogCommit<Event>[],
  ): Promise<'stored' | 'conflict'> {
    const added = storable(expected, batch);
    const stored = transact(this.#file.db, () => {
      if (!this.#moveHead(assembly, expected, headAfter(batch))) return false;
      added.forEach(({ body, hash }, at) =>
        this.#sql.add.run(assembly, expected.version + 1 + at, body, hash),
      );
      return true;
    });
    // What went into files that are no longer there is not acknowledged.
    this.#upkeep.check();
    this.#upkeep.appended();
    if (stored) this.#subscriptions.deliver(assembly, batch);
    return stored ? 'stored' : 'conflict';
  }

  async *read(assembly: string, after: Head): AsyncGenerator<LogCommit<Event>, void> {
    let last = after;
    for (;;) {
      // One step without an await, so that no append comes between the page and the head.
      const page = this.#sql.page.all(assembly, last.version, pageSize);
      const head = this.#head(assembly);
      for (const row of page) {
        const commit = verified<Event>(assembly, last, storedCommit(row));
        last = commit;
        yield commit;
      }
      if (page.length < pageSize) return verifyEnd(assembly, last, head);
      await yieldToLoop(); // other assemblies go on while this one is read
    }
  }

  follow(assembly: string, after: Head, subscriber: Subscriber<Event>): () => void {
    let last = after;
    const missed = this.#sql.page
      .all(assembly, after.version, -1)
      .map((row) => (last = verified<Event>(assembly, last, storedCommit(row))));
    return this.#subscriptions.add(assembly, missed, subscriber);
  }

  /** There is no other writer to wait for. Throws where the files are no longer those that were opened. */
  async turn(): Promise<() => void> {
    this.#upkeep.check();
    return () => {};
  }

  async erase(assembly: string, expected?: Head): Promise<'erased' | 'conflict'> {
    const isErased = transact(this.#file.db, () => {
      if (expected && this.#head(assembly).hash !== expected.hash) return false;
      this.#sql.dropCommits.run(assembly);
      this.#sql.dropAssembly.run(assembly);
      this.keyring.dropAllOf(assembly);
      return true;
    });
    if (isErased) this.keyring.wipe();
    return isErased ? 'erased' : 'conflict';
  }

  async close(): Promise<void> {
    this.#upkeep.end();
    if (this.#file.db.isOpen) this.#file.close();
  }

  /** Compares and moves in one statement: false if the log doesn't end at `from`, in version and in hash. */
  #moveHead(assembly: string, from: Head, to: Head): boolean {
    const moved =
      from.version === 0 && from.hash === ''
        ? this.#sql.open.run(assembly, to.version, to.hash)
        : this.#sql.moveHead.run(to.version, to.hash, assembly, from.version, from.hash);
    return moved.changes === 1;
  }

  #head(assembly: string): Head {
    const row = this.#sql.head.get(assembly);
    return row ? { version: Number(row['version']), hash: text(row['hash']) } : beginning;
  }
}

type Statements = ReturnType<typeof prepare>;

const prepare = (db: DatabaseSync) => ({
  assemblies: db.prepare('SELECT id FROM assembly ORDER BY opened'),
  head: db.prepare('SELECT version, hash FROM assembly WHERE id = ?'),
  open: db.prepare('INSERT INTO assembly (id, version, hash) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING'),
  moveHead: db.prepare('UPDATE assembly SET version = ?, hash = ? WHERE id = ? AND version = ? AND hash = ?'),
  add: db.prepare('INSERT INTO commits (assembly, version, body, hash) VALUES (?, ?, ?, ?)'),
  page: db.prepare(
    'SELECT body, hash FROM commits WHERE assembly = ? AND version > ? ORDER BY version LIMIT ?',
  ),
  dropCommits: db.prepare('DELETE FROM commits WHERE assembly = ?'),
  dropAssembly: db.prepare('DELETE FROM assembly WHERE id = ?'),
});

type Row = Record<string, SQLOutputValue>;

const storedCommit = (row: Row): StoredCommit => ({ body: text(row['body']), hash: text(row['hash']) });

const text = (value: SQLOutputValue | undefined): string => {
  if (typeof value !== 'string') throw new TypeError('The SQLite log holds something other than text.');
  return value;
};

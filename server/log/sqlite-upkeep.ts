/** What the SQLite log looks after while it runs: that its files are still those it writes, and that little waits in the write-ahead log. */
import { statSync, type Stats } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Ms } from '../../shared/kernel/time.ts';
import { isDamage, type SqliteFile } from './sqlite-file.ts';

/** How soon a quiet moment is used, and other hands are noticed in one. */
const LOOK_MS: Ms = 1_000;
/** The longest that a batch waits in the write-ahead log alone, of which one damaged page can take the rest. */
const WAIT_MS: Ms = 3_000;

/** The data file is no longer there, or is another: what is written reaches nobody. */
export class DataFileGone extends Error {
  override readonly name = 'DataFileGone';
}

const FRAME_HEAD_BYTES = 24;
const LOG_HEAD_BYTES = 32;

/** A file as it was when it was opened, and how large it has become. */
class WatchedFile {
  readonly path: string;
  readonly #first: Stats | undefined;
  #size = 0;
  #writtenAt = 0;

  constructor(path: string) {
    this.path = path;
    this.#first = statSync(path, { throwIfNoEntry: false });
  }

  /** Whether it became smaller since it was last looked at. Throws DataFileGone. */
  hasShrunk(): boolean {
    const now = statSync(this.path, { throwIfNoEntry: false });
    if (!now || now.ino !== this.#first?.ino || now.dev !== this.#first.dev)
      throw new DataFileGone(
        `${this.path} was removed or replaced while the program runs: nothing more is saved. ` +
          `Put back what was there, and start again.`,
      );
    const before = this.#size;
    this.#size = now.size;
    this.#writtenAt = now.mtimeMs;
    return now.size < before;
  }

  /** When it was last written, by whomever. */
  get writtenAt(): number {
    return this.#writtenAt;
  }

  get size(): number {
    return this.#size;
  }
}

const headsIn = (db: DatabaseSync): string =>
  JSON.stringify(db.prepare('SELECT id, version, hash FROM assembly ORDER BY id').all());

export class SqliteUpkeep {
  readonly #file: WatchedFile;
  readonly #wal: WatchedFile;
  readonly #pageBytes: number;
  readonly #frames: StatementSync;
  readonly #checkpoint: StatementSync;
  readonly #timer: NodeJS.Timeout;
  #hasNews = true;
  #isQuiet = false;
  /** The first look is one of them: what was opened at the start, the keys among it, is soon where it is safe. */
  #checkpointedAt = -WAIT_MS;
  #comparedAt = 0;
  /** What was damaged stays so until somebody puts it right and starts again. */
  #damage: unknown = null;

  /** `also`: done at every look. `tell`: what is wrong with the files, at every look as long as it is. */
  constructor({ db, path }: SqliteFile<unknown>, also: () => void, tell: (fault: unknown) => void) {
    this.#file = new WatchedFile(path);
    this.#wal = new WatchedFile(`${path}-wal`);
    this.#pageBytes = Number(db.prepare('PRAGMA page_size').get()?.['page_size']);
    this.#frames = db.prepare('PRAGMA wal_checkpoint(NOOP)');
    this.#checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
    this.#timer = setInterval(() => {
      try {
        this.check();
      } catch (fault) {
        return tell(fault);
      }
      this.#trying(() => this.#compare(db));
      this.#trying(() => this.#checkpointWhenDue());
      this.#trying(also);
    }, LOOK_MS).unref();
  }

  end(): void {
    clearInterval(this.#timer);
  }

  appended(): void {
    this.#hasNews = true;
    this.#isQuiet = false;
  }

  /** Costs a few microseconds. Throws DataFileGone, or what else is wrong with the files. */
  check(): void {
    if (this.#damage) throw this.#damage;
    if (this.#file.hasShrunk()) this.#isDamaged(`${this.#file.path} was cut while the program runs`);
    if (this.#wal.hasShrunk()) this.#measureLog();
  }

  /** Another program may have emptied it, after it wrote all of it into the file; else all that waits must still be there. */
  #measureLog(): void {
    const frames = Number(this.#frames.get()?.['log']);
    const least = frames > 0 ? LOG_HEAD_BYTES + frames * (FRAME_HEAD_BYTES + this.#pageBytes) : 0;
    if (this.#wal.size < least) this.#isDamaged(`${this.#wal.path} was cut while the program runs`);
  }

  #isDamaged(what: string): never {
    this.#damage = new DataFileGone(
      `${what}: nothing more is saved. Put back what was there, and start again.`,
    );
    throw this.#damage;
  }

  /** Whoever opens the file now must find what this process goes on from: other hands may have written over it. */
  #compare(db: DatabaseSync): void {
    const { path, writtenAt } = this.#file;
    if (writtenAt === this.#comparedAt) return;
    this.#comparedAt = writtenAt;
    const other = new DatabaseSync(path, { readOnly: true });
    try {
      if (headsIn(other) !== headsIn(db)) this.#isDamaged(`${path} was written over while the program runs`);
    } finally {
      other.close();
    }
  }

  #checkpointWhenDue(): void {
    const isDue = this.#isQuiet || performance.now() - this.#checkpointedAt >= WAIT_MS;
    this.#isQuiet = true;
    if (!this.#hasNews || !isDue) return;
    this.#measureLog();
    // What a reader still needs stays where it is, and is tried again.
    const { log, checkpointed } = this.#checkpoint.get() ?? {};
    this.#hasNews = log !== checkpointed;
    this.#checkpointedAt = performance.now();
  }

  /** Where there is no room for it now, it is tried again: what was said is safe where it is, and an append that fails says so. */
  #trying(work: () => void): void {
    try {
      work();
    } catch (fault) {
      if (isDamage(fault)) this.#damage ??= fault;
    }
  }
}

/** Opens the one file of the SQLite log: its folder, its single writer, its tables; or says in a sentence why not. */
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder, unlessThere } from './folder.ts';
import { UnusableStore } from './log.ts';

export interface SqliteFile<Sql> {
  readonly path: string;
  readonly db: DatabaseSync;
  readonly sql: Sql;
  /** Closes the database, then lets the next writer in. */
  close(): void;
}

/** What a tool that holds the file for a moment may cost us, in ms, before a write counts as failed. */
export const patienceMs = 250;
const schemaVersion = 1;
/** Added later, and harmless to an earlier version of the program: the keys whose bytes may still lie in these files. */
const later = 'CREATE TABLE IF NOT EXISTS owed (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID';
const schema = `
  BEGIN IMMEDIATE;
  CREATE TABLE assembly (opened INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
  CREATE TABLE commits (assembly TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (assembly, version)) STRICT, WITHOUT ROWID;
  CREATE TABLE keyring (name TEXT PRIMARY KEY, key BLOB NOT NULL CHECK (length(key) = 32)) STRICT, WITHOUT ROWID;
  ${later};
  PRAGMA user_version = ${schemaVersion};
  COMMIT;`;

/**
 * The open file with its statements prepared. Throws UnusableStore if another writer has `dataDir`, if it can't be
 * written, or if the file in it isn't ours or isn't sound.
 */
export const openSqliteFile = <Sql>(dataDir: string, prepare: (db: DatabaseSync) => Sql): SqliteFile<Sql> => {
  const folder = resolve(dataDir);
  explaining(folder, () => makeFolder(folder));
  const lock = takeLock(folder);
  try {
    const path = join(folder, 'assembly-night.sqlite');
    const { db, sql } = openDatabase(path, prepare);
    return { path, db, sql, close: () => [db, lock].forEach((handle) => handle.close()) };
  } catch (fault) {
    lock.close();
    throw fault;
  }
};

/**
 * A second, empty database held in an exclusive transaction as long as we run. The operating system lets go of it when
 * the process ends in whatever way, and the log itself stays readable for any SQLite tool meanwhile.
 */
const takeLock = (folder: string): DatabaseSync => {
  const file = join(folder, 'writer.lock');
  const lock = explaining(file, () => openPrivately(file, 0));
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (fault) {
    lock.close();
    if (sqliteCode(fault) !== busy) throw explained(file, fault);
    const what = `Another Assembly Night is already running on ${folder}. Stop it, or give this one its own DATA_DIR.`;
    throw new UnusableStore(what, { cause: fault });
  }
};

const openDatabase = <Sql>(file: string, prepare: (db: DatabaseSync) => Sql) => {
  const db = explaining(file, () => openPrivately(file, patienceMs));
  try {
    explaining(file, () => makeReady(db, file));
    return { db, sql: explaining(file, () => prepare(db)) };
  } catch (fault) {
    db.close();
    throw fault;
  }
};

/**
 * FULL: a commit is on the disk, not just with the operating system, when it returns (`fullfsync` is what that takes on
 * a Mac). `secure_delete` overwrites what is deleted; the checkpoint does what a crash may have kept us from.
 */
const makeReady = (db: DatabaseSync, file: string): void => {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > schemaVersion) throw new UnusableStore(`${file} ${newer(version)}`);
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON',
  );
  if (db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') throw damaged(file);
  if (version === 0) db.exec(schema);
  db.exec(later);
  wipeDeleted(db);
};

/**
 * Empties the write-ahead log into the file, so that what was deleted lingers in neither. False while that can't be done,
 * because another program reads.
 */
export const wipeDeleted = (db: DatabaseSync): boolean =>
  db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;

/** Made before SQLite opens it, so that nobody but the owner can ever read it; the files beside it inherit the mode. */
const openPrivately = (file: string, timeoutMs: number): DatabaseSync => {
  unlessThere(() => closeSync(openSync(file, 'wx', 0o600)));
  return new DatabaseSync(file, { timeout: timeoutMs });
};

const explaining = <Value>(path: string, work: () => Value): Value => {
  try {
    return work();
  } catch (fault) {
    throw fault instanceof UnusableStore ? fault : explained(path, fault);
  }
};

const explained = (path: string, cause: unknown): Error => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const sentence =
    sentences[sqliteCode(cause)] ??
    `can’t be written (${reason}). Make room or give access, or choose another DATA_DIR.`;
  return new UnusableStore(`${path} ${sentence}`, { cause });
};

const restore = 'Put back the last good copy of the data, or choose another DATA_DIR.';
const newer = (version: number): string =>
  `was written by a newer Assembly Night (format ${version}, this one knows ${schemaVersion}). Start that one, or choose another DATA_DIR.`;
const damaged = (file: string): Error => new UnusableStore(`${file} is damaged. ${restore}`);

/** SQLite's primary result codes (sqlite.org/rescode.html) that mean something else than a disk that can't be written. */
const busy = 5;
const sentences: Readonly<Record<number, string>> = {
  1: 'was not written by Assembly Night. Move it away, or choose another DATA_DIR.',
  5: 'is in use by another program. Close that, and start again.',
  11: `is damaged. ${restore}`,
  26: `is not a SQLite database. ${restore}`,
};

/** A page that can't be read, or isn't what it was. */
export const isDamage = (fault: unknown): boolean => {
  const shortRead = 522;
  const isShort = fault instanceof Error && 'errcode' in fault && fault.errcode === shortRead;
  return isShort || [11, 26].includes(sqliteCode(fault));
};

const sqliteCode = (fault: unknown): number =>
  fault instanceof Error && 'errcode' in fault && typeof fault.errcode === 'number'
    ? fault.errcode & 0xff
    : 0;

/** Folders with a SQLite log for tests: opened, tampered with, and cleaned up after each test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach } from 'vitest';
import type { Log } from '../../../server/log/log.ts';
import { openSqliteLog } from '../../../server/log/sqlite-log.ts';
import type { Place } from '../../contract/log-contract.ts';

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'assembly-night-log-'));
export const fileIn = (folder: string): string => join(folder, 'assembly-night.sqlite');

/** Does to the file what a person with a SQLite tool can do, while the log is open or not. */
export const withTool = <Value>(folder: string, work: (tool: DatabaseSync) => Value): Value => {
  const tool = new DatabaseSync(fileIn(folder));
  try {
    return work(tool);
  } finally {
    tool.close();
  }
};

export const rewrite = (tool: DatabaseSync, assembly: string, change: (places: Place[]) => Place[]): void => {
  const rows = tool
    .prepare('SELECT version, body, hash FROM commits WHERE assembly = ? ORDER BY version')
    .all(assembly);
  const places = rows.map((row) => ({
    place: Number(row['version']),
    body: String(row['body']),
    hash: String(row['hash']),
  }));
  tool.prepare('DELETE FROM commits WHERE assembly = ?').run(assembly);
  const insert = tool.prepare('INSERT INTO commits (assembly, version, body, hash) VALUES (?, ?, ?, ?)');
  for (const { place, body, hash } of change(places)) insert.run(assembly, place, body, hash);
};

/** A fresh folder for each test, and a way to open the log in it that closes by itself. */
export const useFolder = () => {
  let current = '';
  const opened: Log[] = [];
  beforeEach(() => {
    current = newFolder();
  });
  afterEach(async () => {
    for (const log of opened.splice(0)) await log.close();
    rmSync(current, { recursive: true });
  });
  const open = async (dataDir = current): Promise<Log> => {
    const log = await openSqliteLog(dataDir);
    opened.push(log);
    return log;
  };
  return { folder: () => current, open };
};

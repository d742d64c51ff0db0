/** `npm run backup -- FILE`: a copy of all the data, record and keys, as they are at one moment, while the server runs or not. */
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BadConfig, readConfig } from './config.ts';

/** Why there is no copy, in words for whoever asked for it. */
class NoCopy extends Error {
  override readonly name = 'NoCopy';
}

const USE = 'Name the file that it should go to: npm run backup -- FILE';

const sync = (path: string): void => {
  const open = openSync(path, 'r');
  fsyncSync(open);
  closeSync(open);
};

/** In one transaction of its own, which holds up no writer; what was deleted does not come along. */
const copy = (from: string, to: string): number => {
  const db = new DatabaseSync(from, { readOnly: true });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  const made = new DatabaseSync(to, { readOnly: true });
  try {
    if (made.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok')
      throw new NoCopy(`${from} is damaged, and so would be its copy.`);
    return Number(made.prepare('SELECT count(*) AS n FROM commits').get()?.['n']);
  } finally {
    made.close();
  }
};

/** The copy under its own name only once it is whole and on the disk. */
const backUp = (dataDir: string, file: string): string => {
  const from = join(resolve(dataDir), 'assembly-night.sqlite');
  if (!existsSync(from)) throw new NoCopy(`There are no data in ${resolve(dataDir)}: is DATA_DIR another?`);
  if (existsSync(file)) throw new NoCopy(`${file} is there already. Name another file.`);
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  // Made before anything is in it: nobody but the owner can ever read it.
  closeSync(openSync(unfinished, 'wx', 0o600));
  chmodSync(unfinished, 0o600);
  try {
    const commits = copy(from, unfinished);
    sync(unfinished);
    renameSync(unfinished, file);
    sync(dirname(file));
    return (
      `${file} holds all ${commits} commits and the keys beside them. To go on from it: put it into an empty folder ` +
      `as assembly-night.sqlite, and start with that folder as DATA_DIR. It can tell who voted how in ballots that ` +
      `are not sealed yet: keep it as you keep the data, and delete it when a later one is there.`
    );
  } finally {
    rmSync(unfinished, { force: true });
  }
};

const main = (): string => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || file.startsWith('-') || more.length > 0) throw new NoCopy(USE);
  const { dataDir, redis } = readConfig(process.env, []);
  if (redis)
    throw new NoCopy(
      'With REDIS_URL the data are in Redis: copy its append-only folder (appendonlydir), as README says.',
    );
  return backUp(dataDir, resolve(file));
};

try {
  console.log(main());
} catch (fault) {
  const isExplained = fault instanceof NoCopy || fault instanceof BadConfig;
  console.error(isExplained || fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
}

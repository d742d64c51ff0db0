/** The SQLite log keeps the contract of every log; and it is one private file that forgets what it is told to. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { beginning } from '../../server/log/log.ts';
import type { Log } from '../../server/log/log.ts';
import { openSqliteFile } from '../../server/log/sqlite-file.ts';
import { openSqliteLog } from '../../server/log/sqlite-log.ts';
import { chain, headOf, readAll } from '../support/night/chains.ts';
import { fileIn, newFolder, rewrite, useFolder, withTool } from '../support/programs/sqlite-folder.ts';
import { within } from '../support/programs/within.ts';
import { noticingChangedKeys } from './forgetting.ts';
import { describeLog } from './log-contract.ts';
import type { OpenStore } from './log-contract.ts';

const openStore = async (): Promise<OpenStore> => {
  const place = newFolder();
  const log = await openSqliteLog(place);
  return {
    log,
    tamper: async (assembly, change) => withTool(place, (tool) => rewrite(tool, assembly, change)),
    done: async () => {
      await log.close();
      rmSync(place, { recursive: true });
    },
  };
};

describeLog('SQLite', openStore);

const { folder, open } = useFolder();

describe('one file', () => {
  test('commits, order and keys are still there when it is opened again', async () => {
    const log = await open();
    for (const assembly of ['zulu', 'alpha']) await log.append(assembly, beginning, chain(3));
    const key = await log.keyring.key('zulu/phones');
    await log.close();
    await log.close();
    const again = await open();
    expect(await again.list()).toEqual(['zulu', 'alpha']);
    expect(await readAll(again, 'alpha')).toEqual(chain(3));
    expect(await again.keyring.key('zulu/phones')).toEqual(key);
    expect(await again.append('alpha', headOf(chain(3)), chain(1, headOf(chain(3))))).toBe('stored');
  });

  test('a file that a tool took out of write-ahead mode is opened and put back into it', async () => {
    const log = await open();
    await log.append('tv', beginning, chain(2));
    await log.close();
    withTool(folder(), (tool) => tool.exec('PRAGMA journal_mode = DELETE'));
    expect(await readAll(await open(), 'tv')).toEqual(chain(2));
    const mode = withTool(folder(), (tool) => tool.prepare('PRAGMA journal_mode').get());
    expect(mode).toEqual({ journal_mode: 'wal' });
  });

  test('what it says is stored is on the disk, not just with the operating system', () => {
    const file = openSqliteFile(folder(), () => null);
    const set = (name: string) => Object.values(file.db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    // SQLite's own numbers: 2 is FULL.
    const wanted = { journal_mode: 'wal', synchronous: 2, fullfsync: 1, secure_delete: 1 };
    const found = Object.keys(wanted).map((name) => [name, set(name)]);
    file.close();
    expect(Object.fromEntries(found)).toEqual(wanted);
  });

  test('the folder is made, however deep', async () => {
    const log = await open(join(folder(), 'a', 'b', 'data'));
    expect(await log.append('tv', beginning, chain(1))).toBe('stored');
  });

  test.skipIf(process.platform === 'win32')('only its owner can read any of it', async () => {
    const data = join(folder(), 'data');
    const log = await open(data);
    await log.append('tv', beginning, chain(1));
    expect(statSync(data).mode & 0o777).toBe(0o700);
    const files = readdirSync(data);
    expect(files).toEqual(
      expect.arrayContaining(['assembly-night.sqlite', 'assembly-night.sqlite-wal', 'writer.lock']),
    );
    for (const file of files) expect([file, statSync(join(data, file)).mode & 0o777]).toEqual([file, 0o600]);
  });

  test('any SQLite tool can read it while the night runs, and holds nobody up', async () => {
    const log = await open();
    await log.append('tv', beginning, chain(2));
    const tool = new DatabaseSync(fileIn(folder()), { readOnly: true });
    const count = () => tool.prepare('SELECT count(*) AS n FROM commits').get()?.['n'];
    tool.exec('BEGIN');
    expect(count()).toBe(2);
    expect(await log.append('tv', headOf(chain(2)), chain(3, headOf(chain(2))))).toBe('stored');
    expect(count()).toBe(2);
    tool.exec('COMMIT');
    expect(count()).toBe(5);
    tool.close();
  });
});

/** Closing a file lets go of this process’s locks on it, so nothing but closing may follow. */
const lingers = (key: Buffer): string[] =>
  readdirSync(folder()).filter((file) => readFileSync(join(folder(), file)).includes(key));

/** Reads, as somebody may who looks into the file while the night runs. */
const reading = (): DatabaseSync => {
  const tool = new DatabaseSync(fileIn(folder()), { readOnly: true });
  tool.exec('BEGIN');
  tool.prepare('SELECT count(*) FROM keyring').get();
  return tool;
};
const untilPaid = (log: Log): Promise<void> => {
  const paid = Promise.withResolvers<void>();
  log.keyring.owed.listen(() => log.keyring.owed.countOf('tv') === 0 && paid.resolve());
  return within(10_000, 'the debt to be paid', paid.promise);
};

describe('a key that was destroyed is in none of the files', () => {
  test.each([
    ['on its own', (log: Log) => log.keyring.destroy('tv/ballot/b1')],
    ['with its assembly', (log: Log) => log.erase('tv')],
  ])('%s', async (_how, destroy) => {
    const log = await open();
    await log.append('tv', beginning, chain(5));
    const key = await log.keyring.key('tv/ballot/b1');
    expect(lingers(key)).not.toEqual([]);
    await destroy(log);
    expect(lingers(key)).toEqual([]);
  });

  test('even if it had long been in the main file', async () => {
    const first = await open();
    const key = await first.keyring.key('tv/ballot/b1');
    await first.close();
    expect(lingers(key)).toEqual(['assembly-night.sqlite']);
    await (await open()).keyring.destroy('tv/ballot/b1');
    expect(lingers(key)).toEqual([]);
  });

  test('[BALLOT-18] even if a tool was reading just then: it is owed, and done as soon as nobody reads', async () => {
    const log = await open();
    const key = await log.keyring.key('tv/ballot/b1');
    const tool = reading();
    await log.keyring.destroy('tv/ballot/b1');
    expect([log.keyring.owed.countOf('tv'), log.keyring.owed.countOf('t')]).toEqual([1, 0]);
    expect(lingers(key)).not.toEqual([]);
    const paid = untilPaid(log);
    tool.close();
    await paid;
    expect(lingers(key)).toEqual([]);
  });

  test('[BALLOT-18] and if the program was ended meanwhile, by the next start, which knows of the debt', async () => {
    const log = await open();
    const key = await log.keyring.key('tv/ballot/b1');
    const tool = reading();
    await log.keyring.destroy('tv/ballot/b1');
    await log.close();
    const again = await open();
    expect([again.keyring.owed.countOf('tv'), lingers(key).length > 0]).toEqual([1, true]);
    const paid = untilPaid(again);
    tool.close();
    await paid;
    expect(lingers(key)).toEqual([]);
    await again.close();
    expect((await open()).keyring.owed.countOf('tv')).toBe(0);
  });

  test('destroying what is destroyed already owes nothing', async () => {
    const log = await open();
    const tool = reading();
    await log.keyring.destroy('tv/ballot/never');
    expect(log.keyring.owed.isEmpty).toBe(true);
    tool.close();
  });
});

describe('a key that other hands changed in the file', () => {
  noticingChangedKeys(open, async (name, key) =>
    withTool(folder(), (tool) => {
      tool.prepare('UPDATE keyring SET key = ? WHERE name = ?').run(key, name);
    }),
  );
});

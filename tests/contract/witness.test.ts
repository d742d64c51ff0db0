/** The witness of how far a log reached, in a file of its own; and a log that is held to it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { beginning, type Log } from '../../server/log/log.ts';
import { LostCommits } from '../../server/log/witness/loss.ts';
import { MemoryLog, type Shelf } from '../../server/log/memory-log.ts';
import { openSqliteLog } from '../../server/log/sqlite-log.ts';
import { Witness } from '../../server/log/witness/witness.ts';
import { WitnessedLog, type WitnessedParts } from '../../server/log/witness/witnessed-log.ts';
import { append, chain, headOf, readAll } from '../support/night/chains.ts';
import { newFolder, rewrite, useFolder, withTool } from '../support/programs/sqlite-folder.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import { describeLog } from './log-contract.ts';

const { folder } = useFolder();
const night = chain(9);
const at = (version: number) => {
  const commit = night[version - 1];
  if (!commit) throw new Error('The night is shorter');
  return commit;
};
const path = () => join(folder(), 'witness-test.txt');
const opened = () => new Witness(folder(), 'test');
/** As after a process that ended without a goodbye. */
const found = (assembly = 'tv'): number => {
  const witness = opened();
  witness.close();
  return witness.known(assembly)?.version ?? 0;
};

describe('the file', () => {
  test('knows the newest of each assembly as soon as it was noted', () => {
    const witness = opened();
    for (const version of [1, 2, 3]) witness.note('tv', at(version));
    witness.note('or', at(7));
    expect([found('tv'), found('or'), found('nobody')]).toEqual([3, 7, 0]);
    expect(opened().known('tv')).toMatchObject({ version: 3, hash: at(3).hash, at: at(3).at });
  });

  test('is not talked out of what it knows by an older commit, unless it is to forget', () => {
    const witness = opened();
    witness.note('tv', at(5));
    witness.note('tv', at(4));
    expect(found()).toBe(5);
    witness.forget('tv');
    expect([found(), witness.assemblies]).toEqual([0, []]);
    witness.note('tv', at(2));
    expect(found()).toBe(2);
  });

  test('forgets nothing by a write that tears: what was noted before it counts', () => {
    const witness = opened();
    for (const version of [1, 2, 3, 4]) {
      witness.note('tv', at(version));
      const whole = readFileSync(path());
      const slot = version % 2;
      const torn = Buffer.from(whole);
      torn.write('#'.repeat(200), slot * 512 + 20);
      writeFileSync(path(), torn);
      expect([version, found()]).toEqual([version, version - 1]);
      writeFileSync(path(), whole);
    }
  });

  test('of which a part can’t be read says so, and knows the rest', () => {
    const witness = opened();
    witness.note('tv', at(3));
    witness.note('or', at(4));
    witness.close();
    writeFileSync(path(), readFileSync(path()).fill('#', 0, 1024));
    const damaged = opened();
    expect([damaged.known('tv'), damaged.known('or')?.version]).toEqual([null, 4]);
    expect(String(damaged.fault)).toContain('can’t be read');
    damaged.note('tv', at(5));
    expect([found('tv'), found('or')]).toEqual([5, 4]);
  });

  test('that can’t be kept keeps nobody from going on', () => {
    writeFileSync(path(), '');
    const witness = new Witness(join(path(), 'folder'), 'test');
    expect(witness.fault).not.toBeNull();
    witness.note('tv', at(2));
    expect(witness.known('tv')?.version).toBe(2);
    witness.close();
  });
});

const witnessed = (log: Log, more: Partial<WitnessedParts<AssemblyEvent>> = {}): WitnessedLog =>
  new WitnessedLog({ log, witness: opened(), trustsFollowed: true, goOn: null, ...more });

const openStore = async () => {
  const place = newFolder();
  const witness = new Witness(place, 'sqlite');
  const log = new WitnessedLog({
    log: await openSqliteLog(place),
    witness,
    trustsFollowed: true,
    goOn: null,
  });
  return {
    log,
    tamper: async (assembly: string, change: Parameters<typeof rewrite>[2]) =>
      withTool(place, (tool) => rewrite(tool, assembly, change)),
    done: async () => {
      await log.close();
      rmSync(place, { recursive: true });
    },
  };
};

describeLog('SQLite with a witness', openStore);

/** A log in memory that holds so many commits of the night. */
const holding = async (count: number): Promise<MemoryLog> => {
  const log = new MemoryLog(new Map<string, Shelf>());
  if (count > 0) await append(log, night.slice(0, count));
  return log;
};
const lossIn = async (reading: Promise<unknown>): Promise<LostCommits> => {
  const fault = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(fault instanceof LostCommits)) throw new Error(`Nothing was said to be lost: ${String(fault)}`);
  return fault;
};

describe('[LOG-9] a log that is held to it', () => {
  test('that lost its end is not read: how many are missing is said, and since when', async () => {
    await append(witnessed(await holding(0)), night);
    const loss = await lossIn(readAll(witnessed(await holding(6)), 'tv'));
    expect(loss.missing).toEqual({ commits: 3, since: at(6).at });
    expect(loss.message).toContain('3 commits, 7 to 9, are missing');
    expect(loss.message).toContain('npm start -- --go-on-without-it');
  });

  test('that lost one, or all', async () => {
    await append(witnessed(await holding(0)), night);
    expect((await lossIn(readAll(witnessed(await holding(8)), 'tv'))).message).toContain(
      'commit 9 is missing',
    );
    const all = await lossIn(witnessed(await holding(0)).list());
    expect(all.missing).toEqual({ commits: 9, since: null });
  });

  test('that holds another in the place of the last that was known', async () => {
    await append(witnessed(await holding(0)), night.slice(0, 4));
    const log = await holding(3);
    await append(log, chain(3, headOf(night.slice(0, 3)), 'phone-2'), headOf(night.slice(0, 3)));
    const loss = await lossIn(readAll(witnessed(log), 'tv'));
    expect([loss.missing.commits, loss.message.includes('commit 4,')]).toEqual([null, true]);
    const told: LostCommits[] = [];
    const goOn = (one: LostCommits): void => void told.push(one);
    expect(await readAll(witnessed(log, { goOn }), 'tv')).toHaveLength(6);
    expect([told.length, found()]).toEqual([1, 6]);
  });

  test('nor is one that holds another just there, at its end: gone on with, it is told once', async () => {
    await append(witnessed(await holding(0)), night.slice(0, 4));
    const log = await holding(3);
    await append(log, chain(1, headOf(night.slice(0, 3)), 'phone-2'), headOf(night.slice(0, 3)));
    await lossIn(readAll(witnessed(log), 'tv'));
    const told: LostCommits[] = [];
    const goingOn = witnessed(log, { goOn: (one) => void told.push(one) });
    expect([(await readAll(goingOn, 'tv')).length, told.length]).toEqual([4, 1]);
    expect(await readAll(goingOn, 'tv')).toHaveLength(4);
  });

  test('that holds more is read, and known from then on', async () => {
    await append(witnessed(await holding(0)), night.slice(0, 4));
    expect(await readAll(witnessed(await holding(9)), 'tv')).toHaveLength(9);
    expect(found()).toBe(9);
  });

  test('is gone on with once somebody says so, and for what was missing then', async () => {
    await append(witnessed(await holding(0)), night);
    const told: LostCommits[] = [];
    const goOn = (loss: LostCommits): void => void told.push(loss);
    const shelves = new Map<string, Shelf>();
    await append(new MemoryLog(shelves), night.slice(0, 6));
    const log = witnessed(new MemoryLog(shelves), { goOn });
    expect([await log.list(), await readAll(log, 'tv')]).toEqual([['tv'], night.slice(0, 6)]);
    expect([told.map(({ missing }) => missing.commits), found()]).toEqual([[3], 6]);
    expect(await append(log, chain(1, headOf(night.slice(0, 6)), 'x'), headOf(night.slice(0, 6)))).toBe(
      'stored',
    );
    shelves.clear();
    await append(new MemoryLog(shelves), night.slice(0, 5));
    expect((await lossIn(readAll(log, 'tv'))).missing.commits).toBe(2);
  });

  test('an assembly that is gone altogether is gone on without, too', async () => {
    await append(witnessed(await holding(0)), night);
    const told: LostCommits[] = [];
    const log = witnessed(await holding(0), { goOn: (loss) => void told.push(loss) });
    expect([await log.list(), told.length, found()]).toEqual([[], 1, 0]);
    await expect(witnessed(await holding(0)).list()).resolves.toEqual([]);
  });

  test('that was erased on purpose lost nothing; where that was refused, it is still known', async () => {
    const log = witnessed(await holding(0));
    await append(log, night.slice(0, 4));
    expect([await log.erase('tv', headOf(night.slice(0, 3))), found()]).toEqual(['conflict', 4]);
    expect([await log.erase('tv'), found()]).toEqual(['erased', 0]);
    expect(await log.list()).toEqual([]);
  });

  test('what others stored is known when it is heard, where that means that it is kept', async () => {
    for (const trustsFollowed of [false, true]) {
      const inner = await holding(0);
      const log = witnessed(inner, { trustsFollowed });
      const heard = Promise.withResolvers<void>();
      log.follow('tv', beginning, { batch: () => heard.resolve() });
      await append(inner, night.slice(0, 2));
      await heard.promise;
      expect(found()).toBe(trustsFollowed ? 2 : 0);
    }
  });

  test('of which more becomes known while it is read lost nothing', async () => {
    const inner = await holding(3);
    const log = witnessed(inner);
    const reading = log.read('tv', beginning);
    await reading.next();
    await append(log, night.slice(3, 6), headOf(night.slice(0, 3)));
    await reading.next();
    await reading.next();
    expect((await reading.next()).done).toBe(true);
  });
});

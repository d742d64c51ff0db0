/** Damage to the data of a server that was killed, or that runs: what is missing is said, and nothing is saved on top of it until somebody says so. */
import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { cannotStart, oneSentence } from '../../support/programs/cannot-start.ts';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { crew } from '../../support/programs/seats.ts';
import { newFolder } from '../../support/programs/server-process.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';
import { fileIn, withTool } from '../../support/programs/sqlite-folder.ts';
import { within } from '../../support/programs/within.ts';

const walOf = (folder: string): string => `${fileIn(folder)}-wal`;
const FRAME = 24 + 4096;

const flipBit = (file: string, at: number): void => {
  const open = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(open, byte, 0, 1, at);
  byte.writeUInt8(byte.readUInt8() ^ 1);
  writeSync(open, byte, 0, 1, at);
  closeSync(open);
};

const damages: [string, (folder: string) => void][] = [
  ['a bit that turned over', (folder) => flipBit(walOf(folder), 32 + 5 * FRAME + 124)],
  ['half of it', (folder) => truncateSync(walOf(folder), Math.floor(statSync(walOf(folder)).size / 2))],
  ['all of it', (folder) => rmSync(walOf(folder))],
];

/** Heads counted at the door, one after the other, until they are so many; the last version that was acknowledged. */
const count = async (visitor: Visitor, times: number): Promise<number> => {
  let version = 0;
  for (let tap = 0; tap < times; tap += 1) {
    const reply = await visitor.send('CountAtDoor', { delegation: 'D02', heads: 1 });
    if (!reply.ok) throw new Error(`Refused: ${reply.refusal.code}`);
    version = reply.version;
  }
  return version;
};

const versionOf = async (server: RunningServer): Promise<number> => (await crew(server, 'chair')).version;

describe('[LOG-9] after kill -9, of the write-ahead log is lost', () => {
  test.each(damages)(
    '%s: what is missing is said before anything is touched, and it takes a word to go on',
    async (_what, damage) => {
      const server = await startServer();
      const last = await count(await crew(server, 'steward'), 60);
      expect(last).toBe(61);
      await server.kill('SIGKILL');
      damage(server.dataDir);
      const before = [fileIn, walOf].map((file) => readOrNull(file(server.dataDir)));
      const said = oneSentence(await cannotStart([], { DATA_DIR: server.dataDir }));
      expect(said).toMatch(
        /^Less of the record of “.*” was found than was known: \d+ commits, \d+ to 61, are missing: /,
      );
      expect(said).toContain('npm start -- --go-on-without-it');
      expect([fileIn, walOf].map((file) => readOrNull(file(server.dataDir)))).toEqual(before);

      const missing = Number(/(\d+) commits/.exec(said)?.[1]);
      await server.restart('--go-on-without-it');
      expect(server.stderr).toContain(`Going on without it. Less of the record`);
      // Where not even the opening is left, it is opened anew.
      const left = Math.max(1, 61 - missing);
      expect(await versionOf(server)).toBe(left);
      expect(await count(await crew(server, 'steward'), 1)).toBe(left + 1);
      await server.kill('SIGKILL');
      await server.restart();
      expect(await versionOf(server)).toBe(left + 1);
    },
  );
});

/** Looking into a database without a write-ahead log leaves an empty one. */
const readOrNull = (file: string): Buffer | null =>
  statSync(file, { throwIfNoEntry: false })?.size ? readFileSync(file) : null;

test('[LOG-9] a copy of the data file alone, with the witness beside it, lacks what stood in the write-ahead log', async () => {
  const server = await startServer();
  await count(await crew(server, 'steward'), 10);
  await server.kill('SIGKILL');
  const folder = newFolder('copy');
  for (const name of ['assembly-night.sqlite', 'witness-sqlite.txt'])
    copyFileSync(join(server.dataDir, name), join(folder, name));
  expect(oneSentence(await cannotStart([], { DATA_DIR: folder }))).toMatch(/\d+ to 11, are missing/);
  copyFileSync(walOf(server.dataDir), walOf(folder));
  expect(await versionOf(await startServer({ dataDir: folder }))).toBe(11);
});

test('[LOG-9] a data file that is missing at the start is not begun anew in silence', async () => {
  const server = await startServer();
  await count(await crew(server, 'steward'), 3);
  await server.stop();
  renameSync(fileIn(server.dataDir), `${fileIn(server.dataDir)}.aside`);
  const said = oneSentence(await cannotStart([], { DATA_DIR: server.dataDir }));
  expect(said).toContain('4 commits, 1 to 4, are missing: all that there was');
  renameSync(`${fileIn(server.dataDir)}.aside`, fileIn(server.dataDir));
  await server.restart();
  expect(await versionOf(server)).toBe(4);
});

/** The data file by itself, once the write-ahead log was written into it, up to that version. */
const whenAllIsIn = async (folder: string, version: number): Promise<Buffer> => {
  const alone = join(newFolder('alone'), 'assembly-night.sqlite');
  const looking = async (): Promise<Buffer> => {
    for (;;) {
      copyFileSync(fileIn(folder), alone);
      const found = withTool(dirname(alone), (tool) => tool.prepare('SELECT version FROM assembly').get());
      if (found?.['version'] === version) return readFileSync(fileIn(folder));
      await pause(50);
    }
  };
  return within(10_000, 'the write-ahead log to be written into the file', looking());
};

const untilMissing = (chair: Visitor): Promise<void> =>
  chair.until(
    ({ service }) => service?.saving === 'failing' && service.missing !== undefined,
    'what is missing',
  );

const takeAway: [string, (folder: string) => void][] = [
  ['the data file is deleted', (folder) => rmSync(fileIn(folder))],
  ['the write-ahead log is deleted', (folder) => rmSync(walOf(folder))],
  [
    'the data file is replaced by a copy',
    (folder) => {
      writeFileSync(`${fileIn(folder)}.copy`, readFileSync(fileIn(folder)));
      renameSync(`${fileIn(folder)}.copy`, fileIn(folder));
    },
  ],
  ['the write-ahead log is cut', (folder) => truncateSync(walOf(folder), 32 + FRAME)],
];

describe('[LOG-9] while the server runs', () => {
  test.each(takeAway)(
    '%s: not one command more is acknowledged, and the crew is told why',
    async (_what, take) => {
      const server = await startServer({ env: { LOG_LEVEL: 'silent' } });
      const [chair, steward] = [await crew(server, 'chair'), await crew(server, 'steward')];
      await count(steward, 5);
      take(server.dataDir);
      const replies = [];
      for (let tap = 0; tap < 20; tap += 1)
        replies.push(codeOf(await steward.send('CountAtDoor', { delegation: 'D02', heads: 1 })));
      expect(new Set(replies)).toEqual(new Set(['unavailable']));
      await untilMissing(chair);
      expect(chair.view.service).toEqual({ saving: 'failing', missing: 'file' });
    },
  );

  test.each(takeAway)(
    '%s while nobody says anything: the crew is told within seconds',
    async (_what, take) => {
      const server = await startServer({ env: { LOG_LEVEL: 'silent' } });
      const chair = await crew(server, 'chair');
      await count(await crew(server, 'steward'), 5);
      take(server.dataDir);
      await untilMissing(chair);
      expect(chair.view.service?.missing).toBe('file');
    },
  );

  test('an older copy is written over the data file, in its very place', async () => {
    const server = await startServer({ env: { LOG_LEVEL: 'silent' } });
    const [chair, steward] = [await crew(server, 'chair'), await crew(server, 'steward')];
    await count(steward, 3);
    const older = await whenAllIsIn(server.dataDir, 4);
    await count(steward, 3);
    await whenAllIsIn(server.dataDir, 7);
    writeFileSync(fileIn(server.dataDir), older);
    await untilMissing(chair);
    expect(codeOf(await steward.send('CountAtDoor', { delegation: 'D02', heads: 1 }))).toBe('unavailable');
  });

  test('the end of the record is taken out of it: what is missing is said, and saving never works again by itself', async () => {
    const server = await startServer({ env: { LOG_LEVEL: 'warn' } });
    const [chair, steward] = [await crew(server, 'chair'), await crew(server, 'steward')];
    await count(steward, 9);
    withTool(server.dataDir, (tool) => {
      const { hash } = tool.prepare('SELECT hash FROM commits WHERE version = 4').get() ?? {};
      tool.exec('DELETE FROM commits WHERE version > 4');
      tool.prepare('UPDATE assembly SET version = 4, hash = ?').run(String(hash));
    });
    for (let tap = 0; tap < 10; tap += 1)
      expect(codeOf(await steward.send('CountAtDoor', { delegation: 'D02', heads: 1 }))).toBe('unavailable');
    await untilMissing(chair);
    expect(chair.view.service).toMatchObject({ saving: 'failing', missing: { commits: 6 } });
    expect(server.stderr).not.toContain('saving works again');
    await server.kill('SIGKILL');
    expect(oneSentence(await cannotStart([], { DATA_DIR: server.dataDir }))).toContain(
      '6 commits, 5 to 10, are missing',
    );
  });
});

/** The SQLite log has one writer, whatever becomes of the one before. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { beginning, UnusableStore } from '../../server/log/log.ts';
import { chain, readAll } from '../support/night/chains.ts';
import { useFolder } from '../support/programs/sqlite-folder.ts';

const { folder, open } = useFolder();

const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
});

/** Another process that opens the log, says `open` or the reason why it can't, and stays. */
const startOther = async (): Promise<{ child: ChildProcess; said: string }> => {
  const module = new URL('../../server/log/sqlite-log.ts', import.meta.url).href;
  const code = `
    import { openSqliteLog } from ${JSON.stringify(module)};
    import { chain } from ${JSON.stringify(new URL('../support/night/chains.ts', import.meta.url).href)};
    try {
      const log = await openSqliteLog(${JSON.stringify(folder())});
      await log.append('other', { version: 0, hash: '' }, chain(3));
      console.log('open');
    } catch (fault) {
      console.log(fault.message);
    }
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
};

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
};

const running = () =>
  `Another Assembly Night is already running on ${folder()}. Stop it, or give this one its own DATA_DIR.`;

describe('one writer', () => {
  test('a second one in this process is refused, and the first goes on', async () => {
    const log = await open();
    await expect(open()).rejects.toThrow(new UnusableStore(running()));
    await expect(open()).rejects.toThrow(new UnusableStore(running()));
    expect(await log.append('tv', beginning, chain(1))).toBe('stored');
    expect((await startOther()).said).toBe(running());
    await log.close();
    expect(await readAll(await open(), 'tv')).toEqual(chain(1));
  });

  test('a second process is refused; after kill -9 of the first it is let in, and finds what was acknowledged', async () => {
    const { child, said } = await startOther();
    expect(said).toBe('open');
    await expect(open()).rejects.toThrow(new UnusableStore(running()));
    await kill(child);
    expect(await readAll(await open(), 'other')).toEqual(chain(3));
  });
});

/** The bench says what is wrong with what it is asked, and leaves nothing behind: neither a process nor a folder, however it ends. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { newFolder, spawnScript, type Spoken } from '../support/programs/server-process.ts';
import { within } from '../support/programs/within.ts';

const bench = (args: readonly string[], TMPDIR = newFolder('bench')): Spoken =>
  spawnScript('tests/bench/main.ts', args, { TMPDIR });
const ended = ({ exited, ...spoken }: Spoken) =>
  within(30_000, 'the bench to end', exited, () => spoken.stderr);

describe('what the bench is asked', () => {
  test.each([
    [['--phones', '0'], 'a whole number above 0'],
    [['--phones', '1.5'], 'a whole number above 0'],
    [['--phones', 'many'], 'a whole number above 0'],
    [['--phones', ''], 'a whole number above 0'],
    [['--phones'], '--phones'],
    [['--only', 'applause_p95_ms'], 'There is no measure applause_p95_ms. There are: checkin, vote,'],
    [['--only', ''], 'There is no measure'],
    [['--weather'], '--weather'],
  ])('%j is no good: said in a line, and nothing is measured', async (args, why) => {
    const asked = bench(args);
    expect(await ended(asked)).toEqual({ code: 1, signal: null });
    expect([asked.stdout, asked.stderr.trim().split('\n').length]).toEqual(['', 1]);
    expect(asked.stderr).toContain(why);
  });

  test('one figure, for as many phones as are named: its measure alone, in one line of JSON', async () => {
    const asked = bench(['--only', 'kill9_lost', '--phones', '20']);
    expect(await ended(asked)).toEqual({ code: 0, signal: null });
    const { figures } = JSON.parse(asked.stdout) as { figures: Record<string, { value: number; n: number }> };
    expect(Object.keys(figures)).toEqual(['kill9_lost', 'kill9_acknowledged', 'kill9_back_s']);
    expect(figures['kill9_lost']).toEqual({ value: 0, n: 20 });
    expect(figures['kill9_acknowledged']?.value).toBeGreaterThan(20);
  });
});

/** A running process that it started, by what that runs. */
const childOf = ({ child: { pid } }: Spoken, script: string): number | undefined =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((one) => one !== '')
    .map(Number)
    .find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').split('\0')[1]?.endsWith(script));
const isGone = (pid: number): boolean => {
  try {
    return process.kill(pid, 0) && false;
  } catch {
    return true;
  }
};
const until = (what: string, isSo: () => boolean): Promise<void> => {
  const looking = async (): Promise<void> => {
    while (!isSo()) await pause(20);
  };
  return within(10_000, what, looking());
};

/** In the middle of its work; and what is left of it once it has ended. */
const atWork = async () => {
  const folder = newFolder('bench');
  const asked = bench(['--only', 'checkin', '--phones', '20'], folder);
  await until('its crowd', () => childOf(asked, 'crowd-process.ts') !== undefined);
  const crowd = childOf(asked, 'crowd-process.ts') ?? 0;
  const processes = [crowd, childOf(asked, 'server/main.ts') ?? 0];
  expect(processes).not.toContain(0);
  const left = async (): Promise<string[]> => {
    await until('its processes to be gone', () => processes.every(isGone));
    return readdirSync(folder).filter((name) => name.startsWith('assembly-night'));
  };
  return { asked, crowd, left };
};

describe.runIf(process.platform === 'linux')('a bench that breaks off', () => {
  test('because its crowd died: says so, and ends with 1', async () => {
    const { asked, crowd, left } = await atWork();
    process.kill(crowd, 'SIGKILL');
    expect(await ended(asked)).toEqual({ code: 1, signal: null });
    expect(asked.stderr).toContain('checkin broke off');
    expect(JSON.parse(asked.stdout)).toMatchObject({ figures: {} });
    expect(await left()).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('because it was stopped by %s', async (signal) => {
    const { asked, left } = await atWork();
    asked.child.kill(signal);
    expect(await ended(asked)).toEqual({ code: 1, signal: null });
    expect(asked.stdout).toBe('');
    expect(await left()).toEqual([]);
  });
});

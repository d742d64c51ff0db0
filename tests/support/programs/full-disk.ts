/** A disk that takes no more, for one running server: its files may not grow (prlimit, of util-linux). */
import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import type { RunningServer } from './server.ts';

/** Where it can't, failing-log.test.ts has to do. */
export const canLimit = spawnSync('prlimit', ['--version']).status === 0;

const limitFiles = ({ pid }: RunningServer, size: string): void => {
  const { status, stderr } = spawnSync('prlimit', [`--pid=${pid}`, `--fsize=${size}:`], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
};

export const fillTheDisk = (server: RunningServer): void => limitFiles(server, '1');
export const makeRoom = (server: RunningServer): void => limitFiles(server, 'unlimited');

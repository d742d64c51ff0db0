/** Programs beside Node that the tests talk to: Redis, HAProxy and Caddy, found, or installed where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's package of each. */
const packages = {
  'redis-server': 'redis-server',
  'redis-cli': 'redis-server',
  haproxy: 'haproxy',
  caddy: 'caddy',
} as const;
export type Program = keyof typeof packages;

/** Debian keeps servers where a plain user's PATH doesn't look. */
const folders = (): string[] => [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];

const find = (program: Program): string | null =>
  folders()
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path)) ?? null;

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    // Debian starts what it installs; the tests start their own.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  }).status === 0;

/** Throws, in one sentence, where it is not here and can't be installed. */
export const needProgram = (program: Program): string => {
  const found = find(program);
  if (found) return found;
  const name = packages[program];
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall && run('apt-get', ['update', '-q']) && run('apt-get', ['install', '-y', '-q', name])) {
    const installed = find(program);
    if (installed) return installed;
  }
  throw new Error(
    `The tests of many nodes need ${program}, which is not here and could not be installed. ` +
      `Install it (Debian: apt-get install ${name}).`,
  );
};

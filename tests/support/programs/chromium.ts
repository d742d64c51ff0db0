/** Finds Chromium for the browser stories, or installs it where that is allowed; says plainly when it can't. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const findChromium = (): string | null => places.find((path) => path && existsSync(path)) ?? null;

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/** Throws, in one sentence, where there is no Chromium and none can be installed. */
export const needChromium = (): string => {
  const found = findChromium();
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall && run('apt-get', ['update', '-q']) && run('apt-get', ['install', '-y', '-q', 'chromium'])) {
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The browser stories need Chromium, which is not here and could not be installed. ' +
      'Install it (Debian: apt-get install chromium), or name one: CHROMIUM=/path/to/chromium npm test',
  );
};

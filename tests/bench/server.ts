/** A server of its own for each measurement: the real pages, a new folder, a free port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');

const firstLine = async (child: ChildProcess): Promise<string> => {
  let said = '';
  child.stdout?.setEncoding('utf8');
  while (!said.includes('\n')) {
    const [text] = (await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])) as [
      unknown,
    ];
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('The server ended before it listened');
    said += String(text);
  }
  return said.slice(0, said.indexOf('\n'));
};

interface Announced {
  readonly url: string;
  readonly assemblies: readonly [{ readonly code: string; readonly links: Readonly<Record<string, string>> }];
}

export interface Measured {
  readonly url: string;
  readonly code: string;
  readonly links: Readonly<Record<string, string>>;
  readonly pid: number;
  /** kill -9, and at once started again in the same place, as whatever watches over it would. */
  killed(): Promise<Measured>;
  /** Its data goes with it. */
  stop(): Promise<void>;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'assembly-night-bench-'));

const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

/** `dataDir`: what it opens; an empty one gets the sample. */
export const startServer = async (dataDir = newFolder(), port = '0'): Promise<Measured> => {
  if (!existsSync(join(DIST, 'phone/index.html')))
    throw new Error('The pages have not been built yet. Run: npm run build');
  const child = spawn(process.execPath, ['server/main.ts', '--json'], {
    cwd: ROOT,
    env: { ...process.env, PORT: port, HOST: '127.0.0.1', DATA_DIR: dataDir, DIST_DIR: DIST, PUBLIC_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Where a measurement goes wrong, or is stopped, neither a server nor its data is left behind.
  const goDown = (): void => {
    child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('exit', goDown);
  child.once('exit', () => process.off('exit', goDown));
  const announced = JSON.parse(await firstLine(child)) as Announced;
  const url = new URL(announced.url.replace('localhost', '127.0.0.1'));
  const [{ code, links }] = announced.assemblies;
  return {
    url: url.origin,
    code,
    links,
    pid: child.pid ?? 0,
    killed: async () => {
      await ended(child, 'SIGKILL');
      return startServer(dataDir, url.port);
    },
    stop: async () => {
      await ended(child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

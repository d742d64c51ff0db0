/** A server of its own for each measurement: the real pages, a new folder, a free port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');

export interface Measured {
  readonly url: string;
  readonly code: string;
  readonly links: Readonly<Record<string, string>>;
  readonly pid: number;
  stop(): Promise<void>;
}

const firstLine = async (child: ChildProcess): Promise<string> => {
  let said = '';
  child.stdout?.setEncoding('utf8');
  while (!said.includes('\n')) {
    const [text] = (await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])) as [
      unknown,
    ];
    if (child.exitCode !== null) throw new Error('The server ended before it listened');
    said += String(text);
  }
  return said.slice(0, said.indexOf('\n'));
};

interface Announced {
  readonly url: string;
  readonly assemblies: readonly [{ readonly code: string; readonly links: Readonly<Record<string, string>> }];
}

export const startServer = async (): Promise<Measured> => {
  if (!existsSync(join(DIST, 'phone/index.html')))
    throw new Error('The pages have not been built yet. Run: npm run build');
  const dataDir = mkdtempSync(join(tmpdir(), 'assembly-night-bench-'));
  const child = spawn(process.execPath, ['server/main.ts', '--json'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, DIST_DIR: DIST, PUBLIC_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, assemblies } = JSON.parse(await firstLine(child)) as Announced;
  const stop = async (): Promise<void> => {
    child.kill();
    if (child.exitCode === null) await once(child, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  };
  const [{ code, links }] = assemblies;
  return { url: url.replace('localhost', '127.0.0.1'), code, links, pid: child.pid ?? 0, stop };
};

/** Resident memory of the server, in kilobytes (Linux; elsewhere not a number). */
export const residentKb = ({ pid }: Measured): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN);
  } catch {
    return Number.NaN;
  }
};

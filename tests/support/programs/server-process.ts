/** server/main.ts as a process of its own, in a clean environment; whatever is still there when a test file ends is killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { within } from './within.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** What a process may need of the machine; nothing else comes from outside, least of all PORT or REDIS_URL. */
const NEEDED = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot'];
/** Node's own cache of compiled modules: halves what a start costs, and these tests start the server often. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/node-compile', import.meta.url));
const PAGES = ['home', 'phone', 'chair', 'recorder', 'verifier', 'screen', 'steward', 'timekeeper', 'pack'];

const folders: string[] = [];
const children = new Set<ChildProcess>();

export const newFolder = (what: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `assembly-night-${what}-`));
  folders.push(folder);
  return folder;
};

const writePages = (): string => {
  const dist = join(newFolder('dist'), 'dist');
  for (const page of PAGES) {
    mkdirSync(join(dist, page), { recursive: true });
    writeFileSync(join(dist, page, 'index.html'), `<!doctype html><title>The ${page} page</title>`);
  }
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'assets', 'app-1a2b3c4d.js'), 'export const built = true;');
  writeFileSync(join(dist, '..', 'beside.json'), '{"private":true}');
  return dist;
};
let pages: string | null = null;
/** A stand-in for what the client's build leaves in dist/, and a file beside it that nobody may fetch. */
export const builtPages = (): string => (pages ??= writePages());

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child with everything it has said so far. */
export interface Spoken {
  readonly child: ChildProcess;
  readonly exited: Promise<Exit>;
  stdout: string;
  stderr: string;
}

const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    NEEDED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );

/** Only a shell sets how many files a process may have open. */
const commandOf = (openFiles: number | undefined): [string, ...string[]] =>
  openFiles === undefined
    ? [process.execPath]
    : ['sh', '-c', `ulimit -n ${openFiles} && exec "$0" "$@"`, process.execPath];

/** Another of the program's own scripts, by its path from the top of the repository. */
export const spawnScript = (
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  openFiles?: number,
): Spoken => {
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new Error(`These tests run on Node 24 or newer (this is ${process.version}): npm test`);
  const [command, ...before] = commandOf(openFiles);
  const child = spawn(command, [...before, join(ROOT, script), ...args], {
    cwd: ROOT,
    env: {
      ...environment(),
      PORT: '0',
      HOST: '127.0.0.1',
      DIST_DIR: builtPages(),
      NODE_COMPILE_CACHE: CACHE,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal });
    });
  });
  const spoken: Spoken = { child, exited, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (spoken.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (spoken.stderr += text));
  return spoken;
};

/** `openFiles`: how many files it may have open, its connections among them. */
export const spawnServer = (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  openFiles?: number,
): Spoken => spawnScript('server/main.ts', args, env, openFiles);

/** Runs the server until it ends by itself, as it does when it can't start. */
export const runToEnd = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Exit & { stdout: string; stderr: string }> => {
  const spoken = spawnServer(args, { DATA_DIR: newFolder('data'), ...env });
  const exit = await within(10_000, 'the server to end by itself', spoken.exited, () => spoken.stdout);
  return { ...exit, stdout: spoken.stdout, stderr: spoken.stderr };
};

const killAll = (): void => {
  for (const child of children) child.kill('SIGKILL');
};

process.once('exit', killAll);
afterAll(async () => {
  const gone = [...children].map((child) => new Promise((resolve) => child.once('close', resolve)));
  killAll();
  await within(5_000, 'killed servers to be gone', Promise.all(gone));
  pages = null;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Redis for tests: found or installed, and started on a port and in a folder of its own; gone when the test file ends. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterAll } from 'vitest';
import { freePort } from './ports.ts';
import { needProgram } from './programs.ts';
import { within } from './within.ts';

const START_MS = 10_000;

const running = new Set<RedisServer>();
afterAll(async () => {
  for (const server of running) await server.remove();
});

/** Every write is on the disk before it is answered, as is documented for votes that bind. */
const durable = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
/** Nobody waits for a second replica. */
const settings = ['--bind', '127.0.0.1', '--repl-diskless-sync-delay', '0', ...durable];

const toolAt = (url: string) => {
  const client = createClient({ url });
  client.on('error', () => {});
  return client;
};
type Tool = ReturnType<typeof toolAt>;

export class RedisServer {
  readonly port: number;
  readonly folder = mkdtempSync(join(tmpdir(), 'assembly-night-redis-'));
  readonly #more: readonly string[];
  #child: ChildProcess | null = null;

  constructor(port: number, more: readonly string[] = []) {
    this.port = port;
    this.#more = more;
    running.add(this);
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** On the data of before, where it was killed. */
  async start(): Promise<this> {
    const where = ['--port', String(this.port), '--dir', this.folder];
    this.#child = spawn(needProgram('redis-server'), [...where, ...settings, ...this.#more], {
      stdio: 'ignore',
    });
    await within(START_MS, 'Redis to answer', this.#answering());
    return this;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Without a goodbye. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    running.delete(this);
    await this.kill();
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true, force: true });
  }

  /** Asks it something as any tool may. */
  async tool<Answer>(work: (client: Tool) => Promise<Answer>): Promise<Answer> {
    const client = toolAt(this.url);
    await client.connect();
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  }

  async #answering(): Promise<void> {
    while (
      spawnSync(needProgram('redis-cli'), ['-p', String(this.port), 'ping']).stdout.toString() !== 'PONG\n'
    )
      await pause(20);
  }
}

export const startRedis = async (more: readonly string[] = []): Promise<RedisServer> =>
  new RedisServer(await freePort(), more).start();

/** Three nodes on one Redis behind HAProxy, as deploy/ has them; and what lies in their log. */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll } from 'vitest';
import type { LogCommit } from '../../../server/log/log.ts';
import { openRedisLog } from '../../../server/log/redis-log.ts';
import { Memory } from '../../../server/room/memory.ts';
import { night, type Night } from '../../../shared/night/chapter.ts';
import type { PassRole } from '../../../shared/kernel/roles.ts';
import { join, type ConnectOptions, type Ticket, type Visitor } from './client.ts';
import type { Witness } from '../moves/nothing-is-lost.ts';
import { freePort } from './ports.ts';
import { needProgram } from './programs.ts';
import { startRedis, type RedisServer } from './redis-server.ts';
import { startServer, type RunningServer } from './server.ts';
import { within } from './within.ts';

const CONFIG = new URL('../../../deploy/haproxy.cfg', import.meta.url).pathname;
const READY_MS = 10_000;

const proxies = new Set<ChildProcess>();
afterAll(() => {
  for (const proxy of proxies) proxy.kill('SIGKILL');
});

export const statusOf = async (url: string): Promise<number> => {
  try {
    return (await fetch(url)).status;
  } catch {
    // Nobody listens there just now.
    return 0;
  }
};

export const untilStatus = (url: string, wanted: number, limitMs = READY_MS): Promise<void> => {
  const asking = async (): Promise<void> => {
    while ((await statusOf(url)) !== wanted) await pause(20);
  };
  return within(limitMs, `${url} to answer ${wanted}`, asking());
};

/** In its log. */
export const untilSaid = (node: RunningServer, words: string): Promise<void> => {
  const listening = async (): Promise<void> => {
    while (!node.stderr.includes(words)) await pause(20);
  };
  return within(READY_MS, `the node to say “${words}”`, listening(), () => node.stderr);
};

/** Listens on a port that it keeps when it is started again. */
const startNode = async (redis: RedisServer): Promise<RunningServer> =>
  startServer({ env: { REDIS_URL: redis.url, PORT: String(await freePort()), LOG_LEVEL: 'silent' } });

interface Proxy {
  readonly url: string;
  readonly process: ChildProcess;
}

/** HAProxy as deploy/ has it, in front of these. */
export const startProxy = async (nodes: readonly Pick<RunningServer, 'url'>[]): Promise<Proxy> => {
  const port = String(await freePort());
  const named = nodes.map(({ url }, at) => [`NODE_${at + 1}`, new URL(url).host]);
  const child = spawn(needProgram('haproxy'), ['-f', CONFIG], {
    env: { ...process.env, PUBLIC_PORT: port, ...Object.fromEntries(named) },
    stdio: 'ignore',
  });
  proxies.add(child);
  const url = `http://127.0.0.1:${port}`;
  await Promise.all(nodes.map((node) => untilStatus(`${node.url}/readyz`, 200)));
  await untilStatus(`${url}/healthz`, 200);
  return { url, process: child };
};

export class ManyNodes {
  readonly redis: RedisServer;
  readonly nodes: readonly [RunningServer, RunningServer, RunningServer];
  /** Where people come in. */
  readonly url: string;

  readonly #proxy: ChildProcess;

  private constructor(redis: RedisServer, nodes: ManyNodes['nodes'], proxy: Proxy) {
    this.redis = redis;
    this.nodes = nodes;
    this.url = proxy.url;
    this.#proxy = proxy.process;
  }

  /** All at once, on a Redis that holds nothing yet. */
  static async start(): Promise<ManyNodes> {
    const redis = await startRedis();
    const nodes = await Promise.all([startNode(redis), startNode(redis), startNode(redis)]);
    return new ManyNodes(redis, nodes, await startProxy(nodes));
  }

  ticket(role: PassRole): Ticket {
    const [first] = this.nodes;
    return { assembly: first.assembly.id, pass: first.pass(role) };
  }

  /** Through the balancer, unless `url` names a node. */
  crew(role: PassRole, url = this.url, options?: ConnectOptions): Promise<Visitor> {
    return join(url, role, this.ticket(role), options);
  }

  phone(url = this.url, token?: string, options?: ConnectOptions): Promise<Visitor> {
    const { code } = this.nodes[0].assembly;
    return join(url, 'phone', { assembly: code, ...(token ? { phone: token } : {}) }, options);
  }

  /** The assembly as this node shows it, beside what lies in the log. */
  witness({ url }: RunningServer, commits: readonly LogCommit[]): Witness {
    return { commits, enter: (role) => (role === 'phone' ? this.phone(url) : this.crew(role, url)) };
  }

  async stop(): Promise<void> {
    this.#proxy.kill('SIGKILL');
    await Promise.all(this.nodes.map((node) => node.isRunning && node.kill('SIGKILL')));
    await this.redis.remove();
  }

  /** Replays the log, which checks it, commit by commit. */
  async record(): Promise<{ commits: LogCommit[]; memory: Memory<Night> }> {
    const log = await openRedisLog({ url: this.redis.url, replicas: 0 });
    const commits: LogCommit[] = [];
    const memory = await Memory.replay(
      { chapter: night, log, id: this.nodes[0].assembly.id },
      (commit) => void commits.push(commit),
    );
    await log.close();
    return { commits, memory };
  }
}

/** One change to all phones: what it costs our server, a plain socket.io server and a bare `ws` server, in turns. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ViewMessage } from '../../shared/wire.ts';
import { LightPhone } from '../crowd/light-phone.ts';
import { Crowd, nextWord } from './crowd.ts';
import type { Figures } from './figures.ts';
import { medianOf } from './figures.ts';
import { cpuMs } from './process-cost.ts';
import { startServer } from './server.ts';
import { TheChair } from './the-chair.ts';

const BASELINE = fileURLToPath(new URL('baseline-process.ts', import.meta.url));
const ROUNDS = 30;
/** What V8 has yet to compile is nobody's cost of an evening. */
const WARM = 4;

/** A server with its own crowd, that can be made to send one change to all of it. */
interface Side {
  readonly pid: number;
  readonly crowd: Crowd;
  /** When it was told to, on the clock that all processes share. */
  send(): Promise<number>;
  stop(): Promise<void>;
}

const now = (): number => performance.timeOrigin + performance.now();

const filled = async (phones: number, where: { readonly url: string; readonly code: string }) => {
  const crowd = new Crowd();
  await crowd.ask({ do: 'arrive', count: phones, withinMs: phones, checkIn: false, ...where });
  return crowd;
};

/** The real server: the chair goes to and fro. `onView` hears what the phones are sent. */
const ours = async (phones: number, onView: (view: ViewMessage) => void): Promise<Side> => {
  const server = await startServer();
  const crowd = await filled(phones, server);
  await new LightPhone({ url: server.url, assembly: server.code, onView }).connect();
  const chair = await TheChair.enter(server);
  let steps = 0;
  return {
    pid: server.pid,
    crowd,
    send: () => chair.start((steps += 1) % 2 ? 'S02' : 'S03'),
    stop: async () => {
      chair.leave();
      crowd.goHome();
      await server.stop();
    },
  };
};

const baseline = async (name: string, phones: number, view: () => ViewMessage): Promise<Side> => {
  const server = fork(BASELINE, [name]);
  const port = (await nextWord(server)) as number;
  const crowd = await filled(phones, { url: `http://127.0.0.1:${port}`, code: '' });
  return {
    pid: server.pid ?? 0,
    crowd,
    send: async () => {
      const at = now();
      server.send(view());
      return at;
    },
    stop: async () => {
      crowd.goHome();
      server.kill();
    },
  };
};

/** The server's processor time until the last phone has heard it. */
const costOf = async ({ pid, crowd, send }: Side): Promise<number> => {
  const before = cpuMs(pid);
  await crowd.ask({ do: 'heard', since: await send() });
  return cpuMs(pid) - before;
};

export const fanOut = async (phones: number): Promise<Figures> => {
  let last: ViewMessage | null = null;
  const view = (): ViewMessage => {
    if (!last) throw new Error('The phones have heard nothing yet');
    return last;
  };
  const sides: Side[] = [];
  try {
    sides.push(await ours(phones, (heard) => (last = heard)));
    for (const name of ['socket.io', 'ws']) sides.push(await baseline(name, phones, view));
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const costs: number[] = [];
      for (const side of sides) costs.push(await costOf(side));
      rounds.push(costs);
    }
    const counted = rounds.slice(WARM);
    const against = (other: number): number =>
      medianOf(counted.map((costs) => (costs[0] ?? 0) / (costs[other] ?? 0)));
    return {
      fanout_cpu_vs_socketio: against(1),
      fanout_cpu_vs_ws: against(2),
      fanout_cpu_us_per_phone: medianOf(counted.map(([cost = 0]) => (cost * 1_000) / phones)),
    };
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
};

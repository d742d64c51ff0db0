/** Fifty hostile clients of each kind, for as long as it takes to see: how long the chair waits, and what the server's memory comes to. */
import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { percentileOf, type Figures } from './figures.ts';
import { residentKb } from './process-cost.ts';
import { startServer, type Measured } from './server.ts';
import { TheChair } from './the-chair.ts';

const HOSTILE = fileURLToPath(new URL('hostile-process.ts', import.meta.url));
/** Those that stop reading and say what is malformed; junk; valid commands without end; long-polling. */
const KINDS = ['lazy', 'junk', 'flood', 'polling'];
const STEPS = 200;
/** Below the pace at which a pass may speak. */
const BETWEEN_MS = 30;
/** Until all of them have come in, and the first have been shown out. */
const WARM_MS = 3_000;

/** How long each of the chair's commands waits for its answer. */
const waitsOf = async (chair: TheChair): Promise<number[]> => {
  const waits: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const startedAt = performance.now();
    await chair.start(step % 2 ? 'S02' : 'S03');
    waits.push(performance.now() - startedAt);
    await pause(BETWEEN_MS);
  }
  return waits;
};

const attacked = async (
  { url, code }: Measured,
  kind: string,
  count: number,
  measure: () => Promise<Figures>,
): Promise<Figures> => {
  const attack: ChildProcess = fork(HOSTILE, [kind, String(count), url, code]);
  try {
    await pause(WARM_MS);
    return await measure();
  } finally {
    attack.kill('SIGKILL');
  }
};

const underOne = async (kind: string, count: number): Promise<Figures> => {
  const server = await startServer();
  try {
    const chair = await TheChair.enter(server);
    // What V8 has yet to compile is nobody's doing.
    await waitsOf(chair);
    const idle = percentileOf(await waitsOf(chair), 0.99);
    const before = residentKb(server.pid);
    const during = await attacked(server, kind, count, async () => {
      const p99 = percentileOf(await waitsOf(chair), 0.99);
      return { [`hostile_${kind}_p99_ms`]: p99, [`hostile_${kind}_vs_idle`]: p99 / idle };
    });
    const grown = (residentKb(server.pid) - before) / 1_024;
    chair.leave();
    return { ...during, [`hostile_${kind}_idle_p99_ms`]: idle, [`hostile_${kind}_memory_mb`]: grown };
  } finally {
    await server.stop();
  }
};

export const hostile = async (count: number): Promise<Figures> => {
  const figures: Figures[] = [];
  for (const kind of KINDS) figures.push(await underOne(kind, count));
  return Object.assign({}, ...figures) as Figures;
};

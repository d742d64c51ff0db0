/** Whether a check-in costs the same late in a crowded evening as it does early: two servers side by side, asked in turns. */
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from './crowd.ts';
import { medianOf, type Figures } from './figures.ts';
import { writeNight } from './long-night.ts';
import { cpuMs } from './process-cost.ts';
import { newFolder, startServer, type Measured } from './server.ts';

const EARLY = 1_000;
const ROUNDS = 12;
const WARM = 3;

interface Evening {
  readonly server: Measured;
  readonly crowd: Crowd;
}

/** A server on which so many phones have checked in already, and some of its audience. */
const after = async (checkIns: number, phones: number): Promise<Evening> => {
  const folder = newFolder();
  await writeNight(folder, checkIns, checkIns);
  const server = await startServer(folder);
  const crowd = new Crowd();
  const { url, code } = server;
  await crowd.ask({ do: 'arrive', count: phones, withinMs: phones, checkIn: true, url, code });
  return { server, crowd };
};

/** The server's processor time while everybody taps once, for each tap. */
const costOf = async ({ server, crowd }: Evening): Promise<number> => {
  const before = cpuMs(server.pid);
  const { answered = Number.NaN } = await crowd.ask({ do: 'checkIn', withinMs: 1_000 });
  await pause(150);
  return (cpuMs(server.pid) - before) / answered;
};

export const growth = async (checkIns: number): Promise<Figures> => {
  const evenings = await Promise.all([after(EARLY, 1_000), after(checkIns, 1_000)]);
  try {
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [early = Number.NaN, late = Number.NaN] = [await costOf(evenings[0]), await costOf(evenings[1])];
      ratios.push(late / early);
    }
    return { cost_growth: medianOf(ratios.slice(WARM)) };
  } finally {
    for (const { server, crowd } of evenings) {
      crowd.goHome();
      await server.stop();
    }
  }
};

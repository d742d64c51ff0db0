/** Whether a check-in and a vote cost the same late in a crowded evening as they do early: two servers side by side, asked in turns. */
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd, type CrowdRequest } from './crowd.ts';
import { medianOf, type Figures } from './figures.ts';
import { checkIns, votes, writeNight } from './long-night.ts';
import { cpuMs } from './process-cost.ts';
import { newFolder, startServer, type Measured } from './server.ts';

const EARLY = 1_000;
const PHONES = 1_000;
const BALLOT = 'B1';
const ROUNDS = 10;
/** A server that has just started is still being compiled. */
const WARM = 3;
const WITHIN_MS = 800;
/** What a tap causes is over by then: the crew's next view, at the latest. */
const AFTER_MS = 150;

interface Evening {
  readonly server: Measured;
  readonly crowd: Crowd;
}

/** A server on which so many have checked in and voted already, and some who are there; entered among those to be closed. */
const opened = async (evenings: Evening[], people: number): Promise<Evening> => {
  const folder = newFolder();
  await writeNight(folder, [...checkIns(people, people), ...votes(people, BALLOT)]);
  const evening: Evening = { server: await startServer(folder), crowd: new Crowd() };
  evenings.push(evening);
  const { url, code } = evening.server;
  await evening.crowd.ask({ do: 'arrive', count: PHONES, withinMs: PHONES, checkIn: true, url, code });
  return evening;
};

/** The server's processor time for one tap, when everybody taps once. */
const costOf = async ({ server, crowd }: Evening, request: CrowdRequest): Promise<number> => {
  const before = cpuMs(server.pid);
  const { answered = Number.NaN, refused } = await crowd.ask(request);
  if (refused !== 0) throw new Error(`${refused} were refused`);
  await pause(AFTER_MS);
  return (cpuMs(server.pid) - before) / answered;
};

/** How much dearer the late evening is than the early one. */
const growthOf = async (early: Evening, late: Evening, request: CrowdRequest): Promise<number> => {
  const cost = await costOf(early, request);
  return (await costOf(late, request)) / cost;
};

export const growth = async (people: number): Promise<Figures> => {
  const evenings: Evening[] = [];
  try {
    const [early, late] = [await opened(evenings, EARLY), await opened(evenings, people)];
    const found = { checkIn: [] as number[], vote: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const choices = [round % 2 === 0 ? 'for' : 'against'];
      found.checkIn.push(await growthOf(early, late, { do: 'checkIn', withinMs: WITHIN_MS }));
      found.vote.push(
        await growthOf(early, late, { do: 'vote', ballot: BALLOT, choices, withinMs: WITHIN_MS }),
      );
    }
    const checkin = medianOf(found.checkIn.slice(WARM));
    const vote = medianOf(found.vote.slice(WARM));
    return { cost_growth: Math.max(checkin, vote), cost_growth_checkin: checkin, cost_growth_vote: vote };
  } finally {
    for (const { server, crowd } of evenings) {
      crowd.goHome();
      await server.stop();
    }
  }
};

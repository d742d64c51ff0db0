/** What happens in a full hall: people arrive, sit there, and the chair goes on. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ViewMessage } from '../../shared/wire.ts';
import { LightPhone } from '../crowd/light-phone.ts';
import { Crowd } from './crowd.ts';
import { medianOf, sum, type Figures } from './figures.ts';
import { residentKb } from './process-cost.ts';
import { startServer, type Measured } from './server.ts';
import { TheChair } from './the-chair.ts';

/** What was not measured is no figure, least of all a good one. */
const missing = Number.NaN;

/** A server and its crowd, both gone afterwards whatever happens. */
export const inHall = async (
  measure: (server: Measured, crowd: Crowd) => Promise<Figures>,
): Promise<Figures> => {
  const server = await startServer();
  const crowd = new Crowd();
  try {
    return await measure(server, crowd);
  } finally {
    crowd.goHome();
    await server.stop();
  }
};

export const fill = (
  { url, code }: Measured,
  crowd: Crowd,
  count: number,
  checkIn: boolean,
): Promise<Figures> =>
  crowd.ask({ do: 'arrive', count, withinMs: Math.max(4_500, count), checkIn, url, code });

/** Within 4.5 s from one address: connected, checked in, acknowledged durably. */
export const checkIn = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    const {
      p50 = missing,
      p95 = missing,
      max = missing,
      refused = missing,
    } = await fill(server, crowd, phones, true);
    return { checkin_p50_ms: p50, checkin_p95_ms: p95, checkin_max_ms: max, checkin_refused: refused };
  });

/** Puts it, has everybody vote, and holds what the hall is shown against what was acknowledged. */
const putToVote = async (
  server: Measured,
  crowd: Crowd,
  ballot: string,
  withinMs: number,
): Promise<Figures> => {
  let counted = Number.NaN;
  const onView = ({ slices }: ViewMessage): void => void (counted = slices.ballot?.result?.cast ?? counted);
  await new LightPhone({ url: server.url, assembly: server.code, onView }).connect();
  const chair = await TheChair.enter(server);
  await chair.must({ type: 'OpenBallot', ballot, question: 'Shall it be?', kind: 'motion' });
  // Nobody votes on what their phone doesn't show yet.
  await pause(500);
  const votes = await crowd.ask({ do: 'vote', ballot, choices: ['for'], withinMs });
  await chair.must({ type: 'CloseBallot', ballot });
  await chair.must({ type: 'RevealBallot', ballot });
  await pause(500);
  chair.leave();
  const { answered = missing, refused = missing } = votes;
  return { ...votes, lost: answered - refused - counted };
};

const BURSTS = ['B2', 'B3', 'B4', 'B5', 'B6'];

/**
 * Within a second, as when the chair says “vote now”; and all in the same instant, as no hall ever does: the first such
 * burst, when neither the server nor the crowd has ever worked so fast, and the median of five.
 */
export const vote = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    await fill(server, crowd, phones, true);
    const second = await putToVote(server, crowd, 'B1', 1_000);
    const bursts: Figures[] = [];
    for (const ballot of BURSTS) bursts.push(await putToVote(server, crowd, ballot, 0));
    const waits = bursts.map(({ p95 = missing }) => p95);
    const all = [second, ...bursts];
    return {
      vote_p50_ms: second['p50'] ?? missing,
      vote_p95_ms: second['p95'] ?? missing,
      vote_at_once_p95_ms: medianOf(waits),
      vote_at_once_first_p95_ms: waits[0] ?? missing,
      vote_refused: sum(all.map(({ refused = missing }) => refused)),
      vote_lost: sum(all.map(({ lost = missing }) => lost)),
    };
  });

/** Memory over the empty server, once the crowd has settled. */
export const memory = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    await pause(500);
    const before = residentKb(server.pid);
    await fill(server, crowd, phones, false);
    await pause(1_000);
    return { kb_per_phone: (residentKb(server.pid) - before) / phones };
  });

/** A clock runs, and nothing else: what a phone is sent in a minute. */
export const idle = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    await fill(server, crowd, phones, false);
    const chair = await TheChair.enter(server);
    await chair.start('S06');
    await chair.must({ type: 'StartTurn' });
    await pause(1_000);
    // Three heartbeats of each phone, whenever its own come.
    const ms = 24_000;
    const { bytes = missing } = await crowd.ask({ do: 'listen', ms });
    chair.leave();
    return { idle_bytes_per_phone_minute: (bytes / phones) * (60_000 / ms) };
  });

const STEPS = 40;

/** The chair's next, until the last phone has it. */
export const nextToPhones = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    await fill(server, crowd, phones, false);
    const chair = await TheChair.enter(server);
    const waits: number[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      const tapped = await chair.start(step % 2 ? 'S02' : 'S03');
      const { last = Number.NaN } = await crowd.ask({ do: 'heard', since: tapped });
      waits.push(last);
      await pause(120);
    }
    chair.leave();
    return { next_to_phones_median_ms: medianOf(waits) };
  });

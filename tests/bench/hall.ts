/** What happens in a full hall: people arrive, the chair goes on, the network drops. */
import { setTimeout as pause } from 'node:timers/promises';
import { openBrowser } from '../support/browser.ts';
import { Crowd } from './crowd.ts';
import { residentKb, startServer, type Measured } from './server.ts';
import { TheChair } from './the-chair.ts';

export type Figures = Readonly<Record<string, number>>;

/** A server and its crowd, both gone afterwards whatever happens. */
const inHall = async (measure: (server: Measured, crowd: Crowd) => Promise<Figures>): Promise<Figures> => {
  const server = await startServer();
  const crowd = new Crowd();
  try {
    return await measure(server, crowd);
  } finally {
    crowd.goHome();
    await server.stop();
  }
};

const fill = ({ url, code }: Measured, crowd: Crowd, count: number, checkIn: boolean): Promise<Figures> =>
  crowd.ask({ do: 'arrive', count, withinMs: 4_500, checkIn, url, code });

/** Within 4.5 s from one address: connected, checked in, acknowledged durably. */
export const checkIn = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    const { p50 = 0, p95 = 0, max = 0, refused = 0 } = await fill(server, crowd, phones, true);
    return { checkin_p50_ms: p50, checkin_p95_ms: p95, checkin_max_ms: max, checkin_refused: refused };
  });

/** Memory over the empty server, once the crowd has settled. */
export const memory = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    await pause(500);
    const before = residentKb(server);
    await fill(server, crowd, phones, false);
    await pause(1_000);
    return { kb_per_phone: (residentKb(server) - before) / phones };
  });

/** A clock runs, and nothing else: what a phone is sent in a minute. */
export const idle = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    await fill(server, crowd, phones, false);
    const chair = await TheChair.enter(server);
    await chair.start('S06');
    await chair.say({ type: 'StartTurn' });
    await pause(1_000);
    const ms = 20_000;
    const { bytes = 0 } = await crowd.ask({ do: 'listen', ms });
    chair.leave();
    return { idle_bytes_per_phone_minute: (bytes / phones) * (60_000 / ms) };
  });

/** All connections cut at once, each back as the real page comes back. */
export const comingBack = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    await fill(server, crowd, phones, true);
    const { tookMs = 0 } = await crowd.ask({ do: 'cut' });
    return { all_back_s: tookMs / 1_000 };
  });

/** To and fro between scenes that look different; the first ones warm up. */
const segments = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10'];
const WARM = 4;
const ROUNDS = 6;

/** The chair's next, until the projector's browser has painted it, and until the phones have it. */
export const nextToScreen = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    await fill(server, crowd, phones, false);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      await page.goto((server.links['screen'] ?? '').replace('localhost', '127.0.0.1'));
      await page.waitForSelector('.picture');
      const chair = await TheChair.enter(server);
      const painted: number[] = [];
      const heard: number[] = [];
      for (const [at, segment] of Array.from({ length: ROUNDS }, () => segments)
        .flat()
        .entries()) {
        // Two frames after the change: what was painted in the first is on the wall by the second.
        const seen = page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              const watcher = new MutationObserver(() => {
                watcher.disconnect();
                requestAnimationFrame(() =>
                  requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
                );
              });
              watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
            }),
        );
        await pause(60);
        const tapped = await chair.start(segment);
        const seenAt = await seen;
        const { median = Number.NaN } = phones > 0 ? await crowd.ask({ do: 'heard', since: tapped }) : {};
        if (at >= WARM) painted.push(seenAt - tapped);
        if (at >= WARM) heard.push(median);
        // A picture fades in; the next begins on a settled wall.
        await pause(300);
      }
      chair.leave();
      const sorted = painted.toSorted((one, other) => one - other);
      const middle = heard.toSorted((one, other) => one - other);
      return {
        next_to_screen_p50_ms: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
        next_to_screen_p99_ms: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
        next_to_phones_median_ms: middle[Math.floor(middle.length / 2)] ?? Number.NaN,
      };
    } finally {
      await browser.close();
    }
  });

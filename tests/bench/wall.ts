/** The chair's next, until the projector's own browser has painted it, with a full hall listening. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/browser/browser.ts';
import { within } from '../support/programs/within.ts';
import { medianOf, percentileOf, type Figures } from './figures.ts';
import { fill, inHall } from './hall.ts';
import { TheChair } from './the-chair.ts';

/** To and fro between scenes that look different; the first ones warm up. */
const segments = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10'];
const WARM = 5;
const STEPS = 105;

/** Two frames after the next change that is no clock's: what was painted in the first is on the wall by the second. */
const nextPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { body } = document;
        // A clock that ticks meanwhile changes nothing but figures.
        const words = (): string => (body.textContent ?? '').replace(/\d/g, '');
        const before = words();
        const watcher = new MutationObserver(() => {
          if (words() === before) return;
          watcher.disconnect();
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
          );
        });
        watcher.observe(body, { childList: true, subtree: true, characterData: true });
      }),
  );

export const nextToScreen = (phones: number): Promise<Figures> =>
  inHall(async (server, crowd) => {
    await fill(server, crowd, phones, false);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      await page.goto((server.links['screen'] ?? '').replace('localhost', '127.0.0.1'));
      await page.waitForSelector('.picture');
      const chair = await TheChair.enter(server);
      const waits: number[] = [];
      for (let step = 0; step < STEPS; step += 1) {
        const seen = nextPaint(page);
        await pause(60);
        const tapped = await chair.start(segments[step % segments.length] ?? '');
        waits.push((await within(10_000, 'the next scene on the wall', seen)) - tapped);
        // A picture fades in; the next begins on a settled wall.
        await pause(300);
      }
      chair.leave();
      const counted = waits.slice(WARM);
      return {
        next_to_screen_p50_ms: medianOf(counted),
        next_to_screen_p99_ms: percentileOf(counted, 0.99),
      };
    } finally {
      await browser.close();
    }
  });

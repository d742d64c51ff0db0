/** The hall's screens in real Chromium: they follow, are held, change their theme, and survive a frozen server, a dead laptop and a wrong clock. */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { codeOf } from '../support/programs/client.ts';
import { filmed, lookAt } from '../support/browser/frames.ts';
import { crew } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 1000 } };
const projector = { viewport: { width: 1920, height: 1080 } };
const SOON_MS = 5_000;

let server: RunningServer;
let browser: Browser;
let chair: Device;
let screen: Device;
let second: Device;
let overlay: Device;

const local = (link: string): string => link.replace('//localhost:', '//127.0.0.1:');
const screenLink = (query = ''): string => local(server.assembly.links.screen).replace('#', `${query}#`);
const reads = async ({ page }: Device, text: string | RegExp, timeout = 10_000): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout });
const press = async (name: string | RegExp): Promise<void> =>
  chair.page.getByRole('button', { name, exact: true }).first().click({ timeout: 10_000 });
const disclose = (): Promise<void> => chair.page.getByText('Show something else').click();
const themeOf = ({ page }: Device): Promise<string | null> =>
  page.locator('.picture').first().getAttribute('data-theme');
const dressed = ({ page }: Device, theme: string): Promise<void> =>
  page.locator(`.picture[data-theme="${theme}"]`).waitFor();
/** What the stream lays over the camera's picture. */
const painted = async () => {
  const blank = await browser.newPage();
  const seen = await lookAt(blank, await overlay.page.screenshot({ omitBackground: true }), 'png');
  await blank.close();
  return seen;
};
const secondsLeft = async (page: Page): Promise<number> => {
  const text = await page.getByRole('timer').first().textContent();
  return Number(text?.slice(0, 1)) * 60 + Number(text?.slice(2));
};
/** The chair's own console is a page like others: its picture of the hall isn't the notice looked for. */
const alarm = (text: string | RegExp) => chair.page.getByText(text).first();

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  chair = await openDevice(browser, local(server.assembly.links.chair), laptop);
  screen = await openDevice(browser, screenLink(), projector);
  second = await openDevice(browser, screenLink(), { viewport: { width: 1024, height: 768 } });
  overlay = await openDevice(browser, screenLink('?overlay'), projector);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) {
    process.kill(server.pid, 'SIGCONT');
    await server.stop();
  }
});

describe('two screens and the chair', () => {
  test('[SCREEN-2] 1. the chair holds any ask, and both screens show it; pressed again they follow', async () => {
    await press(/^Start the rehearsal:/);
    for (const one of [screen, second]) await reads(one, 'Percival Wobblestone');
    await disclose();
    await press(/^Ask 2: A named officer/);
    for (const one of [screen, second]) await reads(one, 'A named officer for every school');
    expect(await axeFindings(chair.page)).toEqual([]);
    await press(/^Ask 2: A named officer/);
    for (const one of [screen, second]) await reads(one, 'Percival Wobblestone');
  });

  test('[SCREEN-2] 2. one key blanks, one asks the hall to wait, and each takes itself back', async () => {
    await chair.page.keyboard.press('k');
    await screen.page.getByText('Percival Wobblestone').waitFor({ state: 'hidden' });
    // The wall may be quicker than the chair's own page: a key says what that page offers.
    await chair.page.getByRole('button', { name: 'Show the screen again' }).waitFor();
    await chair.page.keyboard.press('h');
    for (const one of [screen, second]) await reads(one, /^Please wait/);
    await chair.page.getByRole('button', { name: 'End “Please wait”' }).waitFor();
    await chair.page.keyboard.press('h');
    for (const one of [screen, second]) await reads(one, 'Percival Wobblestone');
    expect(await alarm(/^Held:/).count()).toBe(0);
    // What was asked for before has no answer yet: an evacuation waits for nothing.
    process.kill(server.pid, 'SIGSTOP');
    await press(/^Ask 2: A named officer/);
    await chair.page.keyboard.press('k');
    await chair.page.keyboard.press('h');
    process.kill(server.pid, 'SIGCONT');
    for (const one of [screen, second]) await reads(one, /^Please wait/);
    await chair.page.getByRole('button', { name: 'End “Please wait”' }).waitFor();
    await chair.page.keyboard.press('h');
    for (const one of [screen, second]) await reads(one, 'Percival Wobblestone');
  });

  test('[HALL-2] [HALL-3] 3. the pledge and the next dates, without a word for anybody', async () => {
    await press('Pledge');
    await reads(screen, 'Election day: Thursday 7 May');
    expect(await axeFindings(screen.page)).toEqual([]);
    expect(await screen.page.getByText(/vote for/i).count()).toBe(0);
    await press('Next dates');
    await reads(screen, 'First meeting with the Commissioner');
    await reads(screen, /Friday,? 30 April 2021/);
    expect(await axeFindings(screen.page)).toEqual([]);
  });

  test('[HALL-4] 4. the chair makes both light; a key changes one; then the chair’s choice is everybody’s again', async () => {
    await press(/^Light picture/);
    for (const one of [screen, second]) await dressed(one, 'light');
    expect(await axeFindings(screen.page)).toEqual([]);
    await screen.page.keyboard.press('t');
    await dressed(screen, 'dark');
    expect(await themeOf(second)).toBe('light');
    await press(/^Light picture/);
    for (const one of [screen, second]) await dressed(one, 'dark');
    await press(/^Light picture/);
    for (const one of [screen, second]) await dressed(one, 'light');
    await press(/^Light picture/);
    await dressed(screen, 'dark');
    await press('Follow the running order');
    await reads(screen, 'Percival Wobblestone');
  });
});

describe('the overlay of a live stream', () => {
  test('[HALL-7] 5. only the lower third is painted, within the safe margins', async () => {
    await reads(overlay, 'Thames Valley Citizens');
    expect(await axeFindings(overlay.page)).toEqual([]);
    const { top, bottom, left, right } = await painted();
    expect(top).toBeGreaterThan(1080 * 0.66);
    expect(bottom).toBeLessThan(1080 * 0.96);
    expect(left).toBeGreaterThan(1920 * 0.04);
    expect(right).toBeLessThan(1920 * 0.96);
  });

  test('[HALL-7] 6. while the hall is asked to wait nothing is painted at all', async () => {
    await press('Please wait (evacuation)');
    await overlay.page.locator('section').waitFor({ state: 'detached' });
    expect((await painted()).top).toBeNull();
    await press('Follow the running order');
    await reads(overlay, 'Thames Valley Citizens');
  });
});

describe('what goes wrong', () => {
  test('[SECRECY-2] 7. a reveal taken back in the middle of its animation leaves nothing behind', async () => {
    const hand = await crew(server, 'chair');
    const address = { ask: 'A1', candidate: 'C1' };
    await hand.send('ShowScene', { scene: 'ask', ask: 'A1' });
    await hand.send('RecordAnswer', { ...address, value: 'unclear' });
    await hand.send('ConfirmAnswer', address);
    await reads(screen, 'Recognise us and keep meeting us');
    const replies = await Promise.all([
      hand.send('RevealAnswers', address),
      hand.send('HideAnswers', address),
      hand.send('RevealAnswers', address),
    ]);
    expect(replies.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
    await screen.page
      .getByText(/No clear answer/i)
      .first()
      .waitFor({ state: 'attached' });
    await hand.send('HideAnswers', address);
    await screen.page
      .getByText(/No clear answer/i)
      .first()
      .waitFor({ state: 'detached' });
    await screen.page.locator('.layer').nth(1).waitFor({ state: 'detached' });
    expect(await screen.page.locator('.layer').count()).toBe(1);
    await hand.send('FollowAgenda', {});
    await reads(screen, 'Percival Wobblestone');
  });

  test('[HALL-8] 8. reloaded, the screen is back at its picture, and never through white', async () => {
    const frames = await filmed(screen.page, async () => {
      await screen.page.reload({ waitUntil: 'commit' });
      await reads(screen, 'Percival Wobblestone');
    });
    const blank = await browser.newPage();
    for (const frame of frames) {
      // One after the other: there is one canvas.
      // oxlint-disable-next-line no-await-in-loop
      expect((await lookAt(blank, frame, 'jpeg')).light).toBeLessThan(80);
    }
    expect(frames.length).toBeGreaterThan(0);
    await blank.close();
  });

  test('[HALL-8] 9. reloaded while the server does not answer, it shows the picture it had', async () => {
    await second.page.routeWebSocket(/socket\.io/, () => {});
    await second.page.route(/socket\.io/, (route) => route.abort());
    await second.page.reload();
    await reads(second, 'Percival Wobblestone', 2_000);
    expect(second.wrong).toEqual([]);
    await second.page.context().close();
  });

  test('[HALL-8] 10. a laptop whose clock is four minutes off shows the same time left', async () => {
    for (const title of [
      /^Next: Opening song/,
      /^Next: Roll call/,
      /^Next: What we heard/,
      /^Next: Candidates intr/,
    ])
      await press(title);
    await press(/^Start: /);
    await reads(screen, 'Marigold Thackwaite-Finch');
    const context = await browser.newContext(projector);
    await context.addInitScript(() => {
      const right = Date.now.bind(Date);
      Date.now = () => right() + 240_000;
    });
    const wrong = await context.newPage();
    await wrong.goto(screenLink());
    await wrong.getByRole('timer').first().waitFor();
    expect(Math.abs((await secondsLeft(wrong)) - (await secondsLeft(screen.page)))).toBeLessThanOrEqual(1);
    await context.close();
  });

  test('[CLOCK-3] 10a. a laptop that slept for ten seconds shows the right time two seconds after waking', async () => {
    const [before, since] = [await secondsLeft(screen.page), performance.now()];
    await screen.page.evaluate(() => {
      const awake = performance.now.bind(performance);
      performance.now = () => awake() - 10_000;
    });
    await pause(2_000);
    const passed = (performance.now() - since) / 1000;
    expect(Math.abs(before - passed - (await secondsLeft(screen.page)))).toBeLessThan(1.5);
  });

  test('[HALL-6] [HALL-8] 11. the server freezes: the clock goes on, the chair is told in time, all comes back by itself', async () => {
    const timer = screen.page.getByRole('timer').first();
    process.kill(server.pid, 'SIGSTOP');
    const before = performance.now();
    const first = await timer.textContent();
    await alarm(/Reconnecting/).waitFor({ timeout: SOON_MS });
    expect(performance.now() - before).toBeLessThan(SOON_MS);
    expect(await timer.textContent()).not.toBe(first);
    expect(await screen.page.getByText(/Reconnecting/).count()).toBe(0);
    process.kill(server.pid, 'SIGCONT');
    await alarm(/Reconnecting/).waitFor({ state: 'hidden', timeout: 10_000 });
    await press(/^Next: Testimony 1/);
    await reads(screen, 'Eight months without one reply');
  });

  test('[HALL-6] 12. the screen’s laptop dies without a goodbye: the chair reads it within five seconds', async () => {
    await screen.page.context().close();
    const dying = await openBrowser();
    const { page } = await openDevice(dying, screenLink(), projector);
    await page.getByText('Eight months without one reply').waitFor();
    await alarm(/No screen is connected/).waitFor({ state: 'hidden' });
    const session = await dying.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pids = processInfo.map(({ id }) => id).toReversed();
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    const before = performance.now();
    await alarm(/No screen is connected/).waitFor({ timeout: SOON_MS });
    expect(performance.now() - before).toBeLessThan(SOON_MS);
    for (const pid of pids) process.kill(pid, 'SIGCONT');
    await alarm(/No screen is connected/).waitFor({ state: 'hidden', timeout: 10_000 });
    await dying.close();
  });

  test('13. no page threw anything', () => {
    expect([chair, screen, second, overlay].flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

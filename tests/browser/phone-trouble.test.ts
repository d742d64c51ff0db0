/** What a phone says when the network, the server or the phone itself fails, and that it is counted once all the same. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, openDevice, type Device } from '../support/browser/browser.ts';
import { codeOf } from '../support/programs/client.ts';
import { openPhoneHall, type PhoneHall } from '../support/browser/phone-hall.ts';
import {
  button,
  handset,
  heading,
  reads,
  sticksOut,
  tap,
  tooSmall,
} from '../support/browser/phone-in-hand.ts';

let hall: PhoneHall;

beforeAll(async () => {
  hall = await openPhoneHall();
}, 60_000);

afterAll(() => hall?.close());

const fine = async ({ page, wrong }: Device): Promise<void> => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await tooSmall(page)).toEqual([]);
  expect(await sticksOut(page)).toBeLessThanOrEqual(0);
  expect(wrong).toEqual([]);
};

const kept = (code: string, hoursAgo: number): string =>
  `${code} 5f0c1de0-0000-4000-8000-000000000001 D23 5 ${Date.now() - hoursAgo * 3_600_000}`;

/** Holds back what tells a page its token, until it is released. */
const holdTokens = async (page: Page) => {
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (!String(message).includes('"token"')) return socket.send(message);
      held();
      void released.then(() => socket.send(message));
    });
  });
  return { isHeld, release };
};

describe('when something fails', () => {
  test('1. a reload, a second tab, and the same code scanned again are the same phone', async () => {
    const device = await hall.phoneIn('GRID');
    await device.page.reload();
    await reads(device, 'You’re in. Counted: 1');
    const second = await device.page.context().newPage();
    await second.goto(hall.address('?d=GRID'));
    await reads({ page: second }, 'You’re in. Counted: 1');
    await tap({ page: second }, 'Change your group or the number');
    await tap({ page: second }, 'One more');
    await tap({ page: second }, 'We are here');
    await reads(device, 'You’re in. Counted: 2');
    await hall.counts('D07', 2);
    expect(device.wrong).toEqual([]);
  });

  test('2. two tabs opened at once are one phone', async () => {
    const context = await hall.browser.newContext(handset);
    const tabs = await Promise.all([context.newPage(), context.newPage()]);
    await Promise.all(tabs.map((page) => page.goto(hall.address('?d=FOXM'))));
    for (const page of tabs) await button({ page }, 'I’m here').waitFor();
    const [first, second] = tabs;
    if (!first || !second) throw new Error('There are no two tabs');
    await tap({ page: first }, 'I’m here');
    await reads({ page: second }, 'You’re in. Counted: 1');
    await hall.counts('D06', 1);
    const tokens = await Promise.all(
      tabs.map((page) => page.evaluate(() => window.localStorage.getItem('assembly-night/phone'))),
    );
    expect(new Set(tokens).size).toBe(1);
    // As where each had kept its own, and learns late that the other's stays.
    const [token] = tokens;
    const late = await hall.phone('?d=FOXM');
    await button(late, 'I’m here').waitFor();
    const beside = await late.page.context().newPage();
    await beside.goto(hall.server.url);
    await beside.evaluate((text) => window.localStorage.setItem('assembly-night/phone', text), token ?? '');
    await reads(late, 'You’re in. Counted: 1');
    await hall.counts('D06', 1);
    expect(late.wrong).toEqual([]);
  });

  test('3. where nothing can be stored, it is counted all the same, and asks again after a reload', async () => {
    const device = await hall.phone('?d=KENN');
    await device.page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new Error('denied');
        },
      });
    });
    await device.page.reload();
    await tap(device, 'I’m here');
    await reads(device, 'You’re in. Counted: 1');
    await device.page.reload();
    await heading(device, 'Kennetgate Catholic Parish');
    expect(device.wrong).toEqual([]);
  });

  test('4. storage that is cleared meanwhile changes nothing until the page is loaded again', async () => {
    const device = await hall.phoneIn('SORR');
    await device.page.evaluate(() => window.localStorage.clear());
    await tap(device, 'Change your group or the number');
    await tap(device, 'One more');
    await tap(device, 'We are here');
    await hall.counts('D16', 2);
    await device.page.reload();
    await heading(device, 'Sorrelhill Hindu Sabha');
    expect(device.wrong).toEqual([]);
  });

  test('5. [PHONE-5] tapped offline: kept, said to be not sent yet, and sent once when it is back', async () => {
    const device = await hall.phoneIn('OXBO');
    await device.page.context().setOffline(true);
    await reads(device, 'Reconnecting. Nothing is lost.');
    await tap(device, 'Change your group or the number');
    await tap(device, 'One more');
    await tap(device, 'We are here');
    await heading(device, 'Not sent yet');
    await reads(device, '2 people. It will be sent when you are back.');
    await fine(device);
    expect(hall.heads('D18')).toBe(1);
    await device.page.context().setOffline(false);
    await reads(device, 'You’re in. Counted: 2');
    await hall.counts('D18', 2);
  });

  test('6. the server dies between the tap and its answer: sending, not sent, and counted once', async () => {
    const device = await hall.phone('?d=UPMA');
    await button(device, 'I’m here').waitFor();
    process.kill(hall.server.pid, 'SIGSTOP');
    await tap(device, 'I’m here');
    await heading(device, 'Sending …');
    await hall.server.kill('SIGKILL');
    await heading(device, 'Not sent yet');
    await hall.startAgain();
    await reads(device, 'You’re in. Counted: 1');
    await hall.counts('D20', 1);
    expect(device.wrong).toEqual([]);
  });

  test('7. [PHONE-5] tapped before a reload and not answered is said by the next page', async () => {
    const device = await hall.phone('?d=THRE');
    await button(device, 'I’m here').waitFor();
    await hall.server.kill('SIGKILL');
    await reads(device, 'Reconnecting. Nothing is lost.');
    await tap(device, 'I’m here');
    await heading(device, 'Not sent yet');
    await hall.startAgain();
    await device.page.goto(hall.address());
    await reads(device, 'You’re in. Counted: 1');
    await hall.counts('D21', 1);
    expect(device.wrong).toEqual([]);
  });

  test('8. asleep for an hour, while the server was started again: back as soon as somebody looks', async () => {
    const device = await openDevice(hall.browser, 'about:blank', handset);
    await device.page.clock.install();
    await device.page.goto(hall.address('?d=CHIL'));
    await tap(device, 'I’m here');
    await reads(device, 'You’re in. Counted: 1');
    await device.page.clock.pauseAt(Date.now() + 1_000);
    await hall.server.kill('SIGKILL');
    await hall.startAgain();
    expect(codeOf(await hall.steward.send('DeclareTurnout', { delegation: 'D22', heads: 27 }))).toBe('ok');
    await device.page.clock.fastForward('01:00:00');
    await device.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await device.page.clock.resume();
    await reads(device, /To change anything, ask a steward/);
    await device.page.getByText('Live.').waitFor();
    expect(device.wrong).toEqual([]);
  });

  test('9. [PHONE-5] what means nothing any more is dropped with a sentence', async () => {
    const { code } = hall.server.assembly;
    for (const [tapped, sentence] of [
      [kept(code, 13), /more than 12 hours ago was not sent/],
      [kept('ZZZZZZ', 1), /under another code was not sent/],
    ] as const) {
      const device = await hall.phone();
      // The page before the reload must have looked already: it would tell, and forget.
      await heading(device, 'Who are you here with?');
      await device.page.evaluate((text) => window.localStorage.setItem('assembly-night/said', text), tapped);
      await device.page.reload();
      await reads(device, sentence);
      await heading(device, 'Who are you here with?');
    }
    expect(hall.heads('D23')).toBe(0);
  });

  test('10. a tab that is given a token late, and heard nothing of the other tab, takes the token that is kept', async () => {
    const context = await hall.browser.newContext(handset);
    const [late, first] = [await context.newPage(), await context.newPage()];
    await late.addInitScript(() =>
      window.addEventListener('storage', (event) => event.stopImmediatePropagation()),
    );
    const given = await holdTokens(late);
    await late.goto(hall.address('?d=HEDL'));
    await given.isHeld;
    await first.goto(hall.address('?d=HEDL'));
    await tap({ page: first }, 'I’m here');
    await reads({ page: first }, 'You’re in. Counted: 1');
    given.release();
    await reads({ page: late }, 'You’re in. Counted: 1');
    const tokens = await Promise.all(
      [late, first].map((page) => page.evaluate(() => window.localStorage.getItem('assembly-night/phone'))),
    );
    expect(new Set(tokens).size).toBe(1);
    await hall.counts('D10', 1);
  });
});

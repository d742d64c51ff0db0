/** The chair's console under the hand: rows dragged by mouse and by finger, keys after a sheet, and what must be in sight at every size. */
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { codeOf, type Visitor } from '../support/programs/client.ts';
import { crew } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };
const tablet = { viewport: { width: 1024, height: 1366 }, hasTouch: true };

let server: RunningServer;
let browser: Browser;
let second: Visitor;
let mouse: Device;
let finger: Device;

const link = (): string => server.assembly.links.chair.replace('//localhost:', '//127.0.0.1:');
const order = (): string[] => (second.view.agenda?.segments ?? []).map(({ id }) => id);
const orderIs = (before: string, after: string): Promise<unknown> =>
  second.until(
    () => order().indexOf(after) === order().indexOf(before) + 1,
    `${after} right after ${before}`,
  );
const start = async (segment: string): Promise<void> => {
  const from = second.view.agenda?.current ?? null;
  expect(codeOf(await second.send('StartSegment', { segment, from }))).toBe('ok');
  await second.until(({ agenda }) => agenda?.current === segment, `${segment} to be on`);
};

const rows = (page: Page): Locator => page.getByRole('navigation').locator('ol > li');
const row = (page: Page, name: string): Locator => rows(page).filter({ hasText: name }).first();
const drawn = (page: Page): Promise<string> =>
  rows(page).evaluateAll((all) => all.map(({ textContent }) => textContent).join('\n'));
const comesBefore = async (page: Page, one: string, other: string): Promise<boolean> => {
  const text = await drawn(page);
  return text.indexOf(one) < text.indexOf(other);
};
const middleOf = async (part: Locator): Promise<{ x: number; y: number }> => {
  const box = await part.boundingBox();
  if (!box) throw new Error('Nothing is drawn there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** A way of pointing: down, some steps on the way, and up. */
interface Pointer {
  down(x: number, y: number): Promise<unknown>;
  move(x: number, y: number): Promise<unknown>;
  up(): Promise<unknown>;
}
const mouseOf = ({ mouse: it }: Page): Pointer => ({
  down: async (x, y) => {
    await it.move(x, y);
    await it.down();
  },
  move: (x, y) => it.move(x, y),
  up: () => it.up(),
});
const fingerOf = (session: CDPSession): Pointer => {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    down: (x, y) => send('touchStart', [{ x, y }]),
    move: (x, y) => send('touchMove', [{ x, y }]),
    up: () => send('touchEnd', []),
  };
};

/** Where it is, once it moves no more: a page that was just opened still brings what is on into sight. */
const restOf = async (part: Locator): Promise<{ x: number; y: number }> => {
  let was = { x: 0, y: 0 };
  const isStill = async (): Promise<boolean> => {
    const { x, y } = was;
    was = await middleOf(part);
    return was.x === x && was.y === y;
  };
  await expect.poll(isStill, { timeout: 5_000, interval: 100 }).toBe(true);
  return was;
};

/** Takes a row by its handle, and holds it over another until the gap has come there; no hand is still. */
const dragOver = async (page: Page, by: Pointer, name: string, over: string): Promise<void> => {
  const from = await restOf(row(page, name).getByTitle('Drag to move'));
  const { y } = await middleOf(row(page, over));
  await by.down(from.x, from.y);
  for (const part of [0.2, 0.4, 0.6, 0.8, 1]) await by.move(from.x, from.y + (y - from.y) * part);
  const firstWas = from.y < y ? over : name;
  const nowFirst = from.y < y ? name : over;
  let tremble = 0;
  const hasCome = async (): Promise<boolean> => {
    tremble = 1 - tremble;
    await by.move(from.x, y + tremble);
    return comesBefore(page, firstWas, nowFirst);
  };
  await expect.poll(hasCome, { timeout: 10_000, interval: 100 }).toBe(true);
};

/** All of it, and nothing lies over it. */
const isInSight = (part: Locator): Promise<boolean> =>
  part.evaluate((it) => {
    const { left, right, top, bottom } = it.getBoundingClientRect();
    return [
      [left + 2, top + 2],
      [right - 2, bottom - 2],
      [(left + right) / 2, (top + bottom) / 2],
    ].every(([x, y]) => {
      const there = document.elementFromPoint(x ?? 0, y ?? 0);
      return there !== null && (it.contains(there) || there.contains(it));
    });
  });

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  second = await crew(server, 'chair');
  await start('S03');
  mouse = await openDevice(browser, link(), laptop);
  finger = await openDevice(browser, link(), tablet);
  for (const { page } of [mouse, finger]) await page.getByRole('button', { name: /^Next:/ }).waitFor();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('the running order is dragged', () => {
  test('1. by mouse; no view that comes meanwhile moves a row', async () => {
    const { page } = mouse;
    const pointer = mouseOf(page);
    await dragOver(page, pointer, 'What we heard', 'Testimony 1');
    expect(codeOf(await second.send('MoveSegment', { segment: 'S08', before: 'S07' }))).toBe('ok');
    await page.getByText('moved “Testimony 2').first().waitFor();
    expect(await comesBefore(page, 'Ask 1', 'Testimony 2')).toBe(true);
    await pointer.up();
    // It was dropped before the first ask, and what the other chair had put there stays.
    await orderIs('S04', 'S07');
    await expect.poll(() => comesBefore(page, 'Testimony 2', 'Ask 1')).toBe(true);
    expect(await comesBefore(page, 'Testimony 1', 'What we heard')).toBe(true);
    await page
      .getByText('Moved “What we heard: the listening campaign” before')
      .waitFor({ state: 'attached', timeout: 5_000 });
  });

  test('2. by a finger on the handle; a finger anywhere else on a row scrolls', async () => {
    const { page } = finger;
    const session = await page.context().newCDPSession(page);
    const pointer = fingerOf(session);
    await dragOver(page, pointer, 'What we heard', 'Candidates introduced');
    await pointer.up();
    await orderIs('S03', 'S04');
    const list = page.locator('.order');
    const before = await list.evaluate(({ scrollTop }) => scrollTop);
    const { x, y } = await middleOf(row(page, 'What we heard').getByRole('button').first());
    await pointer.down(x, y);
    for (const up of [20, 40, 60, 80, 100]) await pointer.move(x, y - up);
    await pointer.up();
    await expect.poll(() => list.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(before);
    await orderIs('S03', 'S04');
  });

  test('3. to no place above what is on', async () => {
    const { page } = mouse;
    const pointer = mouseOf(page);
    await dragOver(page, pointer, 'Candidates introduced', 'What we heard');
    const { x, y } = await middleOf(row(page, 'Opening song'));
    await pointer.move(x, y + 12);
    await pointer.move(x, y);
    await pointer.up();
    await orderIs('S03', 'S05');
    expect(await comesBefore(page, 'Roll call', 'Candidates introduced')).toBe(true);
  });

  test('4. and goes back, with a sentence, where it began meanwhile', async () => {
    const { page } = mouse;
    const pointer = mouseOf(page);
    await dragOver(page, pointer, 'Candidates introduced', 'What we heard');
    await start('S05');
    await page.getByRole('heading', { name: /Candidates introduced/ }).waitFor({ timeout: 5_000 });
    await pointer.up();
    await page
      .getByText('This part of the night is over already, so nothing was changed.')
      .waitFor({ timeout: 5_000 });
    await expect.poll(() => comesBefore(page, 'Candidates introduced', 'What we heard')).toBe(true);
  });
});

describe('keys', () => {
  test('5. are heard as soon as a sheet is closed: the space bar starts the clock, and opens no sheet again', async () => {
    const { page } = mouse;
    await page.getByRole('button', { name: 'Crew', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await second.until(({ turn }) => turn?.current !== null, 'somebody to have the clock');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(codeOf(await second.send('EndTurn', {}))).toBe('ok');
  });

  test('6. a sheet that was opened by key gives the focus back to where it was', async () => {
    const { page } = mouse;
    const button = page.getByRole('button', { name: 'Candidates', exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
    await button.blur();
  });
});

describe('without scrolling', () => {
  const sizes = [
    { width: 1024, height: 768 },
    { width: 1280, height: 800 },
    { width: 1920, height: 1080 },
    { width: 390, height: 844 },
  ];
  test('7. next, pause, blank and “please wait” are in sight at every size', async () => {
    const { page } = mouse;
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const name of [/^Next:/, 'Pause the night', 'Blank the screen', 'Please wait (evacuation)'])
        expect([size, name, await isInSight(page.getByRole('button', { name }))]).toEqual([size, name, true]);
    }
  });

  test('8. on a laptop an ask is too: its text, the clock, and every candidate with the answers', async () => {
    const { page } = mouse;
    await start('S07');
    expect(codeOf(await second.send('StartTurn', {}))).toBe('ok');
    for (const size of sizes.slice(0, 3)) {
      await page.setViewportSize(size);
      await page.getByRole('timer').first().waitFor();
      const parts = [
        page.getByText(/asks: If elected, will you recognise/),
        page.getByRole('button', { name: 'Done', exact: true }),
        ...(await page.getByRole('group', { name: /^Answer: / }).all()),
      ];
      expect(parts).toHaveLength(6);
      for (const part of parts) expect([size, await isInSight(part)]).toEqual([size, true]);
    }
  });

  test('9. the screen is blanked and shown again with one button, which says what it will do', async () => {
    const { page } = mouse;
    await page.setViewportSize(laptop.viewport);
    await page.getByRole('button', { name: 'Blank the screen' }).click();
    await second.until(({ scene }) => scene?.scene.kind === 'blank', 'the screen to be blank');
    await page.getByRole('button', { name: 'Show the screen again' }).click();
    await second.until(({ scene }) => scene?.held === false, 'the screen to follow the night');
    expect(await isInSight(page.getByRole('button', { name: 'Blank the screen' }))).toBe(true);
  });

  test('10. no page threw anything', () => {
    expect([mouse, finger].flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

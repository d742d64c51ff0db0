/** A speaker at the lectern: the clock from green to over, a private line, the bell, a killed server. In real Chromium, on its side and upright. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { codeOf, type Visitor } from '../support/programs/client.ts';
import { crew } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import { contrast, cut, pulse } from '../support/browser/stage-measures.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const lectern = { viewport: { width: 1024, height: 768 } };
const upright = { viewport: { width: 768, height: 1024 }, reducedMotion: 'reduce' as const };
const laptop = { viewport: { width: 1280, height: 800 } };
const handset = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** Ways of holding it, and screens at the speaker's feet. */
const sizes = [
  [1024, 768],
  [768, 1024],
  [1280, 720],
  [1920, 1080],
  [360, 740],
] as const;

let server: RunningServer;
let browser: Browser;
let stage: Device;
let tall: Device;
let chair: Device;
let timekeeper: Device;
let screen: Device;
let phone: Device;
let producer: Visitor;

const local = (link: string): string => link.replace('//localhost:', '//127.0.0.1:');
const reads = ({ page }: Device, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: 10_000 });
const button = ({ page }: Device, name: string | RegExp) => page.getByRole('button', { name }).first();
const press = (device: Device, name: string | RegExp): Promise<void> => button(device, name).click();
const say = async (...said: Parameters<Visitor['send']>): Promise<void> => {
  expect(codeOf(await producer.send(...said))).toBe('ok');
};
const figures = async ({ page }: Device): Promise<string> =>
  (await page.getByRole('timer').innerText()).trim();
const secondsOn = async (device: Device): Promise<number> => {
  const [minutes = 0, seconds = 0] = (await figures(device)).split(':').map(Number);
  return minutes * 60 + seconds;
};
beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  const { links, code } = server.assembly;
  stage = await openDevice(browser, local(links.stage), lectern);
  tall = await openDevice(browser, local(links.stage), upright);
  chair = await openDevice(browser, local(links.chair), laptop);
  timekeeper = await openDevice(browser, local(links.timekeeper), handset);
  screen = await openDevice(browser, local(links.screen), laptop);
  phone = await openDevice(browser, `${server.url}/j/${code}`, handset);
  producer = await crew(server, 'chair', { comesBack: true });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('the stage display', () => {
  test('1. before the night says when it is planned, and what is first', async () => {
    await reads(stage, /Planned for Wednesday,? 29 April 2020/);
    await reads(stage, 'Welcome, house rules');
    expect(await axeFindings(stage.page)).toEqual([]);
  });

  test('2. where nobody takes turns shows who leads, and the item’s clock', async () => {
    await say('StartSegment', { segment: 'S01', from: null });
    await reads(stage, 'Rev. Philippa Starling and Idris Halloway');
    await reads(stage, 'Opening song and reflection');
    expect(await figures(stage)).toMatch(/^(4:00|3:5\d)$/);
  });

  test('3. shows who is next and how long they will have, then their clock', async () => {
    await say('StartSegment', { segment: 'S07', from: 'S01' });
    await reads(stage, 'Next at the microphone');
    await reads(stage, 'Idris Halloway');
    await say('StartTurn', {});
    await reads(stage, 'Putting the ask');
    await say('EndTurn', {});
    await reads(stage, 'Marigold Thackwaite-Finch');
    await say('StartTurn', {});
    await reads(stage, 'Time left');
    await reads(stage, 'Barnaby Oddlington');
    for (const device of [stage, tall]) {
      expect(await figures(device)).toMatch(/^(1:00|0:5\d)$/);
      expect(await axeFindings(device.page)).toEqual([]);
    }
  });

  test('4. a device whose clock is four minutes off shows the same', async () => {
    const context = await browser.newContext(lectern);
    const page = await context.newPage();
    await page.clock.install({ time: Date.now() + 4 * 60_000 });
    await page.goto(local(server.assembly.links.stage));
    const off = { page, wrong: [] };
    await reads(off, 'Time left');
    await page.clock.runFor(1_000);
    expect(Math.abs((await secondsOn(off)) - (await secondsOn(stage)))).toBeLessThanOrEqual(2);
    await context.close();
  });

  test('5. in the last half minute says “time to finish”, then that time is up, then by how much', async () => {
    await say('ExtendTurn', { seconds: -30 });
    await reads(stage, 'Time to finish');
    expect(await contrast(stage)).toBeGreaterThan(7);
    await say('ExtendTurn', { seconds: -30 });
    await reads(stage, 'Over by');
    expect(await figures(stage)).toMatch(/^\+\d:\d\d$/);
    expect(await contrast(stage)).toBeGreaterThan(7);
    expect(await axeFindings(stage.page)).toEqual([]);
    await stage.page.keyboard.press('t');
    expect(await contrast(stage)).toBeGreaterThan(7);
    expect(await axeFindings(stage.page)).toEqual([]);
    await say('ExtendTurn', { seconds: 90 });
    expect(await contrast(stage)).toBeGreaterThan(7);
    await stage.page.keyboard.press('t');
  });

  test('6. a paused clock says so in a word', async () => {
    await say('PauseTurn', {});
    await reads(stage, 'Paused');
    const held = await figures(stage);
    await say('ResumeTurn', {});
    await reads(stage, 'Time left');
    expect(held).toMatch(/^\d:\d\d$/);
  });

  test('7. nothing is cut, on its side, upright, on a phone or on a screen at the feet', async () => {
    await say('TellSpeaker', { line: 'x'.repeat(40) + ' ' + 'y'.repeat(39) });
    for (const [width, height] of sizes) {
      await tall.page.setViewportSize({ width, height });
      await expect.poll(() => cut(tall)).toEqual([]);
    }
    await tall.page.setViewportSize(upright.viewport);
    await say('TakeLineAway', {});
  });
});

describe('a private line', () => {
  test('8. the chair tells the speaker to finish, and is told that the stage shows it', async () => {
    await press(chair, 'Tell the speaker');
    expect(await axeFindings(chair.page)).toEqual([]);
    await press(chair, 'Please finish');
    await reads(stage, 'Please finish');
    await reads(chair, /On the stage: “Please finish” · seen on 2 displays/);
    await reads(timekeeper, /On the stage: “Please finish” · seen on 2 displays/);
    expect(await axeFindings(stage.page)).toEqual([]);
  });

  test('9. it pulses three times at most, slower than once a second, and under reduced motion not at all', async () => {
    expect(await pulse(stage)).toEqual({ moves: true, times: 3, seconds: 1.5 });
    expect(await pulse(tall)).toMatchObject({ moves: false });
  });

  test('10. neither the hall’s screen nor a phone shows it', async () => {
    for (const { page } of [screen, phone]) expect(await page.content()).not.toContain('Please finish');
  });

  test('11. the timekeeper writes one in their own words, by key, and takes it away', async () => {
    await timekeeper.page.keyboard.press('t');
    await timekeeper.page.getByLabel('Or in your own words').fill('The lift is free for you');
    expect(await axeFindings(timekeeper.page)).toEqual([]);
    await press(timekeeper, 'Show it');
    await reads(stage, 'The lift is free for you');
    await press(timekeeper, 'Take it away');
    await stage.page.getByText('The lift is free for you').waitFor({ state: 'detached' });
    expect(timekeeper.wrong).toEqual([]);
  });

  test('12. the chair takes the last step back, and the line stands again; with the turn it goes', async () => {
    await button(chair, /^Take back: took the line “The lift is free for you” off the stage/).waitFor();
    await say('TakeBack', {});
    await reads(stage, 'The lift is free for you');
    await say('EndTurn', {});
    await stage.page.getByText('The lift is free for you').waitFor({ state: 'detached' });
    await reads(stage, 'Next at the microphone');
    expect(chair.wrong).toEqual([]);
  });

  test('13. where no stage is connected, the chair is told', async () => {
    const link = stage.page.url();
    for (const { page } of [stage, tall]) await page.goto('about:blank');
    await say('TellSpeaker', { line: 'One minute' });
    await reads(chair, '“One minute” waits: no stage display is connected');
    await stage.page.goto(link);
    await tall.page.goto(link);
    await reads(stage, 'One minute');
    await reads(chair, 'seen on 2 displays');
    expect(stage.wrong).toEqual([]);
    await say('TakeLineAway', {});
  });
});

describe('the life of the display', () => {
  test('14. the bell is off by default, rings two tones at time up once it is on, and is remembered', async () => {
    const context = await browser.newContext(lectern);
    await context.addInitScript(() => {
      const { createOscillator } = AudioContext.prototype;
      Object.assign(globalThis, { rung: 0 });
      AudioContext.prototype.createOscillator = function counted(this: AudioContext) {
        Object.assign(globalThis, { rung: Number(Reflect.get(globalThis, 'rung')) + 1 });
        return createOscillator.call(this);
      };
    });
    const page = await context.newPage();
    const rung = () => page.evaluate(() => Number(Reflect.get(globalThis, 'rung')));
    const device = { page, wrong: [] };
    await page.goto(local(server.assembly.links.stage));
    await say('StartTurn', { seconds: 5 });
    await reads(device, /Time is up|Over by/);
    expect(await rung()).toBe(0);
    await page.keyboard.press('b');
    await button(device, 'Bell: on').waitFor();
    await expect.poll(rung).toBe(2);
    await say('ExtendTurn', { seconds: 5 });
    await expect.poll(rung, { timeout: 15_000 }).toBe(4);
    await page.reload();
    await button(device, /^Bell: (on|touch)/).waitFor();
    expect(await button(device, /^Bell: /).getAttribute('aria-pressed')).toBe('true');
    await say('EndTurn', {});
    await context.close();
  }, 40_000);

  test('15. the server is killed while the clock runs: it goes on, with one quiet mark; then all is as before', async () => {
    await say('StartTurn', {});
    await reads(stage, 'Time left');
    const before = await figures(stage);
    await server.kill('SIGKILL');
    await stage.page.getByText('Not connected. The clock goes on by itself.').waitFor({ state: 'attached' });
    await expect.poll(() => figures(stage), { timeout: 5_000 }).not.toBe(before);
    expect(await stage.page.getByText(/Reconnecting|lost|error/i).count()).toBe(0);
    expect(await axeFindings(stage.page)).toEqual([]);
    await server.restart();
    await stage.page
      .getByText('Not connected. The clock goes on by itself.')
      .waitFor({ state: 'detached', timeout: 15_000 });
    expect(await figures(stage)).toMatch(/^\d:\d\d$/);
  }, 40_000);

  test('16. a reload shows the same picture within two seconds on the slowest machine, on a ground that was dark from the first byte', async () => {
    const html = await (await fetch(`${local(server.url)}/a/${server.assembly.id}/stage`)).text();
    expect(html).toMatch(/<html[^>]*data-theme="dark"[\s\S]*<link[^>]*rel="stylesheet"[\s\S]*<body>/);
    const begun = performance.now();
    await stage.page.reload();
    await reads(stage, /Time left|Time to finish/);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('17. after the end thanks, and no page threw anything', async () => {
    await say('EndNight', { from: 'S07' });
    await reads(stage, 'The night has ended');
    expect(await axeFindings(stage.page)).toEqual([]);
    expect([stage, tall, chair, timekeeper].flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

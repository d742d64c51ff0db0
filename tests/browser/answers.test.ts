/** Answers by three people: the recorder writes them down, the verifier confirms them, the chair shows them. In real Chromium, on a tablet and on a phone. */
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { codeOf, type Visitor } from '../support/programs/client.ts';
import { crew } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import { button, heading, isClean, local, patience, press, reads, smallTargets } from '../support/stories.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const tablet = { viewport: { width: 1024, height: 768 } };
const sizes = [tablet.viewport, { width: 360, height: 740 }];
const FIRST = 'Marigold Thackwaite-Finch';
const SECOND = 'Barnaby Oddlington';
const CONDITION = 'Yes, if the council agrees to a yearly date';

let server: RunningServer;
let browser: Browser;
let recorder: Device;
let verifier: Device;
let chair: Device;
let screen: Device;
let producer: Visitor;

const value = ({ page }: Device, name: string, answer: string): Locator =>
  page
    .getByRole('group', { name: `Answer: ${name}`, exact: true })
    .getByRole('button', { name: answer, exact: true });
const isEverywhereClean = async (device: Device): Promise<void> => {
  for (const size of sizes) {
    await device.page.setViewportSize(size);
    await isClean(device);
    expect(await smallTargets(device)).toEqual([]);
    expect(
      await device.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  }
  await device.page.setViewportSize(tablet.viewport);
};

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  const { links } = server.assembly;
  recorder = await openDevice(browser, local(links.recorder), tablet);
  verifier = await openDevice(browser, local(links.verifier), tablet);
  chair = await openDevice(browser, local(links.chair), { viewport: { width: 1280, height: 800 } });
  screen = await openDevice(browser, local(links.screen), tablet);
  producer = await crew(server, 'chair', { comesBack: true });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('answers by three people', { timeout: 60_000 }, () => {
  test('1. both pages follow the ask that is being put', async () => {
    await reads(recorder, 'No ask is being put now.');
    expect(codeOf(await producer.send('StartSegment', { segment: 'S07', from: null }))).toBe('ok');
    for (const device of [recorder, verifier]) {
      await heading(device, 'Recognise us and keep meeting us');
      await button(device, /^Ask 1 · now/).waitFor(patience);
    }
  });

  test('2. the recorder taps a yes, and writes down a condition', async () => {
    await value(recorder, FIRST, 'Yes').click(patience);
    await value(recorder, SECOND, 'Yes, if').click(patience);
    await recorder.page.getByRole('textbox', { name: /The exact words/ }).fill(CONDITION);
    await press(recorder, 'Record “Yes, if”');
    await reads(recorder, `“${CONDITION}”`);
    expect(await recorder.page.getByRole('button', { name: /Confirm|Show|Take/ }).count()).toBe(0);
    await isEverywhereClean(recorder);
  });

  test('3. the verifier reads and confirms both, and has nothing else to do with them', async () => {
    await reads(verifier, `“${CONDITION}”`);
    await button(verifier, /^Ask 1 · now · 2 to confirm/).waitFor(patience);
    await isEverywhereClean(verifier);
    await press(verifier, `Confirm: ${FIRST}`);
    await press(verifier, `Confirm: ${SECOND}`);
    await button(verifier, `Confirm: ${SECOND}`).waitFor({ state: 'detached' });
    await reads(verifier, '2 answers are confirmed and not yet shown.');
    expect(await verifier.page.getByRole('button', { name: /Answer|Show|Take|More/ }).count()).toBe(0);
    expect(await verifier.page.getByRole('group', { name: /^Answer: / }).count()).toBe(0);
  });

  test('4. the hall sees nothing before the chair shows it', async () => {
    await reads(screen, 'Recognise us and keep meeting us');
    for (const text of [CONDITION, /^Yes/]) expect(await screen.page.getByText(text).count()).toBe(0);
    await press(chair, 'Show all confirmed');
    await reads(screen, 'Yes');
    for (const device of [recorder, verifier]) await reads(device, 'Shown in the hall');
  });

  test('5. a mistake is corrected, and confirmed anew while the hall still sees the old answer', async () => {
    await value(recorder, FIRST, 'No').click(patience);
    await reads(recorder, 'The hall still sees “Yes”');
    expect(await recorder.page.getByRole('button', { name: /Confirm|Show|Take/ }).count()).toBe(0);
    await press(verifier, `Confirm: ${FIRST}`);
    await button(verifier, `Confirm: ${FIRST}`).waitFor({ state: 'detached' });
    await press(chair, `Show correction: ${FIRST}`);
    await reads(verifier, 'Shown as corrected');
  });

  test('6. whoever is writing stays at the ask when the chair goes on', async () => {
    await value(recorder, SECOND, 'Yes, if').click(patience);
    await recorder.page.getByRole('textbox', { name: /The exact words/ }).fill('Half a sentence');
    expect(codeOf(await producer.send('StartSegment', { segment: 'S09', from: 'S07' }))).toBe('ok');
    await button(verifier, /^Ask 2 · now/).waitFor(patience);
    await button(recorder, 'Ask 2 is being put now: go there').waitFor(patience);
    expect(await recorder.page.getByRole('textbox', { name: /The exact words/ }).inputValue()).toBe(
      'Half a sentence',
    );
    await heading(recorder, 'Recognise us and keep meeting us');
    await isEverywhereClean(recorder);
    await press(recorder, 'Ask 2 is being put now: go there');
    await recorder.page
      .getByRole('heading', { name: 'Recognise us and keep meeting us' })
      .waitFor({ state: 'detached' });
  });

  test('7. no page has thrown', () => {
    for (const { wrong } of [recorder, verifier, chair, screen]) expect(wrong).toEqual([]);
  });
});

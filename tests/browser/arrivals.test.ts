/** The chair sees in real Chromium how the hall fills up, while stewards count and phones check in. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { crew, phone } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };

let server: RunningServer;
let browser: Browser;
let chair: Device;

const arrivals = () =>
  chair.page.locator('details', { has: chair.page.getByText('Arrivals', { exact: true }) }).locator('figure');
const reads = (text: string | RegExp): Promise<void> =>
  chair.page.getByText(text).first().waitFor({ timeout: 10_000 });

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  chair = await openDevice(
    browser,
    server.assembly.links.chair.replace('//localhost:', '//127.0.0.1:'),
    laptop,
  );
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('arrivals', () => {
  test('1. before the doors say in words that nobody is there', async () => {
    await reads('Nobody has been counted yet.');
    expect(await arrivals().count()).toBe(0);
  });

  test('[TURNOUT-2] [TURNOUT-13] 2. are drawn as two lines and said in a sentence and a table, never added up', async () => {
    const [steward, tab] = [await crew(server, 'steward'), await phone(server)];
    await steward.send('CountAtDoor', { delegation: 'D01', heads: 40 });
    await tab.send('CheckIn', { delegation: 'D01', party: 3 });
    await reads('More than half the hall is still outside: 601 of 641 pledged are not here yet.');
    await reads('In the last ten minutes 40 at the doors and 3 on phones.');
    await arrivals().getByText('40 at the doors, 3 on phones.').waitFor();
    await arrivals()
      .getByRole('row', { name: /^\d\d:\d\d 40 3$/ })
      .waitFor();
    expect(await arrivals().locator('path.doors, path.phones').count()).toBe(4);
    expect(await axeFindings(chair.page)).toEqual([]);
  });

  test('3. step aside once the night has begun, and come back for the roll call', async () => {
    for (const title of [/Welcome, house rules/, /Opening song/]) {
      await chair.page
        .getByRole('button', { name: /^(Next|Start the rehearsal):/ })
        .first()
        .click();
      await chair.page.getByRole('heading', { name: title }).first().waitFor();
    }
    await arrivals().waitFor({ state: 'hidden' });
    await chair.page.getByRole('button', { name: /^Next: Roll call/ }).click();
    await arrivals().waitFor();
    expect(chair.wrong).toEqual([]);
  });
});

/** Stewards at two doors, on phones held in one hand: heads, a break in the network, groups, and a delegation nobody had listed. In real Chromium. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { codeOf } from '../support/programs/client.ts';
import { phone } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import {
  button,
  heading,
  isClean,
  local,
  patience,
  press,
  reads,
  smallTargets,
  typeHeads,
} from '../support/stories.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };
const handset = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let server: RunningServer;
let browser: Browser;
/** At the front door. */
let anna: Device;
/** At the side door. */
let ben: Device;
let chair: Device;

/** One after the other, as fingers do. */
const tap = async (device: Device, times: number): Promise<void> => {
  if (times === 0) return;
  await press(device, /^\+1/);
  await tap(device, times - 1);
};
const search = ({ page }: Device, typed: string): Promise<void> => page.getByRole('searchbox').fill(typed);
const countFor = async (device: Device, name: string): Promise<void> => {
  await search(device, name);
  await press(device, new RegExp(`^${name}`));
  await heading(device, name);
};
const addHeads = async (device: Device, heads: number): Promise<void> => {
  await press(device, 'Add a number');
  await typeHeads(device, heads);
  await press(device, new RegExp(`^Add ${heads} to `));
};
/** The large numbers, as the server has them. */
const doorCounts = (...devices: Device[]): Promise<number[]> =>
  Promise.all(
    devices.map(async ({ page }) =>
      Number((await page.getByText(/^Door count \d+$/).innerText()).replaceAll(/\D+/g, '')),
    ),
  );
const missing = async (device: Device, name: string, area: string): Promise<void> => {
  await press(device, 'Add a delegation');
  await device.page.getByLabel('Its name').fill(name);
  await device.page.getByLabel('Where it comes from').selectOption(area);
  await press(device, 'Add it');
};

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  const { links } = server.assembly;
  anna = await openDevice(browser, local(links.steward), handset);
  ben = await openDevice(browser, local(links.steward), handset);
  chair = await openDevice(browser, local(links.chair), laptop);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('the doors', () => {
  test('1. two stewards count one delegation at two doors at once, and both count', async () => {
    await isClean(anna);
    for (const device of [anna, ben]) await countFor(device, 'Blackmere Road Mosque');
    await Promise.all([tap(anna, 5), tap(ben, 4)]);
    await expect.poll(() => doorCounts(anna, ben), patience).toEqual([9, 9]);
    await reads(anna, 'You counted 5 of them.');
    await reads(ben, 'You counted 4 of them.');
    await reads(chair, /^9\s*present of 641 pledged/);
  });

  test('2. a coach is added as a number, and what was tapped too often is undone', async () => {
    await press(ben, 'Add a number');
    await isClean(ben);
    await typeHeads(ben, 20);
    await press(ben, 'Add 20 to Blackmere Road Mosque');
    await reads(chair, /^29\s*present of 641 pledged/);
    await press(anna, /^Undo \+1/);
    await press(anna, /^−1/);
    await reads(chair, /^27\s*present of 641 pledged/);
    await expect.poll(() => doorCounts(anna, ben), patience).toEqual([27, 27]);
  });

  test('3. the one tap is huge and under the thumb, and nothing is too small to hit', async () => {
    const box = await button(anna, /^\+1/).boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect(box?.height).toBeGreaterThan(200);
    expect(await smallTargets(anna)).toEqual([]);
  });

  test('4. a break in the network: what is not sent is said, kept, and sent once', async () => {
    await anna.page.context().setOffline(true);
    await reads(anna, 'Reconnecting');
    await tap(anna, 3);
    await reads(anna, '3 not sent yet: sent when you are back.');
    await isClean(anna);
    await tap(ben, 2);
    await reads(chair, /^29\s*present of 641 pledged/);
    await anna.page.context().setOffline(false);
    await expect.poll(() => doorCounts(anna, ben), patience).toEqual([32, 32]);
    await expect.poll(() => anna.page.getByText(/not sent yet/).count(), patience).toBe(0);
  });

  test('5. the server is killed and the page loaded again: what was tapped meanwhile is counted once', async () => {
    await server.kill('SIGKILL');
    await reads(ben, 'Reconnecting');
    await tap(ben, 2);
    await reads(ben, '2 not sent yet: sent when you are back.');
    await server.restart();
    await ben.page.reload();
    await expect.poll(() => doorCounts(anna, ben), patience).toEqual([34, 34]);
    await reads(chair, /^34\s*present of 641 pledged/);
  });
});

describe('a group', () => {
  test('6. waits for a steward, is confirmed in one tap, and put right later by another', async () => {
    const teacher = await phone(server);
    expect(codeOf(await teacher.send('CheckIn', { delegation: 'D03', party: 30 }))).toBe('ok');
    await press(anna, /^Groups/);
    await heading(anna, 'Groups waiting (1)');
    await reads(anna, 'says 30 people');
    await isClean(anna);
    expect(await smallTargets(anna)).toEqual([]);
    await press(anna, 'Confirm 30: group 1, Linnetfield Primary School');
    await reads(anna, 'No group is waiting.');
    await teacher.until(() => teacher.mine?.checkIn?.party === 30, 'the phone to count for thirty');

    await press(ben, /^Groups/);
    await press(ben, 'Put right: group 1');
    await isClean(ben);
    await typeHeads(ben, 28);
    await press(ben, 'Confirm 28');
    await reads(ben, 'counted 28, said 30');
    await teacher.until(() => teacher.mine?.checkIn?.party === 28, 'the phone to hear it');
  });

  test('7. cannot be answered without a connection, and that is said', async () => {
    const coach = await phone(server);
    expect(codeOf(await coach.send('CheckIn', { delegation: 'D10', party: 45 }))).toBe('ok');
    await button(anna, /^Decline group 2/).waitFor();
    await anna.page.context().setOffline(true);
    await reads(anna, /^No connection: groups can be answered when you are back/);
    expect(await button(anna, /^Confirm 45/).isDisabled()).toBe(true);
    await anna.page.context().setOffline(false);
    await press(anna, /^Decline group 2/);
    await reads(anna, 'declined, counts for one; said 45');
  });
});

describe('the list', () => {
  test('8. who is missing is added in two fields, counted at once, and found by a phone', async () => {
    await press(anna, 'Door count');
    await press(anna, 'All delegations');
    await search(anna, 'Tattenford Mosque');
    await press(anna, 'Add “Tattenford Mosque” to the list');
    await isClean(anna);
    await anna.page.getByLabel('Where it comes from').selectOption('Milton Keynes');
    await press(anna, 'Add it');
    await heading(anna, 'Tattenford Mosque');
    await reads(anna, 'added tonight');
    await addHeads(anna, 12);
    await expect.poll(() => doorCounts(anna), patience).toEqual([12]);

    const url = `${server.url}/j/${server.assembly.code}`;
    const guest = await openDevice(browser, url, handset);
    await guest.page.getByRole('searchbox').fill('tattenford mosque');
    await guest.page.getByRole('button', { name: 'Tattenford Mosque' }).click();
    await guest.page.getByRole('button', { name: /here$/ }).click();
    await reads(guest, /You’re in/);
  });

  test('9. a name that is in the list already is found instead of added', async () => {
    await press(ben, 'Door count');
    await press(ben, 'All delegations');
    await missing(ben, 'tattenford MOSQUE', 'Oxford');
    await expect.poll(() => doorCounts(ben), patience).toEqual([12]);
  });

  test('10. one added by mistake is removed while nobody is counted there', async () => {
    await press(ben, 'All delegations');
    await missing(ben, 'Nobody in Particular', 'Oxford');
    await heading(ben, 'Nobody in Particular');
    await press(ben, /^Put the list right/);
    await isClean(ben);
    await press(ben, 'Remove it from the list');
    await heading(ben, 'Who is coming in?');
    expect(await ben.page.getByText('Nobody in Particular').count()).toBe(0);
  });

  test('11. twins are merged after a look at what they are together, and parted by the chair', async () => {
    await countFor(ben, 'Tattenford Masjid');
    await addHeads(ben, 30);
    await press(anna, /^Put the list right/);
    await press(anna, 'It is the same as another…');
    await isClean(anna);
    await anna.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Tattenford Masjid/ })
      .click();
    await reads(anna, 'At the door 12 + 30 = 42.');
    await reads(anna, 'Their phones count here: 1 phone for 1 person.');
    await isClean(anna);
    await press(anna, 'Merge the two');
    await heading(anna, /^Tattenford Masjid/);
    await expect.poll(() => doorCounts(anna, ben), patience).toEqual([42, 42]);

    await chair.page.keyboard.press('w');
    await reads(chair, /merged Tattenford Mosque into Tattenford Masjid & Community Hall/);
    await press(chair, /^Take back: merged/);
    await expect.poll(() => doorCounts(ben), patience).toEqual([30]);
    await chair.page.keyboard.press('Escape');
  });
});

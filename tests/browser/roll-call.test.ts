/** The roll call: its leader on a phone, the chair at the console and the screen on the wall. In real Chromium. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { crew, phone } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import {
  button,
  heading,
  isClean,
  local,
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
let leader: Device;
/** Still at the door. */
let steward: Device;
let chair: Device;
let screen: Device;

const goOn = async (title: RegExp): Promise<void> => {
  await press(chair, /^(Next|Start the rehearsal):/);
  await heading(chair, title);
};

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  const { links } = server.assembly;
  leader = await openDevice(browser, local(links.steward), handset);
  steward = await openDevice(browser, local(links.steward), handset);
  chair = await openDevice(browser, local(links.chair), laptop);
  screen = await openDevice(browser, local(links.screen), { viewport: { width: 1280, height: 720 } });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('the roll call', () => {
  test('1. the leader calls and declares, and the screen follows', async () => {
    for (const title of [/Welcome/, /Opening song/, /Roll call/]) await goOn(title);
    const door = await crew(server, 'steward');
    await door.send('CountAtDoor', { delegation: 'D02', heads: 30 });
    await press(leader, 'Roll call');
    await reads(leader, 'The roll call has not begun.');
    await isClean(leader);
    await press(leader, /^Begin: call St Corvin/);
    await reads(screen, /St Corvin/);
    await typeHeads(leader, 48);
    await press(leader, 'Declare 48');
    await reads(screen, /^48$/);
    await press(leader, /^Call next: Tattenford Masjid/);
    await heading(leader, /Tattenford Masjid/);
    expect(await leader.page.getByRole('spinbutton').inputValue()).toBe('30');
    await isClean(leader);
    expect(await smallTargets(leader)).toEqual([]);
    await press(leader, 'Declare 30');
    await reads(chair, '78 declared by 2 of 25 delegations');
  });

  test('2. goes back and corrects; the hall’s total is put right', async () => {
    await press(leader, /^Go back to St Corvin/);
    await heading(leader, /St Corvin/);
    await typeHeads(leader, 47);
    await press(leader, 'Correct 48 to 47');
    await reads(leader, 'Declared 47');
    await reads(chair, '77 declared by 2 of 25 delegations');
    await reads(screen, /^47$/);
    expect(await button(leader, 'Declared 47').isDisabled()).toBe(true);
  });

  test('3. the chair calls the next by a key, and sees subtotals, areas, visitors and phones that exceed', async () => {
    const [visitor, boaster] = [await phone(server), await phone(server)];
    await visitor.send('CheckIn', { delegation: null, party: 3 });
    await boaster.send('CheckIn', { delegation: 'D09', party: 8 });
    await chair.page.keyboard.press('c');
    await reads(screen, /Tattenford Masjid/);
    await button(chair, /^Isisfield Quaker Meeting/).click();
    await typeHeads(chair, 5);
    await press(chair, 'Declare 5');
    await reads(chair, /Phones speak for more than are present: Isisfield Quaker Meeting \(8 for 5\)/);
    await reads(chair, 'phones say 8: more than are present');
    await reads(chair, '2 of the 3 areas that an alliance wants are present.');
    await reads(chair, 'Visitors: 3 people on phones, in no delegation’s number.');
    await reads(chair, /^5 declared, \d+ present of 140$/);
    await isClean(chair);
    await chair.page.keyboard.press('?');
    expect(await chair.page.getByText('In the roll call: call the next delegation').count()).toBe(1);
    await chair.page.keyboard.press('Escape');
  });

  test('4. more people than seats is said to the chair and to the doors', async () => {
    await typeHeads(chair, 690);
    await press(chair, 'Correct to 690');
    await reads(chair, /^Too full: \d+ people for 700 seats\.$/);
    await reads(steward, /^Too full: \d+ people for 700 seats\.$/);
    await isClean(steward);
    for (const { wrong } of [leader, steward, chair, screen]) expect(wrong).toEqual([]);
  });
});

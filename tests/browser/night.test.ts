/** One evening in real Chromium: a chair, a projector, a steward and three phones, from the waiting screen to the first ask revealed, with the server killed in the middle. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };
const projector = { viewport: { width: 1920, height: 1080 } };
const handset = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let server: RunningServer;
let browser: Browser;
let chair: Device;
let screen: Device;
let steward: Device;
let phones: Device[];

const local = (link: string): string => link.replace('//localhost:', '//127.0.0.1:');
const joinUrl = (query = ''): string => `${server.url}/j/${server.assembly.code}${query}`;
const everybody = (): Device[] => [chair, screen, steward, ...phones];
const phone = (index: number): Device['page'] => {
  const device = phones[index];
  if (!device) throw new Error(`There is no phone ${index}`);
  return device.page;
};

const button = (device: Device, name: string | RegExp) => device.page.getByRole('button', { name });
const reads = async (device: Device, text: string | RegExp): Promise<void> =>
  device.page.getByText(text).first().waitFor({ timeout: 10_000 });
const heading = async ({ page }: Device, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor({ timeout: 10_000 });
const isAway = ({ page }: Device) => page.getByText(/Reconnecting/).first();
const press = async (device: Device, name: string | RegExp): Promise<void> =>
  button(device, name).first().click({ timeout: 10_000 });
/** The chair's one large button; the press counts when the segment's title is the console's heading. */
const goOn = async (title: string | RegExp): Promise<void> => {
  await press(chair, /^(Next|Start the rehearsal):/);
  await heading(chair, title);
};

/** The word as it is read there: it stands ready in a longer and a narrower form. */
const yesOnWall = () => screen.page.getByText('Yes', { exact: true }).filter({ visible: true }).first();

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  const { links } = server.assembly;
  chair = await openDevice(browser, local(links.chair), laptop);
  screen = await openDevice(browser, local(links.screen), projector);
  steward = await openDevice(browser, local(links.steward), handset);
  phones = [
    await openDevice(browser, joinUrl(), handset),
    await openDevice(browser, joinUrl('?d=TATT'), handset),
    await openDevice(browser, joinUrl(), { ...handset, colorScheme: 'dark' }),
  ];
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('a night, end to end', () => {
  test('1. the waiting screen shows the code and the square to scan', async () => {
    const { code } = server.assembly;
    await reads(screen, new RegExp(`${code.slice(0, 3)}\\s?${code.slice(3)}`));
    const square = screen.page.getByRole('img', { name: /to scan/ });
    expect(await square.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect(await axeFindings(screen.page)).toEqual([]);
  });

  test('2. a phone is in after two taps; with a printed code, after one', async () => {
    await phone(0).getByRole('button', { name: 'Blackmere Road Mosque' }).click();
    await phone(0).getByRole('button', { name: /here$/ }).click();
    await phone(0).getByText('You’re in. Counted: 1').first().waitFor();
    await phone(1).getByRole('button', { name: /here$/ }).click();
    await phone(1).getByText('You’re in. Counted: 1').first().waitFor();
    await reads(screen, /2\s*phones/);
    expect(await axeFindings(phone(0))).toEqual([]);
  });

  test('3. a phone searches, says three, reloads, and is still in once', async () => {
    await phone(2).getByRole('searchbox').fill('cherwellside');
    await phone(2)
      .getByRole('button', { name: /Night Workers/ })
      .click();
    expect(await axeFindings(phone(2))).toEqual([]);
    for (const _ of [1, 2]) await phone(2).getByRole('button', { name: 'One more' }).click();
    await phone(2).getByRole('button', { name: 'We are here' }).click();
    await phone(2).getByText('You’re in. Counted: 3').first().waitFor();
    await phone(2).reload();
    await phone(2).getByText('You’re in. Counted: 3').first().waitFor();
    await reads(chair, 'Phones say 5.');
  });

  test('4. a steward counts heads with one thumb, and undoes one', async () => {
    expect(await axeFindings(steward.page)).toEqual([]);
    await steward.page
      .getByRole('button', { name: /Blackmere Road Mosque/ })
      .first()
      .click();
    const one = button(steward, /^\+1/).first();
    for (const _ of [1, 2, 3, 4]) await one.click();
    await button(steward, /^Undo/).click();
    await reads(chair, /^3$/);
    expect(await axeFindings(steward.page)).toEqual([]);
  });

  test('5. the chair starts, and the screen follows', async () => {
    expect(await axeFindings(chair.page)).toEqual([]);
    await goOn(/Welcome, house rules/);
    await reads(screen, 'Percival Wobblestone');
    expect(await axeFindings(screen.page)).toEqual([]);
    await goOn('Opening song and reflection');
    await reads(screen, 'Opening song and reflection');
  });

  test('6. the roll call: a delegation is called, its number declared, the hall’s total grows', async () => {
    await goOn(/Roll call/);
    await press(chair, /^Call first: St Corvin/);
    await reads(screen, /St Corvin/);
    await chair.page.getByRole('spinbutton', { name: 'How many came' }).fill('48');
    await press(chair, 'Declare 48');
    await reads(screen, /^48$/);
    expect(await axeFindings(chair.page)).toEqual([]);
    expect(await axeFindings(screen.page)).toEqual([]);
    await reads({ page: phone(0), wrong: [] }, /St Corvin/);
  });

  test('7. the first testimony, with its clock on the screen', async () => {
    await goOn(/What we heard/);
    await goOn(/Candidates introduced/);
    await goOn(/Testimony 1/);
    await press(chair, /^Start: Beatrice/);
    await reads(screen, 'Beatrice');
    await button(chair, /^Pause$/).waitFor();
    await expect.poll(() => screen.page.getByRole('timer').count()).toBe(1);
    await press(chair, /^Done$/);
  });

  test('8. the first ask is in full on every phone, and its answers are held back', async () => {
    await goOn(/Ask 1/);
    await reads(screen, 'Recognise us and keep meeting us');
    for (const device of phones) await reads(device, /If elected, will you recognise Thames Valley Citizens/);
    const marigold = chair.page.getByRole('group', { name: 'Answer: Marigold Thackwaite-Finch' });
    await marigold.getByRole('button', { name: 'Yes', exact: true }).click();
    await press(chair, 'Confirm myself: Marigold Thackwaite-Finch');
    await button(chair, 'Show Marigold Thackwaite-Finch’s answer').waitFor();
    expect(await axeFindings(chair.page)).toEqual([]);
    expect(await axeFindings(screen.page)).toEqual([]);
    for (const { page } of [screen, ...phones])
      expect(await page.getByText('Yes', { exact: true }).count()).toBe(0);
  });

  test('9. the server is killed and started again: every page says so, comes back by itself, and nothing is lost', async () => {
    await server.kill('SIGKILL');
    for (const device of [chair, steward, ...phones]) await isAway(device).waitFor();
    await reads(screen, 'Recognise us and keep meeting us');
    await server.restart();
    for (const device of [chair, steward, ...phones]) await isAway(device).waitFor({ state: 'hidden' });
    await button(chair, 'Show Marigold Thackwaite-Finch’s answer').waitFor();
    await reads(chair, 'Phones say 5.');
    expect(await phone(2).getByText('You’re in. Counted: 3').count()).toBeGreaterThan(0);
    expect(await screen.page.getByText('Recognise us and keep meeting us').count()).toBeGreaterThan(0);
  });

  test('10. the chair shows the answer: the hall and every phone see it, and it can be taken back', async () => {
    await press(chair, 'Show Marigold Thackwaite-Finch’s answer');
    await yesOnWall().waitFor();
    for (const device of phones) await device.page.getByText('Yes', { exact: true }).first().waitFor();
    expect(await axeFindings(screen.page)).toEqual([]);
    expect(await axeFindings(phone(0))).toEqual([]);
    await press(chair, 'Take back Marigold Thackwaite-Finch’s answer');
    await yesOnWall().waitFor({ state: 'detached' });
  });

  test('11. next pressed while the server is away is sent once, when it is back', async () => {
    await server.kill('SIGKILL');
    await isAway(chair).waitFor();
    await press(chair, /^Next: Testimony 2/);
    await button(chair, /^Not sent yet/).waitFor();
    await server.restart();
    await heading(chair, /Testimony 2/);
    await reads(screen, 'Year 6 pupils');
    await button(chair, /^Next: Ask 2/).waitFor();
    expect(await screen.page.getByText('Year 6 pupils').count()).toBeGreaterThan(0);
  });

  test('12. no page threw anything all evening', () => {
    expect(everybody().flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

describe('the home page', () => {
  test('13. a code typed in small letters with a space leads to the phone page', async () => {
    const home = await openDevice(browser, server.url, handset);
    expect(await axeFindings(home.page)).toEqual([]);
    const { code } = server.assembly;
    await home.page.getByRole('textbox').fill(`${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
    await home.page.getByRole('textbox').press('Enter');
    await heading(home, 'Who are you here with?');
    expect(home.wrong).toEqual([]);
  });
});

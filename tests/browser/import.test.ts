/** A chair takes delegations and pledges out of a spreadsheet, in real Chromium: a file with mistakes, a paste, and a phone that finds the new one. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };
const narrow = { viewport: { width: 390, height: 844 } };
const handset = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let server: RunningServer;
let browser: Browser;
let chair: Device;
let phone: Device;

const local = (link: string): string => link.replace('//localhost:', '//127.0.0.1:');
const sheet = () => chair.page.getByRole('dialog', { name: 'Delegations' });
const field = () => sheet().getByRole('textbox', { name: 'The table' });
const take = () => sheet().getByRole('button', { name: /^Take in/ });
const says = (text: string | RegExp): Promise<void> =>
  sheet().getByText(text).first().waitFor({ timeout: 10_000 });
const row = (name: RegExp) => sheet().getByRole('row', { name });
const choose = (name: string, text: string): Promise<void> =>
  sheet()
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
/** The list as the sheet shows it below. */
const inList = (name: string) => sheet().getByRole('rowheader', { name, exact: true }).last();

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  chair = await openDevice(browser, local(server.assembly.links.chair), laptop);
  phone = await openDevice(browser, `${server.url}/j/${server.assembly.code}`, handset);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('a table of delegations', () => {
  test('1. has its sheet on the chair’s console, by button and by key, with the list as it is', async () => {
    await chair.page.getByRole('button', { name: 'Delegations', exact: true }).click();
    await says('The list now: 25 delegations');
    expect(await inList("Lambourne Dale Carers' Circle").count()).toBe(1);
    expect(await axeFindings(chair.page)).toEqual([]);
    await chair.page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await chair.page.keyboard.press('l');
    await sheet().waitFor();
  });

  test('[LIST-8] [LIST-9] 2. a file from Excel, with mistakes: each is named by row and column, and nothing can be taken in', async () => {
    await choose(
      'list.csv',
      '\uFEFFName;Area;Pledge;Code\r\nWending Row Tenants;Oxfrod;25;\r\n"Hollow Lane\r\nCongregation";Slough;about 20;\r\nLoughdene Gurdwara;Milton Keynes;45;\r\nloughdene gurdwara;MK;46;\r\n',
    );
    await says('3 problems to put right');
    await says('Row 2, Area:');
    await says(/“Oxfrod” is not an area of the plan. Write .*Oxford/);
    await says('Row 3, Pledge:');
    await says(/“about 20” is not a number of people/);
    await says(/the same delegation stands in row 4 already/);
    expect(await take().count()).toBe(0);
    expect(await axeFindings(chair.page)).toEqual([]);
  });

  test('[LIST-9] 3. mended in the field, it says what each row would do, and then takes all in', async () => {
    const text = await field().inputValue();
    await field().fill(
      text
        .replace('Oxfrod', 'Oxford')
        .replace('about 20', '20')
        .replace(/\nloughdene.*/, ''),
    );
    await row(/Wending Row Tenants Oxford 25 adds/).waitFor();
    await row(/Hollow Lane Congregation Slough 20 adds/).waitFor();
    await row(/Loughdene Gurdwara Milton Keynes .*from 30 to 45 changes/).waitFor();
    expect(await axeFindings(chair.page)).toEqual([]);
    await take().click();
    await says('Taken in: 2 added, 1 changed.');
    await says('The list now: 27 delegations');
    expect(await field().inputValue()).toBe('');
    expect(await inList('Hollow Lane Congregation').count()).toBe(1);
  });

  test('4. the same again says that there is nothing to do', async () => {
    await field().fill('Loughdene Gurdwara\tMilton Keynes\t45');
    await says('Nothing to take in: the list says all this already.');
    expect(await take().count()).toBe(0);
  });

  test('5. what is no table is told so in words', async () => {
    await choose('list.xlsx', 'PK\u0003\u0004 and so on');
    await says(/That is a whole workbook/);
    await field().fill('"Wending Row;Oxford;3');
    await says(/opened and never closed/);
    await field().fill('x'.repeat(200_001));
    await says(/more than 200 KB/);
    expect(await take().count()).toBe(0);
  });

  test('6. on a phone’s width cells can be pasted as well, and nothing is cut off', async () => {
    await chair.page.setViewportSize(narrow.viewport);
    await field().fill(
      'Delegation\tArea\tPledge\nمسجد وادي الحمامة\tReading\t1,040\nAylesmere Family Centre\tReading\t14',
    );
    await row(/Aylesmere Family Centre .*from Buckinghamshire to Reading .*from 12 to 14 changes/).waitFor();
    const wide = await sheet().evaluate((dialog) => dialog.scrollWidth > dialog.clientWidth);
    expect(wide).toBe(false);
    expect(await axeFindings(chair.page)).toEqual([]);
    await take().click();
    await says('Taken in: 1 added, 1 changed.');
    expect(chair.wrong).toEqual([]);
  });

  test('7. a phone in the hall finds the new one by searching', async () => {
    await phone.page.getByRole('searchbox').fill('wending');
    await phone.page.getByRole('button', { name: /Wending Row Tenants/ }).waitFor();
    expect(phone.wrong).toEqual([]);
  });
});

/** A student keeps time on a phone while the chair watches; and the chair prints the paper of the night. In real Chromium. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };
const handset = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let server: RunningServer;
let browser: Browser;
let chair: Device;
let timekeeper: Device;

const local = (link: string): string => link.replace('//localhost:', '//127.0.0.1:');
const button = ({ page }: Device, name: string | RegExp) => page.getByRole('button', { name }).first();
const press = (device: Device, name: string | RegExp): Promise<void> =>
  button(device, name).click({ timeout: 10_000 });
const reads = (device: Device, text: string | RegExp): Promise<void> =>
  device.page.getByText(text).first().waitFor({ timeout: 10_000 });
const goOn = async (title: RegExp): Promise<void> => {
  await press(chair, /^(Next|Start the rehearsal):/);
  await chair.page.getByRole('heading', { name: title }).first().waitFor();
};
/** In seconds, as the page shows them; below zero when the time is over. */
const secondsOn = async ({ page }: Device): Promise<number> => {
  const text = (await page.getByRole('timer').innerText()).trim();
  const [minutes = 0, seconds = 0] = text.replace('−', '').split(':').map(Number);
  return (text.startsWith('−') ? -1 : 1) * (minutes * 60 + seconds);
};

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  const { links } = server.assembly;
  chair = await openDevice(browser, local(links.chair), laptop);
  timekeeper = await openDevice(browser, local(links.timekeeper), handset);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('the timekeeper', () => {
  test('1. before the start sees what is first, and can start nothing', async () => {
    await reads(timekeeper, 'Not started yet');
    await reads(timekeeper, /The chair starts it/);
    expect(await button(timekeeper, /^Start/).count()).toBe(0);
    expect(await axeFindings(timekeeper.page)).toEqual([]);
  });

  test('2. in an item without speakers has only the segment’s clock, and gives it a minute', async () => {
    await goOn(/Welcome, house rules/);
    await reads(timekeeper, 'No speaker clock in this item');
    expect(await button(timekeeper, /^(Start|Pause|Done)/).count()).toBe(0);
    await reads(timekeeper, /of 4:00/);
    await press(timekeeper, /^\+1 min/);
    await reads(timekeeper, /of 5:00/);
  });

  test('3. starts whoever the drawn order says, and the chair sees the clock run', async () => {
    for (const title of [/Opening song/, /Roll call/, /What we heard/, /Candidates introduced/])
      await goOn(title);
    await reads(timekeeper, 'Marigold Thackwaite-Finch');
    await press(timekeeper, /^Start: Marigold/);
    await button(timekeeper, 'Pause').waitFor();
    await reads(timekeeper, 'Then Barnaby Oddlington');
    await button(chair, /^Pause$/).waitFor();
    expect(await chair.page.getByRole('timer').count()).toBe(1);
    expect(await axeFindings(timekeeper.page)).toEqual([]);
  });

  test('4. pauses and resumes by key, and the chair sees it held', async () => {
    await timekeeper.page.keyboard.press('Space');
    await reads(timekeeper, 'Paused');
    await button(chair, /^Resume$/).waitFor();
    await timekeeper.page.keyboard.press('p');
    await button(timekeeper, 'Pause').waitFor();
    await button(chair, /^Pause$/).waitFor();
    expect(await timekeeper.page.getByText('Paused').count()).toBe(0);
  });

  test('5. gives thirty seconds more, and takes them away', async () => {
    await press(timekeeper, /^\+30/);
    await reads(timekeeper, 'Introduction, 1:30');
    await expect.poll(() => secondsOn(chair)).toBeGreaterThan(60);
    expect(await secondsOn(timekeeper)).toBeGreaterThan(60);
    await timekeeper.page.keyboard.press('-');
    await reads(timekeeper, 'Introduction, 1:00');
  });

  test('6. the list of keys holds the keyboard, and no key works the clock meanwhile', async () => {
    await timekeeper.page.keyboard.press('?');
    await timekeeper.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await timekeeper.page.keyboard.press('e');
    expect(await axeFindings(timekeeper.page)).toEqual([]);
    await timekeeper.page.keyboard.press('Escape');
    await button(timekeeper, 'Pause').waitFor();
  });

  test('7. ends the turn, and the next speaker is ready on both devices', async () => {
    await press(timekeeper, 'Done');
    await button(timekeeper, /^Start: Barnaby/).waitFor();
    await button(chair, /^Start: Barnaby/).waitFor();
    expect(await timekeeper.page.getByRole('timer').count()).toBe(0);
  });

  test('8. while the night is paused can start nobody, and reads why', async () => {
    await press(chair, 'Pause the night');
    await reads(timekeeper, 'The night is paused.');
    expect(await button(timekeeper, /^Start: Barnaby/).isDisabled()).toBe(true);
    await press(chair, 'Resume the night');
    await reads(timekeeper, 'Next · Introduction, 1:00');
  });

  test('9. what is refused is said in a sentence', async () => {
    await press(timekeeper, /^Start: Barnaby/);
    for (const length of ['0:30', '0:00']) {
      await press(timekeeper, /^−30/);
      await reads(timekeeper, `Introduction, ${length}`);
    }
    await press(timekeeper, /^−30/);
    await reads(timekeeper, 'That would be too short or too long. Nothing was changed.');
    await reads(timekeeper, 'Time is up');
    expect(await axeFindings(timekeeper.page)).toEqual([]);
  });

  test('10. in an ask the pinner comes first, and after an answer the pressing is one tap away', async () => {
    for (const title of [/Testimony 1/, /Ask 1/]) await goOn(title);
    await reads(timekeeper, 'Next · Puts the ask, 3:00');
    await press(timekeeper, 'Start: Idris Halloway');
    await reads(timekeeper, 'Then Marigold Thackwaite-Finch');
    await press(timekeeper, 'Done');
    await press(timekeeper, /^Start: Marigold/);
    await press(timekeeper, 'Done');
    await press(timekeeper, 'Idris Halloway presses Marigold Thackwaite-Finch, 0:15');
    await reads(timekeeper, 'Pressed by Idris Halloway, 0:15');
    await reads(chair, /^Pressed by Idris Halloway, 15 s/);
    expect(await axeFindings(timekeeper.page)).toEqual([]);
    await press(timekeeper, 'Done');
    await button(timekeeper, /^Start: Barnaby/).waitFor();
    expect([...timekeeper.wrong, ...chair.wrong]).toEqual([]);
  });
});

describe('the paper of the night', () => {
  let paper: Device;
  const sheets = ['Run sheet', 'Ask cards', 'Tally grid', 'Roll-call list', 'To be read out'];
  const headings = [
    'Thames Valley Police & Crime Commissioner Accountability Assembly',
    /^Ask 1 of 5: /,
    /^Ask 2 of 5: /,
    /^Ask 3 of 5: /,
    /^Ask 4 of 5: /,
    /^Ask 5 of 5: /,
    'Tally grid',
    'Roll-call list',
    'To be read out',
  ];

  beforeAll(async () => {
    paper = await openDevice(
      browser,
      local(server.assembly.links.chair).replace('/chair#', '/pack#'),
      laptop,
    );
  });

  test('11. has every sheet, and says what each is for', async () => {
    for (const name of headings) await paper.page.getByRole('heading', { name, level: 2 }).waitFor();
    const ticked = sheets.map((name) => paper.page.getByRole('checkbox', { name }).isChecked());
    expect(await Promise.all(ticked)).toEqual(sheets.map(() => true));
    expect(await axeFindings(paper.page)).toEqual([]);
  });

  test('12. names those also standing and the code, and of a testimony only its public name', async () => {
    await reads(paper, /Percival Wobblestone/);
    await reads(paper, /No heckling/);
    const { code } = server.assembly;
    await reads(paper, `${code.slice(0, 3)} ${code.slice(3)}`);
    const text = await paper.page.locator('main').innerText();
    expect(text).toContain('Year 6 pupils');
    for (const hidden of ['P. Starling', 'A. Solberg', 'K. Renwick']) expect(text).not.toContain(hidden);
  });

  test('13. prints on A4: more than six pages, and none of the buttons', async () => {
    const pdf = await paper.page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(6);
    await paper.page.emulateMedia({ media: 'print' });
    expect(await button(paper, 'Print').isVisible()).toBe(false);
    await paper.page.emulateMedia({ media: 'screen' });
  });

  test('14. leaves out a sheet that nobody wants', async () => {
    await paper.page.getByRole('checkbox', { name: 'Tally grid' }).uncheck();
    await paper.page.getByRole('heading', { name: 'Tally grid' }).waitFor({ state: 'detached' });
    expect(paper.wrong).toEqual([]);
  });
});

/** The sheets that hang on walls and lie on tables, printed by real Chromium; an independent decoder reads every code on them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { samplePlan } from '../support/night/night.ts';
import { QrEye, type Held } from '../support/browser/qr-eye.ts';
import { crew } from '../support/programs/seats.ts';
import { newFolder } from '../support/programs/server-process.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import { within } from '../support/programs/within.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };
const projector = { viewport: { width: 1280, height: 720 } };

/** From further away, askew, out of focus, in bad light: what a phone makes of a sheet on a table. */
const ways: readonly Held[] = [
  {},
  { pxPerModule: 3 },
  { pxPerModule: 4, turnedBy: 15 },
  { pxPerModule: 4, turnedBy: 90 },
  { pxPerModule: 5, blurPx: 1.5 },
  { pxPerModule: 4, contrast: 0.4 },
];

let server: RunningServer;
let browser: Browser;
let eye: QrEye;
let paper: Device;

const local = (link: string): string => link.replace('//localhost:', '//127.0.0.1:');
const packOf = ({ assembly }: RunningServer): string =>
  local(assembly.links.chair).replace('/chair#', '/pack#');

/** Ticks these sheets and no others. */
const choose = async (page: Page, ...names: readonly string[]): Promise<void> => {
  await page.getByRole('button', { name: 'Print' }).waitFor();
  for (const box of await page.getByRole('checkbox').all()) {
    const text = await box.locator('xpath=..').innerText();
    await box.setChecked(names.some((name) => text.startsWith(name)));
  }
};
const pagesOf = async (page: Page): Promise<number> => {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
};
/** What is read of a code that is held in each of the ways. */
const readings = async (code: Locator): Promise<[Held, string | null][]> => {
  await code.evaluate((image: HTMLImageElement) => image.decode());
  const png = await code.screenshot();
  return Promise.all(ways.map(async (held) => [held, await eye.read(png, held)]));
};
const always = (text: string): [Held, string][] => ways.map((held) => [held, text]);

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  eye = await QrEye.open(browser);
  paper = await openDevice(browser, packOf(server), laptop);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('the sheets', () => {
  test('[PAPER-1] 1. are one page for each delegation, and one for the doors', async () => {
    await choose(paper.page, 'Delegation sheets');
    await paper.page.getByRole('heading', { name: 'Lambourne Dale Carers' }).waitFor();
    expect(await pagesOf(paper.page)).toBe(samplePlan.delegations.length);
    await choose(paper.page, 'Join poster');
    expect(await pagesOf(paper.page)).toBe(1);
  });

  test('2. say where their squares lead, and axe finds nothing', async () => {
    await choose(paper.page, 'Delegation sheets', 'Join poster', 'Desk list');
    const { host } = new URL(server.assembly.join);
    await paper.page.getByText(`The squares lead to ${host}.`).waitFor();
    expect(await axeFindings(paper.page)).toEqual([]);
    expect(paper.wrong).toEqual([]);
  });

  test(
    '[PAPER-2] 3. carry a code for each delegation that is read from paper: small, askew, blurred, in bad light',
    { timeout: 90_000 },
    async () => {
      await choose(paper.page, 'Delegation sheets');
      await paper.page.emulateMedia({ media: 'print' });
      const { join: address } = server.assembly;
      for (const { name, code } of samplePlan.delegations) {
        const square = paper.page.getByRole('img', { name: `A square to scan for ${name}`, exact: true });
        expect([code, ...(await readings(square))]).toEqual([code, ...always(`${address}?d=${code}`)]);
        // Ten centimetres and more, at 96 CSS pixels to the inch.
        expect((await square.boundingBox())?.width).toBeGreaterThan((100 / 25.4) * 96);
      }
      await paper.page.emulateMedia({ media: 'screen' });
    },
  );

  test('[PAPER-2] 4. the poster’s code is read in all these ways too', async () => {
    await choose(paper.page, 'Join poster');
    await paper.page.emulateMedia({ media: 'print' });
    expect(await readings(paper.page.getByRole('img', { name: /audience’s page/ }))).toEqual(
      always(server.assembly.join),
    );
    await paper.page.emulateMedia({ media: 'screen' });
  });

  test('[PAPER-1] 5. with forty-five delegations, the longest names and an Arabic one, are still one page each', async () => {
    const names = [
      'The Very Reverend and Ancient Parochial Church Council of St Corvin, St Frith and All Hallows, with its Daughter Chapels',
      'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-Ouzelbrook',
      'مسجد وادي الحمامة والجمعية الخيرية الإسلامية في ميلتون كينز',
      ...Array.from({ length: 42 }, (_, at) => `Institution ${at + 1}`),
    ];
    const small: Record<string, unknown> = JSON.parse(readFileSync('tests/plans/smallest.json', 'utf8'));
    const plan = join(newFolder('plan'), 'plan.json');
    const delegations = names.map((name, at) => ({
      id: `D${at}`,
      code: `Q${at}X`,
      area: 'MK',
      name,
      pledged: at,
    }));
    const imprint = 'Published and promoted by the alliance at 1 Example Row, Milton Keynes. '
      .repeat(4)
      .trim();
    const assembly = Object.assign({}, small['assembly'], {
      imprint,
      neutrality_notice: 'For or against nobody.',
    });
    writeFileSync(plan, JSON.stringify({ ...small, assembly, delegations }));
    const many = await startServer({ plan, env: { DIST_DIR: DIST } });
    const { page } = await openDevice(browser, packOf(many), laptop);
    await choose(page, 'Delegation sheets');
    expect(await pagesOf(page)).toBe(names.length);
    await choose(page, 'Desk list');
    expect(await pagesOf(page)).toBe(2);
    await many.stop();
  });
  test('[PAPER-3] 6. voting cards are ten on a page, and each square opens the page with its code', async () => {
    const chair = await crew(server, 'chair');
    const cards = await within(5_000, 'the cards', chair.socket.emitWithAck('cards'));
    const leaders = cards.filter(({ kind }) => kind === 'leaders');
    await paper.page.emulateMedia({ media: null });
    await choose(paper.page, 'Leaders’ cards');
    const squares = paper.page.getByRole('img', { name: /^Square to scan with card/ });
    await squares.first().waitFor();
    expect(await squares.count()).toBe(samplePlan.delegations.length);
    expect(await pagesOf(paper.page)).toBe(Math.ceil(leaders.length / 10));
    expect(await axeFindings(paper.page)).toEqual([]);
    for (const [index, { code }] of leaders.slice(0, 4).entries()) {
      const readBack = always(`${server.assembly.join}?card=${code}`);
      expect(await readings(squares.nth(index))).toEqual(readBack);
      await paper.page.getByText(`${code.slice(0, 5)} ${code.slice(5)}`, { exact: true }).waitFor();
    }
    // St Corvin's has forty-five, a stack of its own.
    await choose(paper.page, 'Voting cards');
    await paper.page.getByText('Voting card 45 of 45').waitFor();
    const stacks = Map.groupBy(
      cards.filter(({ kind }) => kind === 'cards'),
      ({ delegation }) => delegation,
    );
    const pages = [...stacks.values()].map((stack) => Math.ceil(stack.length / 10));
    expect(await pagesOf(paper.page)).toBe(pages.reduce((sum, one) => sum + one, 0));
  }, 60_000);
});

describe('the codes on screens', () => {
  test('7. the wall’s code is read from a picture of the whole wall, across the hall', async () => {
    const { page } = await openDevice(browser, local(server.assembly.links.screen), projector);
    const code = page.getByRole('img', { name: /square|scan|QR/i }).last();
    await code.waitFor();
    await code.evaluate((image: HTMLImageElement) => image.decode());
    // A camera takes more than one picture, and the wall is laid out once its letters have come.
    await expect
      .poll(async () => eye.read(await page.screenshot()), { timeout: 10_000 })
      .toBe(server.assembly.join);
    expect(await readings(code)).toEqual(always(server.assembly.join));
  });

  test('8. a pass’s code is read off the chair’s screen', async () => {
    const { page } = await openDevice(browser, local(server.assembly.links.chair), laptop);
    await page.getByRole('button', { name: 'Crew', exact: true }).click();
    await page
      .getByRole('button', { name: /^Link for/ })
      .first()
      .click();
    const code = page.getByRole('img', { name: /^Square to scan for/ });
    await code.waitFor();
    const link = await page.getByRole('textbox', { name: 'The link' }).inputValue();
    expect(await readings(code)).toEqual(always(link));
  });
});

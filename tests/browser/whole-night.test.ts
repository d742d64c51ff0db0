/** The sample night from the first to the last segment, with what goes wrong: a dropped testimony, a late candidate, a laptop that dies, eleven minutes over, two chairs at once. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { project } from '../../shared/views/projection.ts';
import { axeFindings, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { join, type Visitor } from '../support/programs/client.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };
const MINUTE_MS = 60_000;

let server: RunningServer;
let browser: Browser;
/** Philippa's laptop, which dies; Idris's, which goes on. */
let philippa: Device;
let idris: Device;
let screen: Device;
/** A third pair of hands, without a page: what cannot be waited for in a test is done by it. */
let producer: Visitor;

const local = (link: string): string => link.replace('//localhost:', '//127.0.0.1:');
const button = ({ page }: Device, name: string | RegExp) => page.getByRole('button', { name }).first();
const press = (device: Device, name: string | RegExp): Promise<void> =>
  button(device, name).click({ timeout: 10_000 });
const reads = ({ page }: Device, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: 10_000 });
const isOn = ({ page }: Device, title: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name: title }).first().waitFor({ timeout: 10_000 });
const goOn = async (device: Device, title: string | RegExp): Promise<void> => {
  await press(device, /^(Next|Start the rehearsal):/);
  await isOn(device, title);
};
/** What is pressed while the one before has no answer yet says nothing: a hand waits, and so does this. */
const key = async ({ page }: Device, name: string): Promise<void> => {
  await page.locator('section[aria-label="Speaker clock"][aria-busy="false"]').waitFor();
  await page.keyboard.press(name);
};
const current = (): string | null => producer.view.agenda?.current ?? null;
const openChair = (): Promise<Device> => openDevice(browser, local(server.assembly.links.chair), laptop);

/** The word as it is read there: it stands ready in a longer and a narrower form. */
const yesOnWall = () => screen.page.getByText('Yes', { exact: true }).filter({ visible: true }).first();

beforeAll(async () => {
  server = await startServer({ env: { DIST_DIR: DIST } });
  browser = await openBrowser();
  philippa = await openChair();
  idris = await openChair();
  screen = await openDevice(browser, local(server.assembly.links.screen), {
    viewport: { width: 1280, height: 720 },
  });
  const { id } = server.assembly;
  producer = await join(server.url, 'chair', { assembly: id, pass: server.pass('chair') });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('the whole sample night on the console', () => {
  test('1. welcome, song, roll call and listening follow each other, and whoever speaks can have the clock', async () => {
    await goOn(philippa, /Welcome, house rules/);
    await goOn(philippa, 'Opening song and reflection');
    await goOn(philippa, /Roll call/);
    await goOn(philippa, /What we heard/);
    await press(philippa, 'Give somebody the speaker clock');
    const sheet = philippa.page.getByRole('dialog', { name: 'Start the clock for' });
    await sheet.getByRole('radio', { name: '2 min' }).check();
    expect(await axeFindings(philippa.page)).toEqual([]);
    await sheet.getByRole('textbox', { name: /^Search/ }).fill('press liaison');
    await sheet.getByRole('button', { name: /Owen Maplethorpe/ }).click();
    await reads(philippa, 'Speech, 2 min');
    await press(philippa, /^Done$/);
    await button(philippa, 'Give somebody the speaker clock').waitFor();
  });

  test('2. the openings walk through the candidates in their drawn order, by key alone', async () => {
    await goOn(philippa, /Candidates introduced/);
    for (const name of ['Marigold Thackwaite-Finch', 'Barnaby Oddlington', 'Sunniva Pellgrove']) {
      await button(philippa, `Start: ${name}, 60 s`).waitFor();
      await key(philippa, 'Space');
      await reads(screen, name);
      await button(philippa, /^Pause$/).waitFor();
      await key(philippa, '+');
      await reads(philippa, /Introduction, 90 s/);
      await key(philippa, '-');
      await reads(philippa, /Introduction, 60 s/);
      await key(philippa, 'p');
      await button(philippa, /^Resume$/).waitFor();
      await key(philippa, 'p');
      await button(philippa, /^Pause$/).waitFor();
      await key(philippa, 'e');
    }
    await button(philippa, /^Start: Tobias Quillfeather/).waitFor();
    expect(current()).toBe('S05');
  });

  test('3. a testimony giver drops out: the reserve reads, and the name leaves every screen at once', async () => {
    await goOn(philippa, /Testimony 1/);
    await reads(screen, 'Beatrice');
    await press(philippa, 'The reserve reads');
    await screen.page.getByText('Beatrice').first().waitFor({ state: 'hidden' });
    await press(philippa, /^Start:/);
    await button(philippa, /^Done$/).waitFor();
    expect(await screen.page.getByText('Beatrice').count()).toBe(0);
    expect(await axeFindings(philippa.page)).toEqual([]);
    await press(philippa, /^Done$/);
  });

  test('4. the pinner puts the ask; a late candidate is asked last in this ask, and in no other', async () => {
    await goOn(philippa, /Ask 1/);
    await press(philippa, /^Start: Idris Halloway, 3 min/);
    await reads(screen, 'Asking');
    await press(philippa, /^Done$/);
    await press(philippa, 'Not here: ask last');
    await button(philippa, /^Start: Barnaby Oddlington/).waitFor();
    const orders = new Map(producer.view.fairness?.orders.map(({ ask, order }) => [ask, order]));
    expect([orders.get('A1'), orders.get('A2')]).toEqual([
      ['C1', 'C2', 'C3', 'C4'],
      ['C1', 'C2', 'C3', 'C4'],
    ]);
    expect(orders.get('A5')).toEqual(['C4', 'C1', 'C2', 'C3']);
  });

  test('5. the chair’s laptop dies in the middle of an answer: another goes on, clock and answer intact', async () => {
    await press(philippa, /^Start: Barnaby Oddlington/);
    const barnaby = philippa.page.getByRole('group', { name: 'Answer: Barnaby Oddlington' });
    await barnaby.getByRole('button', { name: 'Yes', exact: true }).click();
    await button(philippa, 'Confirm myself: Barnaby Oddlington').waitFor();
    await philippa.page.context().close();
    await isOn(idris, /Ask 1/);
    await reads(idris, 'Barnaby Oddlington');
    await press(idris, 'Confirm myself: Barnaby Oddlington');
    await press(idris, 'Show Barnaby Oddlington’s answer');
    await yesOnWall().waitFor();
    await press(idris, /^Done$/);
    await button(idris, /^Start: Sunniva Pellgrove/).waitFor();
    expect(producer.view.turn?.current).toBeNull();
  });

  test('6. the pinner presses who answered, and whoever is next stays next', async () => {
    await button(idris, 'Idris Halloway presses Barnaby Oddlington, 15 s').waitFor();
    await key(idris, 'a');
    await reads(idris, /^Pressed by Idris Halloway, 15 s · then Sunniva Pellgrove/);
    await producer.until(({ turn }) => turn?.current?.kind === 'press');
    expect(producer.view.turn?.current).toMatchObject({ speaker: 'C1', pressedBy: 'Idris Halloway' });
    await press(idris, /^Done$/);
    await button(idris, /^Start: Sunniva Pellgrove/).waitFor();
    expect(await button(idris, /presses/).count()).toBe(0);
  });

  test('7. eleven minutes over: the console proposes cuts, shows the new finish first, and applies them as one step', async () => {
    await goOn(idris, /Testimony 2/);
    // What is over is worked out from where the night is, and not from where it was.
    await producer.until(({ agenda: now }) => now?.current === 'S08', 'the producer to be told');
    const agenda = producer.view.agenda;
    if (!agenda) throw new Error('The producer has no running order');
    const overMs = project(agenda, Date.now(), true).overMs;
    const seconds = Math.round((11 * MINUTE_MS - overMs) / 1000);
    expect((await producer.send('AddTime', { segment: 'S08', seconds })).ok).toBe(true);
    await press(idris, 'See how to catch up');
    await reads(idris, 'New finish');
    expect(await axeFindings(idris.page)).toEqual([]);
    expect(producer.view.agenda?.segments.find(({ id }) => id === 'S12')?.status).toBe('to-come');
    await press(idris, /^Apply all/);
    await producer.until(
      ({ agenda: now }) => now?.segments.find(({ id }) => id === 'S12')?.status === 'skipped',
    );
    const after = producer.view.agenda;
    const last = after?.segments.find(({ id }) => id === 'S18');
    expect(last?.perCandidateMs).toBe(MINUTE_MS);
    expect(
      after?.segments
        .filter(({ cut }) => cut === 0)
        .every((row) => row.id === 'S08' || row.lengthMs === row.plannedMs),
    ).toBe(true);
    expect(after && project(after, Date.now(), true).overMs).toBeLessThan(MINUTE_MS);
  });

  test('8. two chairs press next in the same moment: one step is taken', async () => {
    philippa = await openChair();
    await isOn(philippa, /Testimony 2/);
    const next = [philippa, idris].map((chair) => button(chair, /^Next: Ask 2/));
    await Promise.all(next.map((one) => one.click({ timeout: 10_000 })));
    await Promise.all([philippa, idris].map((chair) => isOn(chair, /Ask 2/)));
    expect(current()).toBe('S09');
  });

  test('9. a step is taken back in one tap, and the log says so', async () => {
    // A press in the same half second was meant for the step before; meanwhile both consoles are looked at.
    for (const chair of [philippa, idris]) expect(await axeFindings(chair.page)).toEqual([]);
    await press(idris, /^Take back: /);
    await isOn(idris, /Testimony 2/);
    expect(current()).toBe('S08');
    expect(producer.view.log?.lines[0]?.what.type).toBe('TakenBack');
    await goOn(idris, /Ask 2/);
  });

  test('10. on to the end; what was cut is passed by, and the last word is the same for all', async () => {
    const titles = [
      /Testimony 3/,
      /Ask 3/,
      /Testimony 4/,
      /Ask 4/,
      /Testimony 5/,
      /Ask 5/,
      /Answers read back/,
    ];
    for (const title of titles) await goOn(idris, title);
    await goOn(idris, /last word/);
    await button(idris, /^Start: .*(1 min|60 s)/).waitFor();
    for (const title of [/Turnout declared/, /What we will do/, /Next dates/, /Neutrality notice again/])
      await goOn(idris, title);
    await press(idris, /^End the night/);
    await idris.page.getByRole('dialog').getByRole('button', { name: 'End the night' }).click();
    await reads(idris, 'The night has ended');
    expect(current()).toBeNull();
    expect(await axeFindings(idris.page)).toEqual([]);
  }, 60_000);

  test('11. after the rehearsal, back to the start: nothing of it shows', async () => {
    await press(idris, 'Back to the start, for the night');
    await idris.page.getByRole('dialog').getByRole('button', { name: 'Back to the start' }).click();
    await button(idris, /^Start the rehearsal:/).waitFor();
    await reads(screen, 'Join on your phone');
    expect(producer.view.log?.lines).toEqual([]);
    expect([philippa, idris, screen].flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

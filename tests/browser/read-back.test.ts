/** One ask from the first half of a sentence to the read-back: four candidates, a dead laptop, a substitute, an answer sent back, a correction, a dispute. In real Chromium. */
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { codeOf, type Visitor } from '../support/programs/client.ts';
import { crew } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import { button, heading, isClean, local, patience, press, reads, smallTargets } from '../support/stories.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };
const sizes = [laptop.viewport, { width: 768, height: 1024 }, { width: 390, height: 844 }];
const MARIGOLD = 'Marigold Thackwaite-Finch';
const BARNABY = 'Barnaby Oddlington';
const SUNNIVA = 'Sunniva Pellgrove';
const TOBIAS = 'Tobias Quillfeather';
const CONDITION = 'Yes, if the council agrees to a yearly date';
const DISPUTE = 'I said from the count, not from taking office';
const ASK = 'Ask 1: Recognise us and keep meeting us';

let server: RunningServer;
let browser: Browser;
let recorder: Device;
let verifier: Device;
let chair: Device;
let screen: Device;
let phone: Device;
let producer: Visitor;

const value = ({ page }: Device, name: string, answer: string): Locator =>
  page
    .getByRole('group', { name: `Answer: ${name}`, exact: true })
    .getByRole('button', { name: answer, exact: true });
const tap = (name: string, answer: string): Promise<void> => value(recorder, name, answer).click(patience);
const field = ({ page }: Device, name: string | RegExp): Locator => page.getByRole('textbox', { name });
const gone = ({ page }: Device, text: string | RegExp): Promise<void> =>
  page
    .getByText(text)
    .first()
    .waitFor({ state: 'hidden', ...patience });
const hallSaysNothingOf = async (text: string): Promise<void> => {
  for (const { page } of [screen, phone]) expect(await page.getByText(text).count()).toBe(0);
};
const hallSays = async (text: string | RegExp): Promise<void> => {
  await reads(screen, text);
  await reads(phone, text);
};
const isEverywhereClean = async (device: Device): Promise<void> => {
  for (const size of sizes) {
    await device.page.setViewportSize(size);
    expect(await smallTargets(device)).toEqual([]);
    expect(await device.page.evaluate(beyond)).toBeLessThanOrEqual(0);
  }
  await device.page.setViewportSize(laptop.viewport);
  await isClean(device);
};

const beyond = (): number => document.documentElement.scrollWidth - window.innerWidth;

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  const { links, code } = server.assembly;
  recorder = await openDevice(browser, local(links.recorder), laptop);
  verifier = await openDevice(browser, local(links.verifier), laptop);
  chair = await openDevice(browser, local(links.chair), laptop);
  screen = await openDevice(browser, local(links.screen), { viewport: { width: 1920, height: 1080 } });
  phone = await openDevice(browser, `${server.url}/j/${code}?d=HEDL`, {
    viewport: { width: 390, height: 844 },
  });
  producer = await crew(server, 'chair', { comesBack: true });
  await press(phone, /I’m here|We are here/);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

/** Each page is looked at by axe as a whole, by day and by night, which a busy machine takes its time for. */
describe('an ask, from draft to read-back', { timeout: 60_000 }, () => {
  test('1. a laptop dies in the middle of a sentence, and another goes on with it', async () => {
    expect(codeOf(await producer.send('StartSegment', { segment: 'S07', from: null }))).toBe('ok');
    await heading(recorder, 'Recognise us and keep meeting us');
    await tap(BARNABY, 'Yes, if');
    await field(recorder, /The exact words/).pressSequentially('Yes, if the council');
    await reads(recorder, 'Draft saved. Another device can go on with it.');
    await reads(chair, 'Being written by Morag Tenby: Yes, if');
    await recorder.page.context().close();
    recorder = await openDevice(browser, local(server.assembly.links.recorder), laptop);
    await press(recorder, `Go on writing: ${BARNABY}`);
    expect(await field(recorder, /The exact words/).inputValue()).toBe('Yes, if the council');
    await hallSaysNothingOf('Yes, if the council');
  });

  test('2. the words, another date than was asked for, and the points are written down', async () => {
    await field(recorder, /The exact words/).fill(CONDITION);
    await field(recorder, 'What was asked for').fill('within six weeks');
    await press(recorder, 'Record “Yes, if”');
    await reads(recorder, 'Write down both what was asked for and what they said.');
    await field(recorder, 'What they said instead').fill('within eight weeks');
    await isEverywhereClean(recorder);
    await press(recorder, 'Record “Yes, if”');
    await reads(recorder, 'Asked: within six weeks → said: within eight weeks');
    await gone(recorder, /Being written/);
    expect(await recorder.page.getByRole('textbox').count()).toBe(0);
    await tap(`${BARNABY}, point a`, 'Yes');
    await tap(`${BARNABY}, point b`, 'No');
  });

  test('3. one tap each for the others: a no, an absent candidate, a substitute in his own name', async () => {
    const standIn = { candidate: 'C2', status: 'absent', substitute: 'Dr Plumb' } as const;
    expect(codeOf(await producer.send('SetCandidate', standIn))).toBe('ok');
    await reads(recorder, 'Dr Plumb speaks for them');
    await tap(SUNNIVA, 'Yes');
    await reads(recorder, `Said by Dr Plumb for ${SUNNIVA}`);
    await tap(TOBIAS, 'Absent');
    await tap(MARIGOLD, 'No');
    await button(verifier, /^Ask 1 · now · 6 to confirm/).waitFor(patience);
    expect(await verifier.page.getByRole('button', { name: /^Confirm: / }).count()).toBe(6);
  });

  test('4. the verifier sends one back with a reason, and the recorder puts it right', async () => {
    await press(verifier, `Send back: ${MARIGOLD}`);
    await isEverywhereClean(verifier);
    await press(verifier, 'Another answer was given');
    await reads(recorder, 'Sent back by Kofi Renwick: “Another answer was given”');
    await tap(MARIGOLD, 'Unclear');
    await gone(recorder, /Sent back by/);
    expect(await button(verifier, `Confirm: ${MARIGOLD}`).isEnabled()).toBe(true);
    for (const name of [MARIGOLD, BARNABY, `${BARNABY}, point a`, `${BARNABY}, point b`, SUNNIVA, TOBIAS])
      await verifier.page.getByRole('button', { name: `Confirm: ${name}`, exact: true }).click(patience);
    await reads(verifier, '6 answers are confirmed and not yet shown.');
  });

  test('5. the chair shows one answer, then one candidate, then the whole ask', async () => {
    await press(chair, `Show ${MARIGOLD}’s answer`);
    await hallSays('No clear answer');
    await hallSaysNothingOf(CONDITION);
    await press(chair, `Show all confirmed answers of ${BARNABY}`);
    await reads(phone, /within six weeks → within eight weeks/);
    await hallSaysNothingOf('Not present');
    expect(await phone.page.getByText('No clear answer').count()).toBe(1);
    await press(chair, 'Show all confirmed');
    await hallSays('Not present');
    await reads(phone, 'said by Dr Plumb');
    await isClean(phone);
  });

  test('6. a wrong answer is corrected within two taps, and said to be corrected', async () => {
    await value(chair, MARIGOLD, 'No').click(patience);
    await press(chair, `Show correction: ${MARIGOLD}`);
    await hallSays(/corrected/);
    expect(await phone.page.getByText('No clear answer').count()).toBe(0);
    await press(chair, 'What happened');
    await reads(chair, /confirmed the answer of Marigold.*no second person looked/i);
    await reads(chair, /recorded “No” for Marigold Thackwaite-Finch \(before: “Unclear”\)/i);
    await press(chair, 'Close');
  });

  test('7. a changed wording is said to be changed, to everybody', async () => {
    await press(chair, 'Change the wording');
    await field(chair, 'Point b').fill('Agree to meet four times a year');
    await isClean(chair);
    await press(chair, 'Change: Point b');
    await reads(chair, /Wording changed. Agreed was: “Agree a schedule of meetings/);
    await press(chair, 'Close');
    await reads(phone, 'Agree to meet four times a year (wording changed)');
    expect(await phone.page.getByText('(wording changed)').count()).toBe(1);
  });

  test('8. read back, one stands by the answers and one disputes: the hall sees it when the chair shows it', async () => {
    expect(codeOf(await producer.send('StartSegment', { segment: 'S17', from: 'S07' }))).toBe('ok');
    await heading(recorder, 'Read back to the candidates');
    await press(recorder, MARIGOLD);
    await press(recorder, `Stands by it: ${ASK}`);
    await press(recorder, new RegExp(`^${BARNABY}`));
    await press(recorder, `Disputes it: ${ASK}`);
    await field(recorder, /What the candidate says against it/).fill(DISPUTE);
    await isEverywhereClean(recorder);
    await press(recorder, 'Record the dispute');
    await reads(recorder, 'The hall does not see the dispute yet');
    await press(recorder, 'Stands by 2 answers not read back yet');
    await reads(recorder, 'The candidate stands by it');
    await hallSaysNothingOf('disputed');
    await reads(chair, '1 dispute is noted and not shown: not in the record until you show it.');
    await isEverywhereClean(chair);
    await press(chair, new RegExp(`^${BARNABY}`));
    await button(chair, `Show dispute: ${BARNABY}`).waitFor(patience);
    await press(chair, 'Show the dispute');
    await hallSays(/disputed/);
    await gone(chair, /noted and not shown/);
  });

  test('9. the board is one table, the same for everybody, and no page has thrown', async () => {
    await reads(screen, 'by substitute');
    expect(await screen.page.getByRole('columnheader').count()).toBe(5);
    expect(await screen.page.getByText(/total|score|of 5/i).count()).toBe(0);
    await isClean(screen);
    for (const { wrong } of [recorder, verifier, chair, screen, phone]) expect(wrong).toEqual([]);
  });
});

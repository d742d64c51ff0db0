/** What a phone shows all evening at 360 × 740: the roll call, an ask in full, its answers once revealed, who came, and the dates at the end; light, dark, in Arabic, at 400 %. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, type Device } from '../support/browser/browser.ts';
import { codeOf, type Visitor } from '../support/programs/client.ts';
import { openPhoneHall, type PhoneHall } from '../support/browser/phone-hall.ts';
import { heading, reads, sticksOut, tap, tooSmall } from '../support/browser/phone-in-hand.ts';
import { crew } from '../support/programs/seats.ts';

let hall: PhoneHall;
let chair: Visitor;
let recorder: Visitor;
let verifier: Visitor;
let phones: Device[];

const SAID = 'Eight weeks, not six; I will meet you more often than you ask';

const english = (): Device => {
  const [first] = phones;
  if (!first) throw new Error('There is no phone');
  return first;
};
const current = (): string | null => chair.view.agenda?.current ?? null;
const goTo = async (segment: string): Promise<void> => {
  expect(codeOf(await chair.send('StartSegment', { segment, from: current() }))).toBe('ok');
};
/** What axe, a thumb, a narrow page or the console would complain of, on all phones. */
const complaints = async (): Promise<unknown[]> => {
  const found: unknown[] = [];
  for (const { page, wrong } of phones)
    found.push(...(await axeFindings(page)), ...(await tooSmall(page)), ...wrong, await sticksOut(page));
  return found.filter((one) => one !== 0);
};
const everyPhoneReads = async (text: string | RegExp): Promise<void> => {
  for (const phone of phones) await reads(phone, text);
};

beforeAll(async () => {
  hall = await openPhoneHall();
  chair = await crew(hall.server, 'chair');
  recorder = await crew(hall.server, 'recorder');
  verifier = await crew(hall.server, 'verifier');
  phones = [
    await hall.phoneIn('BLAC'),
    await hall.phone('?d=HEDL', { colorScheme: 'dark' }),
    await hall.phone('?d=PORT', { locale: 'ar' }),
    // 400 % of a 1280-pixel screen.
    await hall.phone('?d=HALL', { viewport: { width: 320, height: 256 } }),
  ];
  for (const phone of phones.slice(1)) await tap(phone, /^(I’m here|أنا هنا)$/);
}, 60_000);

afterAll(() => hall?.close());

describe('the evening on a phone', () => {
  test('1. before the start it waits', async () => {
    for (const phone of phones) await heading(phone, /You’re in|أنت في الداخل/);
    expect(await complaints()).toEqual([]);
  });

  test('2. in the roll call it says that its own delegation is called, and whom to ask afterwards', async () => {
    await goTo('S03');
    await chair.send('CallDelegation', { delegation: 'D11' });
    await everyPhoneReads('Blackmere Road Mosque');
    const mine = english();
    await reads(mine, 'Roll call: this is you');
    await chair.send('DeclareTurnout', { delegation: 'D11', heads: 33 });
    await reads(mine, '33 here, of 35 pledged.');
    await reads(mine, /To change anything, ask a steward/);
    expect(await complaints()).toEqual([]);
  });

  test('3. an ask is in full, and an answer is there once it is revealed', async () => {
    await goTo('S07');
    await everyPhoneReads(/If elected, will you recognise Thames Valley Citizens/);
    const answer = { ask: 'A1', candidate: 'C4', value: 'yes_if', words: SAID } as const;
    expect(codeOf(await recorder.send('RecordAnswer', answer))).toBe('ok');
    expect(codeOf(await verifier.send('ConfirmAnswer', answer))).toBe('ok');
    expect(await complaints()).toEqual([]);
    for (const { page } of phones) expect(await page.getByText(SAID).count()).toBe(0);
    expect(codeOf(await chair.send('RevealAnswers', { ask: 'A1' }))).toBe('ok');
    await everyPhoneReads(SAID);
    await everyPhoneReads(/Yes, with conditions|نعم، بشروط/);
    expect(await complaints()).toEqual([]);
  });

  test('4. who came is there when the running order shows it', async () => {
    await hall.steward.send('CountAtDoor', { delegation: 'D24', heads: 18 });
    await goTo('S19');
    await reads(english(), '51 here, of 641 pledged');
    await everyPhoneReads('West Berkshire');
    expect(await complaints()).toEqual([]);
  });

  test('5. at the end it thanks, and tells the next dates and election day without a name', async () => {
    await goTo('S22');
    expect(codeOf(await chair.send('EndNight', { from: 'S22' }))).toBe('ok');
    const mine = english();
    await heading(mine, 'Thank you for coming');
    await reads(mine, /^Thursday,? 7 May 2020$/);
    await reads(mine, 'Election day. Please vote; how you vote is up to you.');
    await everyPhoneReads('First meeting with the Commissioner');
    expect(await complaints()).toEqual([]);
    const late = await hall.phone('?d=CHOI');
    await heading(late, 'Thank you for coming');
    expect(late.wrong).toEqual([]);
  });
});

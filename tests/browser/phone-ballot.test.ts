/** Ballots of the floor as phones see them at 360 × 640, from the opening to the reveal: every kind, a reload, Arabic, 400 %. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBallotHall, type BallotHall } from '../support/browser/ballot-hall.ts';
import type { Device } from '../support/browser/browser.ts';
import { complaints, lowButtons, receiptOn, small } from '../support/browser/phone-ballots.ts';
import { button, heading, reads, tap } from '../support/browser/phone-in-hand.ts';

let floor: BallotHall;

beforeAll(async () => {
  floor = await openBallotHall();
}, 60_000);

afterEach(() => floor.clear());
afterAll(() => floor?.hall.close());

/** The record as it lists this ballot; a stand-in, so that one can be served that was tampered with. */
const recordSays = ({ page }: Device, receipts: readonly (readonly [string, readonly string[]])[]) => {
  const id = floor.ballot;
  return page.route('**/record.json*', (route) =>
    route.fulfill({ json: { record: { ballots: [{ id, receipts }] } } }),
  );
};

describe('a ballot on a phone', { timeout: 60_000 }, () => {
  test('1. [PHONE-7] [PHONE-8] a motion: chosen, given, counted with a receipt that outlives a reload, and found in the record', async () => {
    const device = await floor.phoneIn('FOXM');
    await floor.open({ question: 'Shall the five asks be our agenda tonight?' });
    await heading(device, 'Shall the five asks be our agenda tonight?');
    expect(await complaints(device)).toEqual([]);
    expect(await lowButtons(device)).toEqual([]);
    expect(await button(device, 'Give this vote').isDisabled()).toBe(true);
    await tap(device, 'Against');
    await tap(device, /^For/);
    await reads(device, 'Once given, it can’t be changed.');
    await floor.has(0);
    await tap(device, 'Give this vote');
    await heading(device, 'Your vote is counted');
    const receipt = await receiptOn(device);
    await floor.has(1);
    expect(await button(device, 'Give this vote').count()).toBe(0);
    expect(await complaints(device)).toEqual([]);
    await device.page.reload();
    await heading(device, 'Your vote is counted');
    expect(await receiptOn(device)).toBe(receipt);
    await floor.close();
    await reads(device, 'The vote is closed.');
    await floor.reveal();
    await reads(device, 'Carried');
    await reads(device, '1 vote');
    // The server can't tell any more whose vote it was; the phone can.
    await device.page.reload();
    await heading(device, 'Your vote is counted');
    expect(await receiptOn(device)).toBe(receipt);
    await recordSays(device, [
      ['AAAA-AAAA-AAAA', ['against']],
      [receipt, ['for']],
    ]);
    await tap(device, 'Check my vote');
    await reads(device, 'The record lists your receipt, with just what you chose.');
    await recordSays(device, [[receipt, ['against']]]);
    await tap(device, 'Check my vote');
    await reads(device, /with other choices/);
    await recordSays(device, [['AAAA-AAAA-AAAA', ['against']]]);
    await tap(device, 'Check my vote');
    await reads(device, /Your receipt is not in the record/);
    expect(await complaints(device)).toEqual([]);
    await recordSays(device, [[receipt, ['for']]]);
    await floor.open({ question: 'And shall we meet again in June?' });
    await heading(device, 'And shall we meet again in June?');
    await device.page.getByText('Your earlier votes').click();
    await tap(device, 'Check my vote');
    await reads(device, 'The record lists your receipt, with just what you chose.');
    expect(await complaints(device)).toEqual([]);
  });

  test('2. choose one, changeable: a tap is a vote, another changes it, and the last one counts', async () => {
    const device = await floor.phoneIn('GRID');
    await floor.open({
      question: 'Which issue first?',
      kind: 'choose_one',
      choices: ['Homes that are safe and warm', 'Buses', 'Policing'],
      changeable: true,
    });
    await tap(device, 'Buses');
    await heading(device, 'Your vote is counted');
    const receipt = await receiptOn(device);
    await tap(device, 'Policing');
    await device.page
      .getByRole('status')
      .filter({ hasText: /Your vote is counted\s*Policing/ })
      .waitFor();
    expect(await receiptOn(device)).toBe(receipt);
    expect(await button(device, 'Policing').getAttribute('aria-pressed')).toBe('true');
    expect(await button(device, 'Buses').getAttribute('aria-pressed')).toBe('false');
    await floor.has(1);
    expect(await complaints(device)).toEqual([]);
    await floor.close();
    await floor.reveal();
    await reads(device, '1 vote');
    const rows = await device.page.getByRole('listitem').allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/\s+/g, ' ')).slice(0, 3)).toEqual([
      'Homes that are safe and warm 0 votes',
      'Buses 0 votes',
      'Policing 1 vote',
    ]);
  });

  test('3. choose up to two: a third waits until one is taken back', async () => {
    const device = await floor.phoneIn('KENN');
    await floor.open({
      question: 'Which two?',
      kind: 'choose_up_to',
      most: 2,
      choices: ['A one', 'B two', 'C three'],
    });
    await tap(device, 'A one');
    await tap(device, 'B two');
    await reads(device, '2 of 2 chosen');
    expect(await button(device, 'C three').isDisabled()).toBe(true);
    await tap(device, 'A one');
    await tap(device, 'C three');
    expect(await complaints(device)).toEqual([]);
    await tap(device, 'Give this vote');
    await heading(device, 'Your vote is counted');
    await floor.close();
    await floor.reveal();
    await reads(device, '1 voted.');
  });

  test('4. points are shared, at most so many on one choice, and the left ones counted down', async () => {
    const device = await floor.phoneIn('SORR');
    await floor.open({
      question: 'Where do your stickers go?',
      kind: 'share_points',
      points: 4,
      each: 3,
      choices: ['Rents', 'Youth work'],
    });
    await reads(device, 'Share 4 points, at most 3 on one choice.');
    for (const _ of [1, 2, 3]) await tap(device, 'One more for Rents');
    await reads(device, '1 point left');
    expect(await button(device, 'One more for Rents').isDisabled()).toBe(true);
    await tap(device, 'One fewer for Rents');
    await tap(device, 'One more for Youth work');
    await tap(device, 'One more for Youth work');
    await reads(device, '0 points left');
    expect(await lowButtons(device)).toEqual([]);
    expect(await complaints(device)).toEqual([]);
    await tap(device, 'Give this vote');
    await heading(device, 'Your vote is counted');
    await floor.close();
    await floor.reveal();
    await reads(device, '2 points');
    expect(await complaints(device)).toEqual([]);
  });

  test('5. whole in Arabic, and at 400 %', async () => {
    const arabic = await floor.hall.phone('?d=HEDL', { ...small, locale: 'ar' });
    const close = await floor.hall.phone('?d=ISIS', { viewport: { width: 320, height: 256 } });
    await tap(arabic, 'أنا هنا');
    await tap(close, 'I’m here');
    await floor.open({
      question:
        'Which of these shall the new Commissioner hear about first, at the meeting within six weeks?',
      kind: 'share_points',
      points: 15,
      each: 8,
      choices: ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'Homes, rents and repairs'],
    });
    await button(arabic, 'نقطة أخرى إلى Homes, rents and repairs').waitFor();
    await tap(arabic, 'نقطة أخرى إلى Homes, rents and repairs');
    await tap(close, 'One more for Homes, rents and repairs');
    expect(await complaints(arabic, close)).toEqual([]);
    await tap(arabic, 'أعطِ هذا الصوت');
    await heading(arabic, 'عُدّ صوتك');
    await tap(close, 'Give this vote');
    await heading(close, 'Your vote is counted');
    expect(await complaints(arabic, close)).toEqual([]);
    await floor.close();
    await floor.reveal();
    await reads(arabic, 'النتيجة');
    await reads(close, '2 voted.');
    expect(await complaints(arabic, close)).toEqual([]);
  });
});

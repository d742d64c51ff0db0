/** Ballots of the floor as phones see them at 360 × 640, from the opening to the reveal: every kind, cards, no network, a reload, Arabic, 400 %. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBallotHall, type BallotHall } from '../support/ballot-hall.ts';
import { axeFindings, type Device } from '../support/browser.ts';
import { codeOf } from '../support/client.ts';
import { button, heading, reads, sticksOut, tap, tooSmall } from '../support/phone-in-hand.ts';

let floor: BallotHall;
const small = { viewport: { width: 360, height: 640 } };

beforeAll(async () => {
  floor = await openBallotHall();
}, 60_000);

afterEach(() => floor.clear());
afterAll(() => floor?.hall.close());

const fine = async ({ page, wrong }: Device): Promise<void> => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  expect(await tooSmall(page)).toEqual([]);
  expect(await sticksOut(page)).toBeLessThanOrEqual(0);
  expect(wrong).toEqual([]);
};

/** In with a printed code, in one tap. */
const phoneIn = async (code: string): Promise<Device> => {
  const device = await floor.hall.phone(`?d=${code}`, small);
  await tap(device, 'I’m here');
  await reads(device, 'You’re in. Counted: 1');
  return device;
};

const receiptOn = async ({ page }: Device): Promise<string> => {
  const receipt = page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/).first();
  return (await receipt.textContent({ timeout: 10_000 })) ?? '';
};

/** The record as it lists this ballot; a stand-in, so that one can be served that was tampered with. */
const recordSays = ({ page }: Device, receipts: readonly (readonly [string, readonly string[]])[]) =>
  page.route('**/record.json', (route) =>
    route.fulfill({ json: { ballots: [{ id: floor.ballot, receipts }] } }),
  );

const small56 = ({ page }: Device): Promise<number[]> =>
  page
    .getByRole('region', { name: 'Vote of the floor' })
    .locator('button')
    .evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().height).filter((height) => height < 56),
    );

describe('a ballot on a phone', () => {
  test('1. [PHONE-7] [PHONE-8] a motion: chosen, given, counted with a receipt that outlives a reload, and found in the record', async () => {
    const device = await phoneIn('FOXM');
    await floor.open({ question: 'Shall the five asks be our agenda tonight?' });
    await heading(device, 'Shall the five asks be our agenda tonight?');
    await fine(device);
    expect(await small56(device)).toEqual([]);
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
    await fine(device);
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
    await fine(device);
  });

  test('2. choose one, changeable: a tap is a vote, another changes it, and the last one counts', async () => {
    const device = await phoneIn('GRID');
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
    await fine(device);
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
    const device = await phoneIn('KENN');
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
    await fine(device);
    await tap(device, 'Give this vote');
    await heading(device, 'Your vote is counted');
    await floor.close();
    await floor.reveal();
    await reads(device, '1 voted.');
  });

  test('4. points are shared, at most so many on one choice, and the left ones counted down', async () => {
    const device = await phoneIn('SORR');
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
    expect(await small56(device)).toEqual([]);
    await fine(device);
    await tap(device, 'Give this vote');
    await heading(device, 'Your vote is counted');
    await floor.close();
    await floor.reveal();
    await reads(device, '2 points');
    await fine(device);
  });

  test('5. [PHONE-9] a card votes by its square or its letters, before anybody checked in, and only once', async () => {
    const [card = '', other = ''] = await floor.cardsOf('cards');
    const early = await floor.hall.phone(`?card=${card}`, small);
    await reads(early, /This phone holds a voting card/);
    await floor.open({ question: 'Do we adopt the accounts?', voters: 'cards' });
    await heading(early, 'Do we adopt the accounts?');
    await reads(early, /The vote of this voting card/);
    await fine(early);
    await tap(early, 'For');
    await tap(early, 'Give this vote');
    await heading(early, 'Your vote is counted');

    const typing = await phoneIn('UPMA');
    await reads(typing, /Scan yours, or type its letters/);
    await fine(typing);
    await typing.page.getByLabel('Letters on the card').fill('nonsense');
    await tap(typing, 'Use this card');
    await tap(typing, 'For');
    await tap(typing, 'Give this vote');
    await reads(typing, /This card has no vote here/);
    await typing.page
      .getByLabel('Letters on the card')
      .fill(`${other.slice(0, 4).toLowerCase()} ${other.slice(4)}`);
    await tap(typing, 'Use this card');
    await tap(typing, 'Against');
    await tap(typing, 'Give this vote');
    await heading(typing, 'Your vote is counted');
    await floor.has(2);

    const again = await floor.hall.phone(`?card=${other}`, small);
    await heading(again, 'Your vote is counted');
    expect(await receiptOn(again)).toBe(await receiptOn(typing));
    await floor.close();
    await floor.reveal();
    await reads(early, 'A tie');
    await early.page.reload();
    await heading(early, 'Your vote is counted');
    expect([...early.wrong, ...typing.wrong, ...again.wrong]).toEqual([]);
  });

  test('6. who is not here yet checks in first; a visitor and a late phone are told why they have no vote', async () => {
    const outside = await floor.hall.phone('', small);
    await heading(outside, 'Who are you here with?');
    await floor.open({ question: 'Shall we sing?', register: 'frozen', seconds: 600 });
    await reads(outside, /Say who you are here with first/);
    await fine(outside);
    await tap(outside, 'My group isn’t listed');
    await tap(outside, 'I’m here');
    await reads(outside, 'You are here as a visitor. Phones vote that are here with a group.');
    await tap(outside, 'Choose your group');
    await tap(outside, 'Oxbourne Street Refugee Welcome');
    await tap(outside, 'I’m here');
    await heading(outside, 'Shall we sing?');
    await outside.page
      .getByRole('timer')
      .getByText(/^(10:00|9:\d\d)$/)
      .waitFor();
    await tap(outside, 'For');
    await tap(outside, 'Give this vote');
    await reads(outside, /was not here with a group when the vote opened/);
    await fine(outside);
    await floor.close();
    await floor.reveal();
  });

  test('7. [PHONE-8] tapped without a network: not sent yet, sent once when it is back, and honest where it came too late', async () => {
    const [device, late] = [await phoneIn('OXBO'), await phoneIn('CHIL')];
    await floor.open({ question: 'Shall we march?' });
    for (const one of [device, late]) {
      await button(one, /^For/).waitFor();
      await one.page.context().setOffline(true);
      await reads(one, 'Reconnecting. Nothing is lost.');
      await tap(one, /^For/);
      await tap(one, 'Give this vote');
      await heading(one, 'Not sent yet');
    }
    await fine(device);
    await floor.has(0);
    await device.page.context().setOffline(false);
    await heading(device, 'Your vote is counted');
    await floor.has(1);
    await floor.close();
    await late.page.context().setOffline(false);
    await reads(late, 'Your vote was not counted: the vote had closed before it arrived.');
    await reads(late, 'No vote was given here.');
    await floor.has(1);
    await floor.reveal();
    await reads(late, 'Carried');
    expect([...device.wrong, ...late.wrong]).toEqual([]);
  });

  test('8. what votes is there before it is needed: no file is fetched when the ballot opens', async () => {
    const device = await floor.hall.phone('?d=THRE', small);
    await device.page.waitForResponse((response) => /\/Voting-[\w-]+\.js$/.test(response.url()), {
      timeout: 15_000,
    });
    await tap(device, 'I’m here');
    await device.page.route('**/assets/**', (route) => route.abort());
    await floor.open({ question: 'Shall we go on until ten?' });
    await heading(device, 'Shall we go on until ten?');
    expect(codeOf(await floor.chair.send('ShowScene', { scene: 'holding' }))).toBe('ok');
    await heading(device, 'Please listen to the stewards');
    expect(await button(device, 'For').count()).toBe(0);
    expect(codeOf(await floor.chair.send('FollowAgenda', {}))).toBe('ok');
    await heading(device, 'Shall we go on until ten?');
    expect(device.wrong).toEqual([]);
    await floor.close();
    await floor.reveal();
  });

  test('9. whole in Arabic, and at 400 %', async () => {
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
    for (const one of [arabic, close]) await fine(one);
    await tap(arabic, 'أعطِ هذا الصوت');
    await heading(arabic, 'عُدّ صوتك');
    await tap(close, 'Give this vote');
    await heading(close, 'Your vote is counted');
    for (const one of [arabic, close]) await fine(one);
    await floor.close();
    await floor.reveal();
    await reads(arabic, 'النتيجة');
    await reads(close, '2 voted.');
    for (const one of [arabic, close]) await fine(one);
  });
});

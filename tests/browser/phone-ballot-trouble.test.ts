/** Who may vote on a phone and who not yet, with cards, and without a network in the middle of it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBallotHall, type BallotHall } from '../support/browser/ballot-hall.ts';
import { complaints, receiptOn, small } from '../support/browser/phone-ballots.ts';
import { openDevice } from '../support/browser/browser.ts';
import { codeOf } from '../support/programs/client.ts';
import { button, heading, reads, tap } from '../support/browser/phone-in-hand.ts';
import { local } from '../support/stories.ts';

let floor: BallotHall;

beforeAll(async () => {
  floor = await openBallotHall();
}, 60_000);

afterEach(() => floor.clear());
afterAll(() => floor?.hall.close());

describe('who votes, and when', { timeout: 60_000 }, () => {
  test('1. [PHONE-9] a card votes by its square or its letters, before anybody checked in, and only once', async () => {
    const [card = '', other = ''] = await floor.cardsOf('cards');
    const early = await floor.hall.phone(`?card=${card}`, small);
    await reads(early, /This phone holds a voting card/);
    await floor.open({ question: 'Do we adopt the accounts?', voters: 'cards' });
    await heading(early, 'Do we adopt the accounts?');
    await reads(early, /The vote of this voting card/);
    expect(await complaints(early)).toEqual([]);
    await tap(early, 'For');
    await tap(early, 'Give this vote');
    await heading(early, 'Your vote is counted');

    const typing = await floor.phoneIn('UPMA');
    await reads(typing, /Scan yours, or type its letters/);
    expect(await complaints(typing)).toEqual([]);
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

  test('2. who is not here yet checks in first, a visitor chooses a group, and both vote until the close', async () => {
    const outside = await floor.hall.phone('', small);
    await heading(outside, 'Who are you here with?');
    await floor.open({ question: 'Shall we sing?', seconds: 600 });
    await reads(outside, /Say who you are here with first/);
    expect(await complaints(outside)).toEqual([]);
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
    await heading(outside, 'Your vote is counted');
    await floor.close();
    await floor.reveal();
  });

  test('3. [BALLOT-5] who comes after a register was frozen is told so before voting, after a reload too', async () => {
    const none = /^This vote of the floor is for phones that were here with a group when it opened/;
    const early = await floor.phoneIn('KENN');
    const outside = await floor.hall.phone('', small);
    await heading(outside, 'Who are you here with?');
    await floor.open({ question: 'Shall we rest?', register: 'frozen' });
    await button(early, 'For').waitFor();
    await reads(outside, none);
    await tap(outside, 'My group isn’t listed');
    await tap(outside, 'I’m here');
    const late = await floor.hall.phone('?d=OXBO', small);
    await reads(late, none);
    await tap(late, 'I’m here');
    for (const one of [outside, late]) {
      await heading(one, 'Shall we rest?');
      await reads(one, none);
      expect(await button(one, 'For').count()).toBe(0);
      await one.page.reload();
      await reads(one, none);
      expect(await button(one, 'For').count()).toBe(0);
    }
    expect(await complaints(outside, late)).toEqual([]);
    await floor.close();
    await floor.reveal();
    await floor.open({ question: 'And now?', register: 'frozen' });
    await button(late, 'For').waitFor();
    await reads(outside, none);
    await floor.close();
    await floor.reveal();
  });

  test('4. [PHONE-8] tapped without a network: not sent yet, sent once when it is back, and honest where it came too late', async () => {
    const [device, late] = [await floor.phoneIn('OXBO'), await floor.phoneIn('CHIL')];
    await floor.open({ question: 'Shall we march?' });
    for (const one of [device, late]) {
      await button(one, /^For/).waitFor();
      await one.page.context().setOffline(true);
      await reads(one, 'Reconnecting. Nothing is lost.');
      await tap(one, /^For/);
      await tap(one, 'Give this vote');
      await heading(one, 'Not sent yet');
    }
    expect(await complaints(device)).toEqual([]);
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

  test('5. [PHONE-8] a change that came too late is told as such, and the first vote stands', async () => {
    const device = await floor.phoneIn('OXBO');
    await floor.open({ question: 'Shall we write to them?', changeable: true, threshold: 'two_thirds' });
    await reads(device, 'To be carried: two thirds of for and against.');
    await tap(device, 'For');
    await heading(device, 'Your vote is counted');
    await device.page.context().setOffline(true);
    await reads(device, 'Reconnecting. Nothing is lost.');
    await tap(device, 'Against');
    await heading(device, 'Not sent yet');
    await floor.close();
    await device.page.context().setOffline(false);
    await reads(device, 'Your change was not counted: it came too late. The vote you gave before it stands.');
    await device.page
      .getByRole('status')
      .filter({ hasText: /Your vote is counted\s*For/ })
      .waitFor();
    expect(await device.page.getByText('Your vote was not counted').count()).toBe(0);
    expect(await complaints(device)).toEqual([]);
    await floor.reveal();
  });

  test('6. [BALLOT-7] once the time is up a phone and the wall say so, and invite nobody to vote any more', async () => {
    const { browser, server } = floor.hall;
    const [gave, waited] = [await floor.phoneIn('SORR'), await floor.phoneIn('THRE')];
    const wall = await openDevice(browser, local(server.assembly.links.screen), {
      viewport: { width: 1280, height: 720 },
    });
    await floor.open({ question: 'Shall we clap?', changeable: true, seconds: 10 });
    await reads(wall, 'Vote on your phone');
    await tap(gave, 'For');
    await heading(gave, 'Your vote is counted');
    await button(waited, 'For').waitFor();
    for (const { page } of [wall, gave, waited])
      await page.getByText('The time is up').waitFor({ timeout: 15_000 });
    expect(await wall.page.getByText('Vote on your phone').count()).toBe(0);
    for (const one of [gave, waited]) {
      expect(await button(one, /^(For|Against)$/).count()).toBe(0);
      expect(await one.page.getByText(/^(Closes in|You can change it)/).count()).toBe(0);
    }
    await heading(gave, 'Your vote is counted');
    await reads(waited, 'No vote was given here.');
    expect(await complaints(gave, waited)).toEqual([]);
    await floor.close();
    await floor.reveal();
  });

  test('7. what votes is there before it is needed: no file is fetched when the ballot opens', async () => {
    const device = await floor.hall.phone('?d=THRE', small);
    const isThere = () =>
      device.page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => /\/Voting-[\w-]+\.js$/.test(name)),
      );
    await expect.poll(isThere, { timeout: 15_000 }).toBe(true);
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
});

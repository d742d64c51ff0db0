/** Ballots of the floor, from the chair's first tap to the result on the wall: each kind, hands, objections, cards. In real Chromium. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrintedCard } from '../../shared/ballots/ballot-box.ts';
import { LightPhone } from '../crowd/light-phone.ts';
import { freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { crew } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import { button, heading, isClean, local, patience, press, reads, smallTargets } from '../support/stories.ts';
import { within } from '../support/programs/within.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const laptop = { viewport: { width: 1280, height: 800 } };
const handset = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const pocket = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const projector = { viewport: { width: 1920, height: 1080 } };
const MOTION = 'Shall we ask for a night bus before the summer?';
const VOTERS = 14;

let server: RunningServer;
let browser: Browser;
let chair: Device;
let steward: Device;
let wall: Device;
let phones: LightPhone[];
let cards: readonly PrintedCard[];

const arrive = async (index: number): Promise<LightPhone> => {
  const phone = new LightPhone({ url: server.url, assembly: server.assembly.code });
  await phone.connect();
  await phone.say({ type: 'CheckIn', delegation: index < 8 ? 'D01' : 'D02' });
  return phone;
};
/** Which ballot the hall is busy with, as the chair's own link has it. */
const inSight = async (): Promise<string> => {
  const visitor = await crew(server, 'chair');
  const ballot = visitor.view.ballots?.inSight ?? '';
  visitor.leave();
  return ballot;
};
/** The phone at each place of the list chooses that. */
const vote = async (...votes: readonly (readonly string[])[]): Promise<void> => {
  const ballot = await inSight();
  const replies = await Promise.all(
    votes.map((choices, index) => phones[index]?.say({ type: 'CastBallot', ballot, choices: [...choices] })),
  );
  expect(replies.every((reply) => reply?.ok)).toBe(true);
};
const times = (count: number, ...choices: readonly string[]): (readonly string[])[] =>
  Array.from({ length: count }, () => choices);
const cardAt = (index: number): string => cards.filter(({ kind }) => kind === 'cards')[index]?.code ?? '';

const write = async (question: string, kind: string, ...choices: readonly string[]): Promise<void> => {
  await chair.page.keyboard.press('v');
  await press(chair, 'Another kind, or prepare one');
  await chair.page.getByLabel('Question').fill(question);
  await chair.page.getByLabel(kind).check();
  await chair.page.getByLabel('Choices').fill(choices.join('\n'));
};
const openIt = async (): Promise<void> => {
  await press(chair, 'Open it now');
  await reads(chair, 'Open now');
};
const closeAndShow = async (): Promise<void> => {
  await press(chair, 'Close the ballot');
  await press(chair, 'Close it');
  await press(chair, 'Show the result');
  await press(chair, 'Seal and show');
  await reads(chair, 'Shown in the hall');
};

beforeAll(async () => {
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: DIST } });
  browser = await openBrowser();
  const { links } = server.assembly;
  chair = await openDevice(browser, local(links.chair), laptop);
  steward = await openDevice(browser, local(links.steward), handset);
  wall = await openDevice(browser, local(links.screen), projector);
  phones = await Promise.all(Array.from({ length: VOTERS }, (_, index) => arrive(index)));
  const visitor = await crew(server, 'chair');
  cards = await within(5_000, 'the cards', visitor.socket.emitWithAck('cards'));
  await heading(chair, 'Thames Valley Police');
}, 60_000);

afterAll(async () => {
  for (const phone of phones ?? []) phone.drop();
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('a motion', () => {
  test('1. is put with a key, its words, and one button', async () => {
    await chair.page.keyboard.press('v');
    await isClean(chair);
    await chair.page.keyboard.type(MOTION);
    await press(chair, 'Open the motion');
    await reads(chair, 'Open now');
    // The sheet goes with the answer, which may come a moment after the view.
    await chair.page.getByRole('dialog').waitFor({ state: 'detached', timeout: 5_000 });
    await heading(chair, MOTION);
    await heading(wall, MOTION);
    await reads(wall, 'Vote on your phone');
    expect(await button(chair, 'Close the ballot').isEnabled()).toBe(true);
  });

  test('2. counts who has voted, on the console and on the wall, and never how', async () => {
    await vote(...times(9, 'for'), ...times(2, 'against'));
    await reads(chair, `of ${VOTERS} have voted`);
    await chair.page.getByRole('meter', { name: `11 of ${VOTERS} have voted` }).waitFor(patience);
    await reads(wall, `of ${VOTERS} have voted`);
    await isClean(chair);
    await isClean(wall);
    for (const { page } of [chair, steward, wall]) {
      const text = await page.locator('body').innerText();
      expect(text).not.toMatch(/For\s*9|Against\s*2|82%/);
    }
  });

  test('3. hands are counted by a steward, and counted again in place of the last count', async () => {
    await press(steward, 'Ballot');
    await steward.page.getByLabel('You count').selectOption('Part A');
    for (let hand = 0; hand < 3; hand += 1) await press(steward, 'One hand more: For');
    await steward.page.getByLabel('Against', { exact: true }).fill('2');
    await press(steward, 'Send your count');
    await reads(steward, 'Your count is in.');
    await isClean(steward);
    expect(await smallTargets(steward)).toEqual([]);
    await chair.page
      .getByText(/^Hands/)
      .first()
      .click();
    await reads(chair, 'For 3 · Against 2 · Abstain 0');
    await press(steward, 'One hand more: For');
    await press(steward, 'Send in place of your last count');
    await reads(chair, 'For 4 · Against 2 · Abstain 0');
    await reads(chair, 'Add hands: nobody did both');
    // Another device with the same link: it takes a part of the hall, and what the first counted stays.
    const other = await openDevice(browser, local(server.assembly.links.steward), handset);
    await press(other, 'Ballot');
    await other.page.getByLabel('You count').selectOption('Part B');
    await press(other, 'One hand more: For');
    await reads(other, 'others 4 · together 4');
    await press(other, 'Send your count');
    await reads(chair, /^Part B \(/);
    await reads(chair, 'For 5 · Against 2 · Abstain 0');
    await other.page.reload();
    await reads(other, 'Your count is in.');
    expect(await other.page.getByLabel('You count').inputValue()).toBe('B');
    await other.page.getByLabel('You count').selectOption('The whole hall');
    await reads(other, /^Counted by parts: A and B/);
    await isClean(other);
    expect(await smallTargets(other)).toEqual([]);
    await other.page.context().close();
  });

  test('4. closes after a question, opens again, and closes', async () => {
    await press(chair, 'Close the ballot');
    await isClean(chair);
    await press(chair, 'Leave it open');
    await press(chair, 'Close the ballot');
    await press(chair, 'Close it');
    await reads(wall, 'Voting is closed');
    await reads(steward, /^Voting is closed/);
    await press(chair, 'Open it again');
    await reads(wall, 'Vote on your phone');
    await vote(...times(9, 'for'), ...times(4, 'against'));
    await chair.page.getByRole('meter', { name: `13 of ${VOTERS} have voted` }).waitFor(patience);
    expect(await wall.page.getByText('Voting is closed').count()).toBe(0);
  });

  test('5. says what the seal means, then shows the result: hands beside it, small rows withheld', async () => {
    await press(chair, 'Close the ballot');
    await press(chair, 'Close it');
    await press(chair, 'Show the result');
    await reads(chair, /nobody, not even the operator, can say who voted how/);
    await press(chair, 'Seal and show');
    await reads(chair, 'Carried');
    await reads(chair, `13 of ${VOTERS} voted`);
    await reads(chair, 'Hands are a figure of their own, not added.');
    await chair.page.getByText('By delegation', { exact: true }).click();
    await isClean(chair);
    await reads(wall, 'Carried');
    await reads(wall, '5 hands');
    await isClean(wall);
    expect(await button(chair, 'Open it again').count()).toBe(0);
    await reads(steward, /^The hall has seen the result/);
  });
});

describe('the other kinds', () => {
  test('6. choose one: two level at the top are a tie, and said as one', async () => {
    await write('Where do we meet next?', 'Choose one', 'Milton Keynes', 'Oxford', 'Reading');
    await openIt();
    await reads(wall, 'Choose one');
    await vote(...times(5, 'Oxford'), ...times(5, 'Reading'), ['Milton Keynes']);
    await closeAndShow();
    await reads(chair, 'A tie');
    await reads(wall, 'A tie');
    expect(await chair.page.getByText('Carried').count()).toBe(0);
  });

  test('7. choose up to two, prepared, reworded, opened with a time limit', async () => {
    await write('Which come first?', 'Choose several', 'Buses', 'Homes', 'Safety');
    await press(chair, 'Keep for later');
    await press(chair, 'Change: Which come first?');
    await chair.page.getByLabel('Question').fill('Which two come first?');
    await chair.page.getByLabel('Time limit').selectOption('10:00');
    await isClean(chair);
    await press(chair, 'Save');
    await press(chair, 'Open: Which two come first?');
    await reads(chair, 'Open now');
    await reads(wall, 'Choose up to 2');
    await wall.page.getByRole('timer', { name: 'Time left' }).waitFor(patience);
    await vote(...times(6, 'Buses', 'Homes'), ...times(5, 'Safety'));
    await closeAndShow();
    const rows = await chair.page.getByRole('table').first().getByRole('row').allInnerTexts();
    expect(rows.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      'Choice Votes',
      'Buses 55% 6',
      'Homes 55% 6',
      'Safety 45% 5',
    ]);
  });

  test('8. share points by voting cards: a steward gives a vote, the card votes once, a delegation objects', async () => {
    await write('How do we share our strength?', 'Share points, like stickers', 'Buses', 'Homes', 'Safety');
    await chair.page.getByLabel(/^Voting cards/).check();
    await chair.page.getByLabel(/may object/).check();
    await openIt();
    await reads(wall, 'Scan your voting card');
    await reads(wall, 'Share 15 points, at most 5 on one');
    await steward.page.getByLabel(/ten letters/).fill(cardAt(0).toLowerCase());
    for (let point = 0; point < 5; point += 1) await press(steward, 'One point more: Homes');
    expect(await button(steward, 'One point more: Homes').isDisabled()).toBe(true);
    await isClean(steward);
    expect(await smallTargets(steward)).toEqual([]);
    await press(steward, 'Give this vote');
    await reads(steward, /Homes: 5, with the card/);
    await press(steward, 'Give the vote');
    await reads(steward, /^The vote is counted/);
    await reads(steward, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await isClean(steward);
    await reads(chair, 'of 641 has voted');

    await steward.page.getByLabel(/ten letters/).fill(cardAt(0));
    await press(steward, 'One point more: Buses');
    await press(steward, 'Give this vote');
    await press(steward, 'Give the vote');
    await reads(steward, /^A vote was given here already/);

    await steward.page.getByLabel('Delegation').selectOption({ label: 'Linnetfield Primary School' });
    await steward.page.getByLabel('Objects to').selectOption({ label: 'Safety' });
    await press(steward, 'Note the objection');
    await reads(steward, /^Linnetfield Primary School: against “Safety”/);
    await closeAndShow();
    await reads(wall, 'Objection: Linnetfield Primary School');
    await reads(wall, 'voter gave points');
  });

  test('9. all of it fits into a chair’s pocket, and is over in the list', async () => {
    const small = await openDevice(browser, local(server.assembly.links.chair), pocket);
    await press(small, 'Ballots');
    await reads(small, 'Over');
    await small.page.getByRole('dialog').getByText(MOTION).first().click();
    await isClean(small);
    expect(await smallTargets(small)).toEqual([]);
    const { scroll, width } = await small.page.evaluate(() => ({
      scroll: document.querySelector('dialog')?.scrollWidth ?? 0,
      width: document.querySelector('dialog')?.clientWidth ?? 0,
    }));
    expect(scroll).toBe(width);
    expect([chair, steward, wall, small].flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

/** One phone after another at 360 × 740: every path onto the page, its languages, and no script at all. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, openDevice, type Device } from '../support/browser/browser.ts';
import { codeOf } from '../support/programs/client.ts';
import { openPhoneHall, type PhoneHall } from '../support/browser/phone-hall.ts';
import {
  button,
  handset,
  heading,
  reads,
  sticksOut,
  tap,
  tooSmall,
} from '../support/browser/phone-in-hand.ts';

let hall: PhoneHall;

beforeAll(async () => {
  hall = await openPhoneHall();
}, 60_000);

afterAll(() => hall?.close());

const fine = async ({ page, wrong }: Device): Promise<void> => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await tooSmall(page)).toEqual([]);
  expect(await sticksOut(page)).toBeLessThanOrEqual(0);
  expect(wrong).toEqual([]);
};

describe('the way in', () => {
  test('1. search, choose, say three, change to another delegation, and back with the phone’s own button', async () => {
    const device = await hall.phone();
    await heading(device, 'Who are you here with?');
    await fine(device);
    await device.page.getByRole('searchbox').fill('cherwellside');
    await tap(device, /Night Workers/);
    await heading(device, /Night Workers/);
    await fine(device);
    await device.page.goBack();
    await heading(device, 'Who are you here with?');
    await tap(device, 'Blackmere Road Mosque');
    for (const _ of [1, 2]) await tap(device, 'One more');
    await tap(device, 'We are here');
    await reads(device, 'You’re in. Counted: 3');
    await fine(device);
    await tap(device, 'Change your group or the number');
    await tap(device, /Choose another/);
    await tap(device, 'Portwell Sixth Form College');
    await tap(device, 'We are here');
    await hall.counts('D12', 3);
    expect(hall.heads('D11')).toBe(0);
  });

  test('2. a printed code leads to its delegation, that of a merged twin to where it counts', async () => {
    expect(codeOf(await hall.steward.send('AddDelegation', { name: 'Isisfield Friends', area: 'OX' }))).toBe(
      'ok',
    );
    const listed = hall.steward.view.turnout?.areas.flatMap(({ delegations }) => delegations) ?? [];
    const added = listed.find(({ name }) => name === 'Isisfield Friends');
    const device = await hall.phone(`?d=${added?.code}`);
    await heading(device, 'Isisfield Friends');
    expect(codeOf(await hall.steward.send('MergeDelegations', { from: added?.id ?? '', into: 'D09' }))).toBe(
      'ok',
    );
    await heading(device, 'Isisfield Quaker Meeting');
    await device.page.reload();
    await heading(device, 'Isisfield Quaker Meeting');
    await tap(device, 'I’m here');
    await hall.counts('D09', 1);
    expect(device.wrong).toEqual([]);
  });

  test('3. a group waits for a steward, is told what was counted, and that another was declined', async () => {
    const teacher = await hall.phone('?d=LINN');
    await tap(teacher, 'I’m counting for a group');
    await teacher.page.getByRole('textbox').fill('4');
    await tap(teacher, 'Ask a steward to confirm');
    await reads(teacher, 'From 9 to 300.');
    await fine(teacher);
    await teacher.page.getByRole('textbox').fill('30');
    await tap(teacher, 'Ask a steward to confirm');
    await heading(teacher, 'Group 1 – show this to a steward');
    await reads(teacher, 'You said 30 people. Counted as one until a steward confirms it.');
    await fine(teacher);
    await hall.steward.send('ConfirmGroup', { group: 1, heads: 28 });
    await heading(teacher, 'You’re in. 28 counted');
    const other = await hall.phone('?d=FIEL');
    await tap(other, 'I’m counting for a group');
    await other.page.getByRole('textbox').fill('200');
    await tap(other, 'Ask a steward to confirm');
    await heading(other, 'Group 2 – show this to a steward');
    await hall.steward.send('DeclineGroup', { group: 2 });
    await reads(other, 'A steward did not confirm 200 people for group 2.');
    await fine(other);
    await hall.counts('D03', 28);
    expect(hall.heads('D04')).toBe(1);
  });

  test('4. whose group isn’t listed is a visitor, and is asked to see the desk', async () => {
    const device = await hall.phone();
    await tap(device, 'My group isn’t listed');
    await heading(device, 'You are here as a visitor');
    await reads(device, /Please see the welcome desk/);
    await fine(device);
    await tap(device, 'I’m here');
    await reads(device, 'Visitor');
    await hall.steward.until(({ turnout }) => turnout?.visitors.phoneHeads === 1, 'one visitor');
    expect(device.wrong).toEqual([]);
  });

  test('5. a wrong code says so, and takes the right one', async () => {
    const device = await openDevice(hall.browser, hall.address('', 'NOSUCH'), handset);
    await heading(device, 'You’re not in yet');
    await fine(device);
    const { code } = hall.server.assembly;
    await device.page.getByRole('textbox').fill(`${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase());
    await tap(device, 'Join');
    await heading(device, 'Who are you here with?');
    expect(device.wrong).toEqual([]);
  });

  test('6. once the number is declared, the page says whom to ask', async () => {
    const device = await hall.phoneIn('LAMB');
    await hall.steward.send('DeclareTurnout', { delegation: 'D25', heads: 7 });
    await reads(device, /To change anything, ask a steward/);
    expect(await button(device, 'Change your group or the number').count()).toBe(0);
    await fine(device);
  });
});

describe('languages', () => {
  test('7. Arabic is written from the right, marked as unchecked, and counts', async () => {
    const device = await hall.phone('', { locale: 'ar-SY', colorScheme: 'dark' });
    await heading(device, 'مع من أنت هنا؟');
    expect(
      await device.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
    ).toEqual(['ar', 'rtl']);
    await reads(device, 'No Arabic speaker has checked these words yet.');
    await fine(device);
    await tap(device, 'Loughdene Gurdwara');
    await fine(device);
    await tap(device, 'أنا هنا');
    await reads(device, /عُدّ: [1١]/);
    await hall.counts('D08', 1);
    await fine(device);
  });

  test('8. another language is chosen by hand, and kept', async () => {
    const device = await hall.phone();
    await device.page.getByLabel('Language').selectOption('pl');
    await heading(device, 'Z kim tu jesteś?');
    await device.page.reload();
    await heading(device, 'Z kim tu jesteś?');
    expect(await device.page.evaluate(() => document.documentElement.lang)).toBe('pl');
    await fine(device);
  });
});

describe('no script at all', () => {
  test('9. a plain form counts the phone, knows it again, and changes it', async () => {
    const device = await hall.phone('', { javaScriptEnabled: false });
    await heading(device, /Accountability Assembly/);
    await device.page.getByLabel('Who are you here with?').selectOption('Aylesmere Family Centre');
    await device.page.getByLabel('How many are you, with you?').fill('3');
    await tap(device, 'We are here');
    await reads(device, 'You’re in. Counted: 3 with Aylesmere Family Centre.');
    await hall.counts('D23', 3);
    await device.page.goto(hall.address());
    // Playwright looks for no text inside <noscript>.
    const status = device.page.locator('form [role=status]');
    expect(await status.textContent()).toBe('You’re in. Counted: 3 with Aylesmere Family Centre.');
    await device.page.getByLabel('How many are you, with you?').fill('2');
    await tap(device, 'Change it');
    await reads(device, 'You’re in. Counted: 2 with Aylesmere Family Centre.');
    await hall.counts('D23', 2);
    expect(await sticksOut(device.page)).toBeLessThanOrEqual(0);
  });
});

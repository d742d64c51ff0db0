/** Each kind of ballot, from the opening to the verified record: on phones, with cards, checked by the voters and by the real program. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBallotHall, type BallotHall } from '../support/browser/ballot-hall.ts';
import type { Device } from '../support/browser/browser.ts';
import { codeOf, type Visitor } from '../support/programs/client.ts';
import { heading, reads, tap } from '../support/browser/phone-in-hand.ts';
import { receiptOn, small } from '../support/browser/phone-ballots.ts';
import { crew, phone } from '../support/programs/seats.ts';
import { newFolder } from '../support/programs/server-process.ts';

const VERIFY = fileURLToPath(new URL('../../server/verify/main.ts', import.meta.url));
const delegations = ['D01', 'D01', 'D01', 'D01', 'D01', 'D02', 'D02', 'D03'];
const choices = ['Homes', 'Buses', 'Policing'];

let floor: BallotHall;
let device: Device;
let voters: Visitor[];
const receipts = new Map<string, string>();

const others = (chosen: (index: number) => string[]): Promise<unknown> =>
  Promise.all(
    voters.map(async (voter, index) => {
      const reply = await voter.send('CastBallot', { ballot: floor.ballot, choices: chosen(index) });
      expect(codeOf(reply)).toBe('ok');
    }),
  );

/** The phone in hand says that its vote is counted; the rest happens, and the hall is shown. */
const shown = async (votes: number): Promise<void> => {
  await heading(device, 'Your vote is counted');
  receipts.set(floor.ballot, await receiptOn(device));
  await floor.has(votes);
  await floor.close();
  await floor.reveal();
};

const record = async (): Promise<string> =>
  (await fetch(`${floor.hall.server.url}/a/${floor.hall.server.assembly.id}/record.json`)).text();

const verified = (path: string): Promise<{ code: number; said: string }> =>
  promisify(execFile)(process.execPath, [VERIFY, path]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (failed: { code: number; stdout: string; stderr: string }) => ({
      code: failed.code,
      said: failed.stdout + failed.stderr,
    }),
  );

beforeAll(async () => {
  floor = await openBallotHall();
  voters = await Promise.all(delegations.map(() => phone(floor.hall.server)));
  await Promise.all(
    voters.map((voter, index) => voter.send('CheckIn', { delegation: delegations[index] ?? '', party: 1 })),
  );
  device = await floor.phoneIn('FOXM');
}, 60_000);

afterAll(() => floor?.hall.close());

describe('from the opening to the verified record', { timeout: 90_000 }, () => {
  test('1. a motion, on phones', async () => {
    await floor.open({ question: 'Do we adopt the agenda?', threshold: 'two_thirds' });
    await tap(device, /^For/);
    await tap(device, 'Give this vote');
    await others((index) => [index < 6 ? 'for' : 'against']);
    await shown(9);
    await reads(device, 'Carried');
    expect(device.wrong).toEqual([]);
  });

  test('2. one of three, with voting cards', async () => {
    await floor.open({ question: 'Which comes first?', kind: 'choose_one', choices, voters: 'cards' });
    const cards = await floor.cardsOf('cards');
    const holder = await floor.hall.phone(`?card=${cards[0]}`, small);
    await tap(holder, 'Buses');
    await tap(holder, 'Give this vote');
    await heading(holder, 'Your vote is counted');
    const steward = await crew(floor.hall.server, 'steward');
    const byCard = (card = '', choice = 'Homes') =>
      steward.send('CastBallot', { ballot: floor.ballot, choices: [choice], card });
    expect(codeOf(await byCard(cards[0]))).toBe('voted-already');
    const given = await Promise.all(cards.slice(1, 6).map((card) => byCard(card)));
    expect(given.map(codeOf)).toEqual(Array(5).fill('ok'));
    const handed = given.flatMap((answer) => (answer.ok && answer.receipt ? [answer.receipt] : []));
    expect(new Set(handed).size).toBe(5);
    await floor.has(6);
    await floor.close();
    await floor.reveal();
    await reads(holder, '5 votes');
    await tap(holder, 'Check my vote');
    await reads(holder, 'The record lists your receipt, with just what you chose.');
    for (const receipt of handed) await expect.poll(record, { timeout: 10_000 }).toContain(receipt);
    expect(holder.wrong).toEqual([]);
  });

  test('3. up to two, changed once before the close', async () => {
    await floor.open({ question: 'Which two?', kind: 'choose_up_to', most: 2, choices, changeable: true });
    await tap(device, 'Homes');
    await tap(device, 'Give this vote');
    await heading(device, 'Your vote is counted');
    await others((index) => (index % 2 === 0 ? ['Buses', 'Policing'] : ['Buses']));
    const [first] = voters;
    const again = await first?.send('CastBallot', { ballot: floor.ballot, choices: ['Homes'] });
    expect(again?.ok).toBe(true);
    await shown(9);
  });

  test('4. five points to share, at most three on one, and an objection', async () => {
    const points = { kind: 'share_points', points: 5, each: 3, choices, veto: true } as const;
    await floor.open({ question: 'How do we spend the year?', ...points });
    for (let given = 0; given < 3; given += 1)
      // oxlint-disable-next-line no-await-in-loop -- one tap after the other
      await device.page.getByRole('button', { name: /more.*Homes|Homes.*more|\+.*Homes/i }).click();
    await tap(device, 'Give this vote');
    await others(() => ['Homes', 'Buses', 'Buses', 'Buses', 'Policing']);
    const veto = { ballot: floor.ballot, delegation: 'D03', choice: 'Policing' };
    expect(codeOf(await floor.chair.send('RecordVeto', veto))).toBe('ok');
    await shown(9);
    await reads(device, '24 points');
  });

  test('5. the voter, and a program without any server, find all of it in the record', async () => {
    await expect.poll(record, { timeout: 10_000 }).toContain(receipts.get(floor.ballot));
    await device.page.reload();
    await tap(device, 'Check my vote');
    await reads(device, 'The record lists your receipt, with just what you chose.');
    const text = await record();
    for (const receipt of receipts.values()) expect(text).toContain(receipt);
    const folder = newFolder('floor');
    const kept = join(folder, 'record.json');
    writeFileSync(kept, text);
    const { code, said } = await verified(kept);
    expect([code, said]).toEqual([0, expect.stringContaining('This record holds together, but')]);
    expect(said).toContain('Ballots (4) and their receipts (33)');
    const forged = join(folder, 'forged.json');
    writeFileSync(forged, text.replace(receipts.get('B1') ?? '', '0000-0000-0000'));
    expect((await verified(forged)).code).toBe(1);
    expect(device.wrong).toEqual([]);
  });
});

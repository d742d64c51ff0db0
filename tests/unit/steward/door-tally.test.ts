/** The counting of one device at a door: every head is counted once, whatever is tapped while something is on its way. */
import { describe, expect, test } from 'vitest';
import { DoorTally } from '../../../client/steward/door/door-tally.svelte.ts';
import { RoleStore } from '../../../client/link/role-store.svelte.ts';
import type { RefusalCode } from '../../../shared/kernel/refusals.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { MOST_HEADS } from '../../../shared/turnout/limits.ts';
import type { Reply } from '../../../shared/wire.ts';
import { aroundThePage, withHandedInTime } from '../../support/client-page.ts';

aroundThePage();
const passes = withHandedInTime();
const GATHER_MS = 400;

interface Sent {
  readonly id: string;
  readonly delegation: string;
  readonly heads: number;
}

/** A steward's page; `answer` answers what was sent first and has no answer yet. */
const open = () => {
  const store = new RoleStore();
  store.status = 'live';
  const sent: Sent[] = [];
  const answers: ((reply: Reply) => void)[] = [];
  store.send = (command: CommandInput, id = '') => {
    if (command.type !== 'CountAtDoor') throw new Error('Only heads are counted here');
    sent.push({ id, delegation: command.delegation, heads: command.heads });
    return new Promise((answer) => answers.push(answer));
  };
  const heard: string[] = [];
  const tally = new DoorTally(store, 'tv', {
    oncounted: (delegation) => heard.push(`counted ${delegation}`),
    onrefused: () => heard.push('refused'),
  });
  const answer = async (reply: Reply): Promise<void> => {
    answers.shift()?.(reply);
    await passes(0);
  };
  const accept = (version: number): Promise<void> => answer({ ok: true, version });
  const refuse = (code: RefusalCode): Promise<void> => answer({ ok: false, refusal: { code } });
  return { tally, store, sent, heard, accept, refuse };
};
const amounts = (sent: readonly Sent[]) => sent.map(({ delegation, heads }) => [delegation, heads]);

describe('taps', () => {
  test('gather for a moment into one command with their sum', async () => {
    const { tally, sent } = open();
    for (const heads of [1, 1, 5, -1]) tally.count('D01', heads);
    await passes(GATHER_MS - 1);
    expect(sent).toEqual([]);
    await passes(1);
    expect(amounts(sent)).toEqual([['D01', 6]]);
    expect([tally.pendingOf('D01'), tally.yoursOf('D01')]).toEqual([6, 0]);
  });

  test('while a batch is on its way are a batch of their own: they are counted too, and nothing twice', async () => {
    const { tally, sent, accept } = open();
    tally.count('D01', 2);
    await passes(GATHER_MS);
    tally.count('D01', 3);
    expect(tally.pendingOf('D01')).toBe(5);
    await accept(8);
    await passes(GATHER_MS);
    expect(amounts(sent)).toEqual([
      ['D01', 2],
      ['D01', 3],
    ]);
    expect(sent[1]?.id).not.toBe(sent[0]?.id);
    await accept(9);
    expect([tally.yoursOf('D01'), tally.unsentBut(null)]).toEqual([5, 0]);
  });

  test('for several delegations go out one after the other', async () => {
    const { tally, sent, accept } = open();
    tally.count('D01', 2);
    tally.count('D02', 4);
    await passes(GATHER_MS);
    expect(amounts(sent)).toEqual([['D01', 2]]);
    expect(tally.unsentBut('D01')).toBe(4);
    await accept(8);
    expect(amounts(sent).at(-1)).toEqual(['D02', 4]);
  });

  test('that come to nothing are not sent at all', async () => {
    const { tally, sent } = open();
    tally.count('D01', 3);
    expect(tally.undo()).toMatchObject({ delegation: 'D01', heads: 3 });
    await passes(10 * GATHER_MS);
    expect([sent, tally.pendingOf('D01'), tally.undo()]).toEqual([[], 0, null]);
  });

  test('of more than one command takes begin another, and just as many fit in one', async () => {
    const { tally, sent, accept } = open();
    tally.count('D01', MOST_HEADS - 1);
    tally.count('D01', 1);
    tally.count('D01', 1);
    await passes(GATHER_MS);
    await accept(8);
    expect(amounts(sent)).toEqual([
      ['D01', MOST_HEADS],
      ['D01', 1],
    ]);
  });
});

describe('an answer', () => {
  test('that the id is taken says that it was counted: under an earlier link of this steward', async () => {
    const { tally, heard, refuse } = open();
    tally.count('D01', 2);
    await passes(GATHER_MS);
    await refuse('id-taken');
    expect([heard, tally.dropped, tally.yoursOf('D01')]).toEqual([['counted D01'], null, 2]);
  });

  test('of no says that it is not counted, and it is no step to take back', async () => {
    const { tally, heard, refuse } = open();
    tally.count('D01', 2);
    await passes(GATHER_MS);
    await refuse('no-such-delegation');
    expect(heard).toEqual(['refused']);
    expect(tally.dropped).toEqual({ delegation: 'D01', heads: 2, code: 'no-such-delegation' });
    expect([tally.yoursOf('D01'), tally.pendingOf('D01'), tally.undo()]).toEqual([0, 0, null]);
  });

  test('that it can’t be written down is no answer: it is said again under the same id', async () => {
    const { tally, sent, accept, refuse } = open();
    tally.count('D01', 2);
    await passes(GATHER_MS);
    await refuse('unavailable');
    expect(tally.dropped).toBeNull();
    await passes(4_000);
    expect(sent.map(({ id }) => id)).toEqual([sent[0]?.id, sent[0]?.id]);
    await accept(8);
    expect(tally.yoursOf('D01')).toBe(2);
  });
});

describe('a reload', () => {
  test('sends what had no answer, under its own id, before anything else', async () => {
    const before = open();
    before.tally.count('D01', 2);
    await passes(GATHER_MS);
    before.tally.count('D01', 3);
    const { tally, sent, accept } = open();
    expect(sent).toEqual(before.sent);
    tally.count('D01', 1);
    await accept(8);
    await accept(9);
    await passes(GATHER_MS);
    expect(amounts(sent)).toEqual([
      ['D01', 2],
      ['D01', 3],
      ['D01', 1],
    ]);
  });

  test('sends nothing that was answered', async () => {
    const before = open();
    before.tally.count('D01', 2);
    await passes(GATHER_MS);
    await before.accept(8);
    const { tally, sent } = open();
    await passes(GATHER_MS);
    expect([sent, tally.yoursOf('D01')]).toEqual([[], 2]);
  });
});

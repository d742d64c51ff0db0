/** The server is killed (SIGKILL) in the middle of a storm: what was acknowledged is there, what was not counts once when it is sent again. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { answerOrNull } from '../../support/moves/ledger.ts';
import { expectNothingLost, type Said } from '../../support/moves/nothing-is-lost.ts';
import { crew, phone, phones, tokenOf } from '../../support/programs/seats.ts';
import { dice, type Dice } from '../../support/moves/seeded.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const PHONES = 150;
const STEWARDS = 2;
/** Below the 20 that a phone may say at once, and the 200 of a pass. */
const EACH = 15;
const TAPS = 60;

type CheckedIn = Extract<Said, { type: 'CheckIn' }>;
interface Guest {
  readonly token: string;
  readonly said: CheckedIn[];
}

/** Kills the server as soon as so many answers have come, whatever is on its way then. */
class Killer {
  readonly #server: RunningServer;
  #left: number;
  dead: Promise<unknown> | null = null;

  constructor(server: RunningServer, answers: number) {
    this.#server = server;
    this.#left = answers;
  }

  answered(): void {
    this.#left -= 1;
    if (this.#left === 0) this.dead = this.#server.kill('SIGKILL');
  }
}

/** One phone that changes its mind again and again, each time after the answer, until the server is gone. */
const keepCheckingIn = async (tab: Visitor, chance: Dice, killer: Killer): Promise<Guest> => {
  const guest: Guest = { token: tokenOf(tab), said: [] };
  for (let count = 0; count < EACH && tab.isConnected; count += 1) {
    const body = { delegation: chance.oneOf(['D01', 'D02', 'D03']), party: chance.between(1, 8) };
    const said: CheckedIn = { who: guest.token, id: randomUUID(), type: 'CheckIn', body, reply: null };
    guest.said.push(said);
    said.reply = await answerOrNull(tab.send('CheckIn', body, said.id));
    if (said.reply === null) break;
    killer.answered();
  }
  return guest;
};

/** A steward taps faster than the answers come: many taps share a batch. */
const keepTapping = async (steward: Visitor): Promise<Said[]> =>
  Promise.all(
    Array.from({ length: TAPS }, async () => {
      const [id, body] = [randomUUID(), { delegation: 'D07', heads: 1 }];
      const reply = await answerOrNull(steward.send('CountAtDoor', body, id));
      return { who: 'steward', id, type: 'CountAtDoor' as const, body, reply };
    }),
  );

const storm = async (server: RunningServer, chance: Dice): Promise<{ guests: Guest[]; taps: Said[] }> => {
  const tabs = await phones(server, PHONES);
  const stewards = await Promise.all(Array.from({ length: STEWARDS }, () => crew(server, 'steward')));
  const killer = new Killer(server, chance.between(PHONES, PHONES * (EACH - 3)));
  const tapping = stewards.map(keepTapping);
  const guests = await Promise.all(tabs.map((tab) => keepCheckingIn(tab, chance, killer)));
  expect(killer.dead).not.toBeNull();
  await killer.dead;
  return { guests, taps: (await Promise.all(tapping)).flat() };
};

/** The phone's last word is stored: the last acknowledged, or the one after it that had no answer. */
const comesBack = async (server: RunningServer, { token, said }: Guest): Promise<void> => {
  const tab = await phone(server, token);
  const acknowledged = said.findLast(({ reply }) => reply !== null);
  const open = said.find(({ reply }) => reply === null);
  const possible = [acknowledged?.body ?? null, ...(open ? [open.body] : [])];
  expect(possible).toContainEqual(tab.mine?.checkIn ?? null);
  if (acknowledged)
    expect(await tab.send('CheckIn', acknowledged.body, acknowledged.id)).toEqual(acknowledged.reply);
  if (!open) return;
  const answer = await tab.send('CheckIn', open.body, open.id);
  expect(codeOf(answer)).toBe('ok');
  expect(await tab.send('CheckIn', open.body, open.id)).toEqual(answer);
  open.reply = answer;
};

const tapAgain = async (server: RunningServer, taps: readonly Said[]): Promise<void> => {
  const steward = await crew(server, 'steward');
  for (const tap of taps) {
    const answer = await steward.send('CountAtDoor', { delegation: 'D07', heads: 1 }, tap.id);
    if (tap.reply) expect(answer).toEqual(tap.reply);
    expect(codeOf(answer)).toBe('ok');
    tap.reply = answer;
  }
};

describe('kill -9 under load', () => {
  test.each([11, 12, 13])('loses nothing that was acknowledged (seed %i)', async (seed) => {
    const chance = dice(seed);
    const server = await startServer();
    const { guests, taps } = await storm(server, chance);
    expect(guests.some(({ said }) => said.some(({ reply }) => reply === null))).toBe(true);

    await server.restart();
    await Promise.all(guests.map((guest) => comesBack(server, guest)));
    await tapAgain(server, taps);

    await expectNothingLost(server, [...guests.flatMap(({ said }) => said), ...taps]);
  });

  test('the links and the join code are those from before', async () => {
    const server = await startServer();
    const before = server.assembly;
    const chair = await crew(server, 'chair');
    await chair.send('StartSegment', { segment: 'S01', from: null });
    await server.kill('SIGKILL');
    await server.restart();
    const { code, links } = server.assembly;
    const paths = (all: typeof links): string[] =>
      Object.values(all).map((link) => link.replace(/^.*?\/a\//, ''));
    expect(code).toBe(before.code);
    expect(paths(links)).toEqual(paths(before.links));
    expect((await crew(server, 'chair')).view.agenda?.current).toBe('S01');
  });
});

/** A vote of the whole floor: all at once, killed in the middle, closed on the way, and secret once it is sealed. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../shared/wire.ts';
import { codeOf, Unanswered, type Visitor } from '../../support/programs/client.ts';
import { crew, phone, phones, tokenOf } from '../../support/programs/seats.ts';
import { dice } from '../../support/moves/seeded.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';
import { withTool } from '../../support/programs/sqlite-folder.ts';

const CROWD = 200;
const ballot = 'B1';
const sides = ['for', 'against', 'abstain'] as const;

interface Given {
  readonly id: string;
  readonly choices: string[];
  reply: Reply | null;
}

const put = async (server: RunningServer): Promise<Visitor> => {
  const chair = await crew(server, 'chair');
  const opened = await chair.send('OpenBallot', {
    ballot,
    question: 'Shall we adopt the agenda?',
    choices: [],
  });
  expect(codeOf(opened)).toBe('ok');
  return chair;
};

const checkedIn = async (server: RunningServer, count: number): Promise<Visitor[]> => {
  const tabs = await phones(server, count);
  const replies = await Promise.all(tabs.map((tab) => tab.send('CheckIn', { delegation: 'D02', party: 1 })));
  expect(replies.map(codeOf)).toEqual(tabs.map(() => 'ok'));
  return tabs;
};

const row = (chair: Visitor) => chair.view.ballots?.ballots.find(({ id }) => id === ballot);
const result = async (chair: Visitor) => {
  expect(codeOf(await chair.send('RevealBallot', { ballot }))).toBe('ok');
  await chair.until(() => row(chair)?.revealed === true, 'the result');
  return row(chair)?.result;
};
const tallyOf = (given: readonly Given[]): number[] =>
  sides.map((side) => given.filter(({ choices, reply }) => reply?.ok && choices[0] === side).length);

/** What a burst of votes was answered; null where nobody answered any more. */
const vote = async (tab: Visitor, given: Given): Promise<void> => {
  try {
    given.reply = await tab.send('CastBallot', { ballot, choices: given.choices }, given.id);
  } catch (fault) {
    if (!(fault instanceof Unanswered)) throw fault;
  }
};
const slips = (count: number, seed: number): Given[] => {
  const chance = dice(seed);
  return Array.from({ length: count }, () => ({
    id: randomUUID(),
    choices: [chance.oneOf(sides)],
    reply: null,
  }));
};

describe('a vote of the floor', () => {
  test(`[BALLOT-4] ${CROWD} at once, each sent twice: the tally is what was acknowledged`, async () => {
    const server = await startServer();
    const tabs = await checkedIn(server, CROWD);
    const chair = await put(server);
    const given = slips(CROWD, 1);
    const again = given.map((slip) => ({ ...slip }));
    await Promise.all(tabs.flatMap((tab, at) => [given, again].map((all) => vote(tab, all[at] ?? all[0]!))));
    expect(given.map(({ reply }) => reply?.ok)).toEqual(tabs.map(() => true));
    expect(again.map(({ reply }) => reply)).toEqual(given.map(({ reply }) => reply));
    expect(codeOf(await chair.send('CloseBallot', { ballot }))).toBe('ok');
    expect(await result(chair)).toMatchObject({ cast: CROWD, register: CROWD, votes: tallyOf(given) });
  });

  test('[BALLOT-7] closed while votes are on their way: each is counted or refused, and told which', async () => {
    const server = await startServer();
    const tabs = await checkedIn(server, CROWD);
    const chair = await put(server);
    const given = slips(CROWD, 2);
    const half = tabs.slice(0, CROWD / 2).map((tab, at) => vote(tab, given[at] ?? given[0]!));
    await half[0];
    const closing = chair.send('CloseBallot', { ballot });
    const rest = tabs.slice(CROWD / 2).map((tab, at) => vote(tab, given[CROWD / 2 + at] ?? given[0]!));
    await Promise.all([...half, ...rest]);
    expect(codeOf(await closing)).toBe('ok');
    const late = tabs[0] as Visitor;
    expect(codeOf(await late.send('CastBallot', { ballot, choices: ['abstain'] }))).toBe('ballot-closed');
    const codes = new Set(given.map(({ reply }) => reply && codeOf(reply)));
    expect([...codes].filter((code) => code !== 'ok' && code !== 'ballot-closed')).toEqual([]);
    expect((await result(chair))?.votes).toEqual(tallyOf(given));
  });

  test.each([21, 22])(
    '[BALLOT-4] killed in the middle (seed %i): nothing that was acknowledged is lost, nothing counts twice',
    async (seed) => {
      const server = await startServer();
      const tabs = await checkedIn(server, CROWD);
      await put(server);
      const given = slips(CROWD, seed);
      let left = dice(seed).between(20, CROWD - 20);
      let dead: Promise<unknown> = Promise.resolve();
      await Promise.all(
        tabs.map(async (tab, at) => {
          await vote(tab, given[at] ?? given[0]!);
          left -= 1;
          if (left === 0) dead = server.kill('SIGKILL');
        }),
      );
      await dead;
      await server.restart();
      await Promise.all(
        tabs.map(async (tab, at) => {
          const slip = given[at] ?? given[0]!;
          const back = await phone(server, tokenOf(tab));
          const known = back.mine?.ballots[ballot]?.choices;
          const before = slip.reply;
          await vote(back, slip);
          const isKept = JSON.stringify(known ?? slip.choices) === JSON.stringify(slip.choices);
          const isSame = JSON.stringify(before ?? slip.reply) === JSON.stringify(slip.reply);
          expect([isKept, isSame, slip.reply?.ok]).toEqual([true, true, true]);
          expect(before === null || known !== undefined).toBe(true);
        }),
      );
      const chair = await crew(server, 'chair');
      expect(codeOf(await chair.send('CloseBallot', { ballot }))).toBe('ok');
      expect(await result(chair)).toMatchObject({ cast: CROWD, votes: tallyOf(given) });
    },
  );

  test('[BALLOT-10] [BALLOT-11] the receipt is the voter’s alone; sealed, the key is gone and nothing leads back', async () => {
    const server = await startServer();
    const [tab, other] = await checkedIn(server, 2);
    if (!tab || !other) throw new Error('two phones');
    const chair = await put(server);
    const id = randomUUID();
    const first = await tab.send('CastBallot', { ballot, choices: ['for'] }, id);
    await tab.until(() => tab.mine?.ballots[ballot] !== undefined, 'the receipt');
    const receipt = tab.mine?.ballots[ballot]?.receipt ?? '';
    expect(receipt).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(JSON.stringify([other.mine, other.views, chair.views])).not.toContain(receipt);

    const keys = () =>
      withTool(server.dataDir, (tool) =>
        tool.prepare(`SELECT name FROM keyring WHERE name LIKE '%/ballot/%'`).all(),
      );
    expect(keys()).toHaveLength(1);
    await chair.send('CloseBallot', { ballot });
    await result(chair);
    expect(keys()).toEqual([]);

    const [cast] = withTool(server.dataDir, (tool) =>
      tool
        .prepare(
          `SELECT body ->> 'by' AS by, body ->> 'at' AS at, body FROM commits
             WHERE body ->> '$.events[0].type' = 'BallotCast'`,
        )
        .all(),
    );
    const [opened] = withTool(server.dataDir, (tool) =>
      tool
        .prepare(`SELECT body ->> 'at' AS at FROM commits WHERE body ->> '$.events[1].type' = 'BallotOpened'`)
        .all(),
    );
    expect(cast?.['at']).toBe(opened?.['at']);
    expect(String(cast?.['by']).startsWith(receipt.replaceAll('-', ''))).toBe(true);
    // The delegation is nowhere in it, in the clear.
    expect(String(cast?.['body'])).not.toContain('D02');

    // The same tap again, long after: the same answer, though nobody knows any more whose it was.
    expect(await tab.send('CastBallot', { ballot, choices: ['for'] }, id)).toEqual(first);
    expect(codeOf(await other.send('CastBallot', { ballot, choices: ['for'] }))).toBe('ballot-sealed');
    await server.restart();
    expect((await phone(server, tokenOf(tab))).mine?.ballots).toEqual({});
    expect(keys()).toEqual([]);
  });
});

/** A hall full of phones behind one address: all are let in and counted, and one that floods is alone with it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../support/programs/client.ts';
import { crew, phone, phones } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';
import { dice } from '../../support/moves/seeded.ts';

const CROWD = 200;

let server: RunningServer;
beforeEach(async () => {
  server = await startServer();
});

describe('phones from one address', () => {
  test(`${CROWD} come at the same moment: everybody is let in, answered and counted`, async () => {
    const chance = dice(3);
    const wishes = Array.from({ length: CROWD }, () => ({
      delegation: chance.oneOf(['D01', 'D02', 'D09', 'D25']),
      party: chance.between(1, 8),
    }));
    const chair = await crew(server, 'chair');
    const replies = await Promise.all(
      wishes.map(async (wish) => (await phone(server)).send('CheckIn', wish)),
    );
    expect(replies.map(codeOf)).toEqual(wishes.map(() => 'ok'));
    expect(new Set(replies.map((reply) => reply.ok && reply.version)).size).toBe(CROWD);

    const heads = wishes.reduce((sum, { party }) => sum + party, 0);
    const isCounted = (): boolean => chair.view.turnout?.total.phones === CROWD;
    await chair.until(isCounted, `${CROWD} phones in the turnout`);
    expect(chair.view.turnout?.total.phoneHeads).toBe(heads);
    for (const { id, phones: here } of chair.view.turnout?.areas.flatMap(({ delegations }) => delegations) ??
      [])
      expect([id, here]).toEqual([id, wishes.filter(({ delegation }) => delegation === id).length]);
    await chair.until(({ presence }) => presence?.phones === CROWD, 'all phones to be present');
  });

  test('one that floods hears too-fast, its neighbours are answered as ever', async () => {
    const [flooder, ...neighbours] = await phones(server, 21);
    const other = { delegation: 'D02', party: 2 };
    const flood = Array.from({ length: 300 }, (_, at) =>
      flooder?.send('CheckIn', { ...other, party: 1 + (at % 8) }),
    );
    const calm = neighbours.flatMap((neighbour) =>
      Array.from({ length: 10 }, (_, at) => neighbour.send('CheckIn', { ...other, party: 1 + (at % 8) })),
    );
    const codes = (await Promise.all(calm)).map(codeOf);
    expect(codes).toEqual(calm.map(() => 'ok'));
    const flooded = (await Promise.all(flood)).map((reply) => reply && codeOf(reply));
    expect(new Set(flooded)).toEqual(new Set(['ok', 'too-fast']));
    // A burst of 20, and 4 more for each second that this takes: far from 300 even on a slow machine.
    expect(flooded.filter((code) => code === 'ok').length).toBeLessThan(100);
  });

  test('what was too fast may be sent again with the same id, and then counts', async () => {
    const flooder = await phone(server);
    const ids = Array.from({ length: 40 }, () => randomUUID());
    const say = (id: string) => flooder.send('CheckIn', { delegation: 'D03', party: 4 }, id);
    const replies = await Promise.all(ids.map(say));
    const late = ids.find((_, at) => codeOf(replies[at] ?? { ok: true, version: 0 }) === 'too-fast') ?? '';
    // The allowance comes back at four a second: this waits for that, and no longer.
    let reply = await say(late);
    for (let tries = 0; codeOf(reply) === 'too-fast' && tries < 20; tries += 1) {
      await pause(100);
      reply = await say(late);
    }
    expect(codeOf(reply)).toBe('ok');
  });
});

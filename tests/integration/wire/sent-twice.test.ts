/** A command sent again with its id takes effect once and gets the same answer: at once, from another tab, after a loss, after a restart. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { crew, phone, tokenOf } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

let server: RunningServer;
beforeEach(async () => {
  server = await startServer();
});

const counted = async (): Promise<{ phones: number; phoneHeads: number; version: number }> => {
  const chair = await crew(server, 'chair');
  const { phones = -1, phoneHeads = -1 } = chair.view.turnout?.total ?? {};
  chair.leave();
  return { phones, phoneHeads, version: chair.version };
};

describe('one check-in, sent again and again', () => {
  test('counts once and is always answered with the same version', async () => {
    const id = randomUUID();
    const checkIn = (tab: Visitor) => tab.send('CheckIn', { delegation: 'D02', party: 3 }, id);
    const tab = await phone(server);
    const token = tokenOf(tab);
    const otherTab = await phone(server, token);

    const together = await Promise.all([checkIn(tab), checkIn(tab), checkIn(otherTab), checkIn(otherTab)]);
    const [first] = together;
    expect(first).toEqual({ ok: true, version: expect.any(Number) });
    expect(new Set(together.map((reply) => JSON.stringify(reply)))).toHaveProperty('size', 1);

    tab.drop();
    await tab.untilGone();
    const back = await phone(server, token);
    expect(back.mine?.checkIn).toEqual({ delegation: 'D02', party: 3 });
    expect(await checkIn(back)).toEqual(first);
    const before = await counted();
    expect(before).toMatchObject({ phones: 1, phoneHeads: 3 });

    await server.restart();
    expect(await checkIn(await phone(server, token))).toEqual(first);
    expect(await counted()).toEqual(before);
  });

  test('never undoes what the phone said later', async () => {
    const early = randomUUID();
    const tab = await phone(server);
    const first = await tab.send('CheckIn', { delegation: 'D02', party: 2 }, early);
    expect(codeOf(await tab.send('CheckIn', { delegation: 'D01', party: 1 }))).toBe('ok');
    expect(await tab.send('CheckIn', { delegation: 'D02', party: 2 }, early)).toEqual(first);
    const back = await phone(server, tokenOf(tab));
    expect(back.mine?.checkIn).toEqual({ delegation: 'D01', party: 1 });
  });

  test('is not answered to another phone that comes with the same id', async () => {
    const id = randomUUID();
    const [mine, other] = [await phone(server), await phone(server)];
    expect(codeOf(await mine.send('CheckIn', { delegation: 'D02', party: 2 }, id))).toBe('ok');
    expect(codeOf(await other.send('CheckIn', { delegation: 'D02', party: 2 }, id))).toBe('id-taken');
    expect(await counted()).toMatchObject({ phones: 1, phoneHeads: 2 });
  });

  test('a tap of a steward counts its heads once, over a restart too', async () => {
    const id = randomUUID();
    const tap = (steward: Visitor) => steward.send('CountAtDoor', { delegation: 'D05', heads: 7 }, id);
    const steward = await crew(server, 'steward');
    const [first, again] = await Promise.all([tap(steward), tap(steward)]);
    await server.restart();
    const back = await crew(server, 'steward');
    expect([again, await tap(back)]).toEqual([first, first]);
    const rows = back.view.turnout?.areas.flatMap(({ delegations }) => delegations) ?? [];
    expect(rows.find(({ id: delegation }) => delegation === 'D05')?.door).toBe(7);
  });

  test('a refusal stays the same refusal', async () => {
    const id = randomUUID();
    const chair = await crew(server, 'chair');
    const end = () => chair.send('EndTurn', {}, id);
    const first = await end();
    expect(codeOf(first)).toBe('no-turn');
    await chair.send('StartSegment', { segment: 'S05', from: null });
    await chair.send('StartTurn', {});
    expect(await end()).toEqual(first);
    await chair.until(({ turn }) => turn?.current !== null, 'the turn to go on');
  });
});

/** One append goes wrong, in each way an append can: the room forgets what it only thought, and agrees with its log again. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Memory } from '../../../server/room/memory.ts';
import { Rooms } from '../../../server/night/rooms.ts';
import { night, type Night } from '../../../shared/night/chapter.ts';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { PassRole } from '../../../shared/kernel/roles.ts';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { openHouse, type OpenHouse } from '../../support/programs/open-app.ts';

let house: OpenHouse;
let chair: Visitor;
let screen: Visitor;
beforeEach(async () => {
  house = await openHouse();
  [chair, screen] = [await house.crew('chair'), await house.crew('screen')];
});
afterEach(() => house.close());

const start = (id = randomUUID()) => chair.send('StartSegment', { segment: 'S01', from: null }, id);
const stored = (): Promise<Memory<Night>> =>
  Memory.replay({ chapter: night, log: house.log, id: house.assembly.id });

describe('an append that throws', () => {
  test('spoils its whole batch, and nothing of it is left in the room', async () => {
    const tabs = await Promise.all(Array.from({ length: 5 }, () => house.phone()));
    const ids = tabs.map(() => randomUUID());
    const checkIn = () =>
      Promise.all(tabs.map((tab, at) => tab.send('CheckIn', { delegation: 'D02', party: 3 }, ids[at])));
    const held = house.log.holdNext();
    const first = start();
    await held.begun;
    house.log.failNext();
    const waiting = checkIn();
    await Promise.all(tabs.map((tab) => tab.time()));
    held.release();
    expect(codeOf(await first)).toBe('ok');
    expect((await waiting).map(codeOf)).toEqual(tabs.map(() => 'unavailable'));
    expect((await stored()).state.turnout.checkIns.size).toBe(0);

    expect((await checkIn()).map(codeOf)).toEqual(tabs.map(() => 'ok'));
    await chair.until(({ turnout }) => turnout?.total.phoneHeads === 15, 'each to count once');
    const { state, head } = await stored();
    expect([state.turnout.checkIns.size, head.version]).toEqual([5, 7]);
  });

  test('tells the chair and the steward that saving fails, and later that it works', async () => {
    const steward = await house.crew('steward');
    house.log.failNext();
    expect(codeOf(await start())).toBe('unavailable');
    for (const one of [chair, steward])
      await one.until(({ service }) => service?.saving === 'failing', 'the bad news');
    expect(codeOf(await start())).toBe('ok');
    for (const one of [chair, steward])
      await one.until(({ service }) => service?.saving === 'ok', 'the good news');
  });
});

const withdraw = (role: PassRole) =>
  chair.send('RevokePass', { pass: chair.view.crew?.passes.find((one) => one.role === role)?.id ?? '' });

describe('a withdrawal that could not be saved', () => {
  test('refuses nobody', async () => {
    const steward = await house.crew('steward');
    house.log.failNext();
    expect(codeOf(await withdraw('steward'))).toBe('unavailable');
    expect(codeOf(await steward.send('CountAtDoor', { delegation: 'D02', heads: 4 }))).toBe('ok');
  });

  test('shuts nobody out, whatever another node stores meanwhile', async () => {
    const steward = await house.crew('steward');
    const rooms = new Rooms(house.log, Date.now);
    await rooms.openAll();
    const room = rooms.byId(house.assembly.id)?.room;
    const issue = { type: 'IssuePass', role: 'stage', name: 'Wen' } as const;
    const there: Actor = { role: 'chair', id: 'a chair there' };
    house.log.failNext();
    expect(codeOf(await withdraw('steward'))).toBe('unavailable');
    expect(await room?.submit({ ...issue, id: randomUUID() }, there)).toEqual({ ok: true, version: 2 });
    expect(await room?.submit({ ...issue, id: randomUUID() }, there)).toEqual({ ok: true, version: 3 });
    await chair.time();
    expect(await steward.send('CountAtDoor', { delegation: 'D02', heads: 4 })).toEqual({
      ok: true,
      version: 4,
    });
    expect(steward.isConnected).toBe(true);
    await chair.until(({ crew }) => crew?.passes.filter(({ name }) => name === 'Wen').length === 2, 'both');
    await rooms.close();
  });
});

describe('an append whose answer is lost', () => {
  test('is found in the log when the command is sent again, and takes effect once', async () => {
    const id = randomUUID();
    const count = () => chair.send('CountAtDoor', { delegation: 'D02', heads: 4 }, id);
    house.log.loseNextAnswer();
    expect(codeOf(await count())).toBe('unavailable');
    expect(await count()).toEqual({ ok: true, version: 2 });
    await chair.until(({ turnout }) => turnout?.total.present === 4, 'four heads');
    expect((await stored()).head.version).toBe(2);
  });

  // Pending: the gateway looks for PassRevoked among a batch's own commits, and a reopened room announces none.
  test('a pass taken back by it lets nobody stay', async () => {
    const steward = await house.crew('steward');
    const pass = chair.view.crew?.passes.find(({ role }) => role === 'steward')?.id ?? '';
    const id = randomUUID();
    house.log.loseNextAnswer();
    expect(codeOf(await chair.send('RevokePass', { pass }, id))).toBe('unavailable');
    expect(codeOf(await chair.send('RevokePass', { pass }, id))).toBe('ok');
    await chair.time();
    await steward.untilGone(1_500);
  });
});

describe('an append that takes long', () => {
  test('is shown to nobody and answered to nobody before it is durable', async () => {
    await chair.until(({ presence }) => presence?.devices.screen === 1, 'the screen to be there');
    const held = house.log.holdNext();
    let isAnswered = false;
    const answer = start().then((reply) => {
      isAnswered = true;
      return reply;
    });
    await held.begun;
    // Somebody leaves: the chair is told so at once, and of nothing else.
    screen.leave();
    await chair.until(({ presence }) => presence?.devices.screen === 0, 'the screen to be gone');
    await chair.time();
    expect([chair.version, chair.view.agenda?.current]).toEqual([1, null]);
    expect(isAnswered).toBe(false);
    expect((await stored()).head.version).toBe(1);
    held.release();
    expect(await answer).toEqual({ ok: true, version: 2 });
    await chair.until(({ scene }) => scene?.scene.kind === 'welcome', 'the welcome');
  });

  test('a phone that comes back meanwhile is not told what is not yet so', async () => {
    const tab = await house.phone();
    const held = house.log.holdNext();
    const answer = tab.send('CheckIn', { delegation: 'D02', party: 2 });
    await held.begun;
    const coming = house.phone(tab.token ?? '');
    // Time enough for a handshake that doesn't wait: a dozen round trips.
    for (let trips = 0; trips < 12; trips += 1) await chair.time();
    expect(tab.mine?.checkIn).toBeNull();
    held.fail();
    expect(codeOf(await answer)).toBe('unavailable');
    expect((await coming).mine?.checkIn).toBeNull();
  });

  test('whose pass it withdraws has nothing done any more that was on the way', async () => {
    const steward = await house.crew('steward');
    const held = house.log.holdNext();
    const withdrawn = withdraw('steward');
    await held.begun;
    const count = steward
      .send('CountAtDoor', { delegation: 'D02', heads: 4 })
      .then(codeOf, () => 'unanswered');
    await steward.time();
    held.release();
    expect(await withdrawn).toEqual({ ok: true, version: 2 });
    expect(await count).not.toBe('ok');
    await steward.untilGone();
    await chair.time();
    const { state, head } = await stored();
    expect([head.version, state.turnout.delegations.get('D02')?.door]).toEqual([2, null]);
  });

  test('the crew’s commands that wait go before the audience’s', async () => {
    const tab = await house.phone();
    const held = house.log.holdNext();
    const first = chair.send('CountAtDoor', { delegation: 'D02', heads: 1 });
    await held.begun;
    const late = tab.send('CheckIn', { delegation: 'D02', party: 2 });
    await tab.time();
    const urgent = start();
    await chair.time();
    held.release();
    expect([await first, await urgent, await late]).toEqual([
      { ok: true, version: 2 },
      { ok: true, version: 3 },
      { ok: true, version: 4 },
    ]);
  });
});

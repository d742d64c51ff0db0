/** What is sent to whom and when, by a real room over a log in memory; only the clock is a test’s. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Log } from '../../../server/log/log.ts';
import { roles, type Role } from '../../../shared/kernel/roles.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { reads } from '../../../shared/night/rights.ts';
import type { Slices } from '../../../shared/views/slices.ts';
import { at, chair, phone } from '../../support/night/night.ts';
import { House } from '../../support/night/house.ts';
import { FailingLog, HeldLog, openedLog, openRoom, submission } from '../../support/night/rooms.ts';

const CALM_MS = 100;

let house: House;
const openHouse = async (log?: Log): Promise<House> => {
  house = new House(await openRoom(log ?? (await openedLog())));
  return house;
};

const start: CommandInput = { type: 'StartSegment', segment: 'S01', from: null };
const pause: CommandInput = { type: 'PauseNight' };
const resume: CommandInput = { type: 'ResumeNight' };
const checkIn = (party = 1): CommandInput => ({ type: 'CheckIn', delegation: 'D01', party });

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => {
  house.publisher.close();
  vi.useRealTimers();
});

describe('what the crew does', () => {
  test('[SHOW-1] is sent at once, to everybody whom it concerns and to nobody else', async () => {
    await openHouse();
    await house.say(chair, start);
    expect(house.news()).toEqual({
      phone: ['night now'],
      chair: ['agenda log night scene speakers turn'],
      recorder: ['agenda night turn'],
      verifier: ['agenda night turn'],
      timekeeper: ['agenda night turn'],
      steward: ['night'],
      screen: ['night scene'],
      stage: ['night stage'],
    });
  });

  test('[SHOW-1] is sent to the crew and the screen before the audience, which is many', async () => {
    await openHouse();
    await house.say(chair, start);
    expect(house.sent.map(({ role }) => role)).toEqual([
      ...roles.filter((role) => role !== 'phone'),
      'phone',
    ]);
  });

  test('[SHOW-1] is sent at once to the crew and the screen however fast it follows; the audience waits its tenth of a second', async () => {
    await openHouse();
    await house.say(chair, start);
    house.news();
    await house.say(chair, pause);
    const { phone: phones, ...others } = house.news();
    expect(phones).toBeUndefined();
    expect(others).toMatchObject({ chair: ['agenda log night speakers turn'], screen: ['night'] });
    vi.advanceTimersByTime(CALM_MS);
    expect(house.news()).toEqual({ phone: ['night now'] });
  });

  test('[SHOW-2] is sent to the audience ten times a second at most, and the last of it is never lost', async () => {
    await openHouse();
    await house.say(chair, start);
    for (let step = 0; step < 40; step += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, ten milliseconds apart
      await house.say(chair, step % 2 === 0 ? pause : resume);
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(CALM_MS);
    const toPhones = house.sent.filter(({ role }) => role === 'phone');
    const gaps = toPhones.slice(1).map(({ atMs }, index) => atMs - (toPhones[index]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(CALM_MS);
    expect(toPhones.length).toBeGreaterThanOrEqual(3);
    expect(toPhones.length).toBeLessThanOrEqual(6);
    expect(toPhones.at(-1)?.message.slices.night?.pausedAt).toBeNull();
    expect(house.sent.filter(({ role }) => role === 'chair')).toHaveLength(41);
  });

  test('[SHOW-2] waits while a full hall is still being told of the step before, and is then sent as it is by then', async () => {
    await openHouse();
    const hall = Promise.withResolvers<void>();
    house.telling = hall.promise;
    await house.say(chair, start);
    await house.say(chair, pause);
    vi.advanceTimersByTime(5 * CALM_MS);
    await house.say(chair, resume);
    expect(house.sent.filter(({ role }) => role === 'phone')).toHaveLength(1);
    hall.resolve();
    await vi.advanceTimersByTimeAsync(CALM_MS);
    const toPhones = house.sent.filter(({ role }) => role === 'phone');
    expect(toPhones.map(({ message }) => message.version)).toEqual([2, 4]);
    expect(toPhones.at(-1)?.message.slices.night?.pausedAt).toBeNull();
  });
});

describe('what the audience does', () => {
  test('[SHOW-2] is gathered: a storm of check-ins reaches the crew ten times a second at most', async () => {
    await openHouse();
    for (let number = 0; number < 60; number += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, five milliseconds apart
      await house.say(phone(number), checkIn(2));
      vi.advanceTimersByTime(5);
    }
    vi.advanceTimersByTime(2 * CALM_MS);
    const toStewards = house.sent.filter(({ role }) => role === 'steward');
    expect(toStewards.length).toBeGreaterThanOrEqual(2);
    expect(toStewards.length).toBeLessThanOrEqual(6);
    expect(toStewards.at(-1)?.message.slices.turnout?.total).toMatchObject({ phones: 60, phoneHeads: 120 });
    expect(house.sent.filter(({ role }) => role === 'phone' || role === 'stage')).toEqual([]);
  });
});

describe('nothing', () => {
  test('[SHOW-3] is sent when nothing changed', async () => {
    await openHouse();
    await house.say(phone(1), checkIn());
    await house.say(chair, start);
    vi.advanceTimersByTime(2 * CALM_MS);
    house.news();
    await house.say(phone(1), checkIn());
    await house.say(chair, resume);
    await house.say(chair, { type: 'FollowAgenda' });
    vi.advanceTimersByTime(2 * CALM_MS);
    expect(house.news()).toEqual({});
  });

  test('[SHOW-3] is sent while a clock merely runs, and nothing waits to be', async () => {
    await openHouse();
    await house.say(chair, { type: 'StartSegment', segment: 'S07', from: null });
    await house.say(chair, { type: 'StartTurn' });
    vi.advanceTimersByTime(2 * CALM_MS);
    house.news();
    vi.advanceTimersByTime(60_000);
    expect(house.news()).toEqual({});
    expect(vi.getTimerCount()).toBe(0);
  });

  test('[SHOW-3] goes out after the publisher is closed', async () => {
    await openHouse();
    await house.say(phone(1), checkIn());
    await house.say(phone(2), checkIn());
    house.news();
    house.publisher.close();
    vi.advanceTimersByTime(60_000);
    expect(house.news()).toEqual({});
  });
});

describe('how long it takes', () => {
  test('is measured until the last phone of a full hall has been told', async () => {
    await openHouse();
    const hall = Promise.withResolvers<void>();
    house.telling = hall.promise;
    await house.say(chair, start);
    await vi.advanceTimersByTimeAsync(70);
    expect(house.measured).toEqual([]);
    hall.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(house.measured).toEqual([70]);
  });

  test('is measured only where something was sent', async () => {
    await openHouse();
    await house.say(chair, start);
    await vi.advanceTimersByTimeAsync(2 * CALM_MS);
    const before = house.measured.length;
    expect(before).toBeGreaterThan(0);
    await house.say(chair, { type: 'FollowAgenda' });
    await vi.advanceTimersByTimeAsync(2 * CALM_MS);
    expect(house.measured).toHaveLength(before);
  });
});

describe('what no log holds', () => {
  const devices = { chair: 1, recorder: 0, verifier: 0, timekeeper: 0, steward: 0, screen: 1, stage: 0 };

  const presence = { phones: 3, phonesCheckedIn: 2, devices, passes: { 'pass-chair': 1, 'pass-screen': 1 } };

  test('[SHOW-1] goes to those who need it, and not twice', async () => {
    const { publisher } = await openHouse();
    publisher.show('presence', presence);
    expect(house.news()).toEqual({ chair: ['presence'] });
    vi.advanceTimersByTime(CALM_MS);
    publisher.show('presence', presence);
    publisher.show('service', { saving: 'failing' });
    const crew = ['chair', 'recorder', 'verifier', 'timekeeper', 'steward'];
    expect(house.news()).toEqual(Object.fromEntries(crew.map((role) => [role, ['service']])));
  });
});

describe('a newcomer', () => {
  test('[SHOW-6] sees what all others of the role have put together from what they were sent', async () => {
    const { publisher, room } = await openHouse();
    const have = new Map<Role, Partial<Slices>>(roles.map((role) => [role, publisher.full(role).slices]));
    const versions = new Map<Role, number[]>(roles.map((role) => [role, [publisher.full(role).version]]));
    await house.say(phone(1), checkIn(4));
    await house.say(chair, { type: 'StartSegment', segment: 'S07', from: null });
    await house.say(chair, { type: 'StartTurn' });
    vi.advanceTimersByTime(30);
    await house.say(chair, { type: 'RecordAnswer', ask: 'A1', candidate: 'C4', value: 'yes' });
    await house.say(chair, { type: 'ConfirmAnswer', ask: 'A1', candidate: 'C4' });
    await house.say(chair, { type: 'RevealAnswers', ask: 'A1' });
    vi.advanceTimersByTime(3 * CALM_MS);
    for (const { role, message } of house.sent) {
      have.set(role, { ...have.get(role), ...message.slices });
      versions.get(role)?.push(message.version);
    }
    expect(roles.map((role) => publisher.full(role).slices)).toStrictEqual(
      roles.map((role) => have.get(role)),
    );
    expect(roles.map((role) => versions.get(role)?.toSorted((one, other) => one - other))).toEqual(
      roles.map((role) => versions.get(role)),
    );
    expect(publisher.full('phone').version).toBe(room.version);
  });

  test('[SHOW-6] sees all slices of its role that there are, and none of another’s', async () => {
    const { publisher } = await openHouse();
    for (const role of roles) {
      const told = reads[role].filter(
        (name) => !['presence', 'displays', 'place', 'links', 'service'].includes(name),
      );
      expect(Object.keys(publisher.full(role).slices)).toEqual(told);
    }
    expect(publisher.full('screen')).toMatchObject({ version: 1, now: at('18:00') });
  });
});

describe('what is not durable yet', () => {
  test('[SHOW-7] is shown to nobody, newcomers included', async () => {
    const log = new HeldLog(await openedLog(), [0]);
    const { publisher } = await openHouse(log);
    log.hold();
    const said = house.say(chair, start);
    await log.waits;
    publisher.show('service', { saving: 'ok' });
    vi.advanceTimersByTime(5 * CALM_MS);
    expect(house.news()).toMatchObject({ chair: ['service'] });
    expect(publisher.full('screen').slices.scene?.scene.kind).toBe('waiting');
    log.release();
    await said;
    expect(publisher.full('screen').slices.scene?.scene.kind).toBe('welcome');
    expect(house.news()).toMatchObject({ phone: ['night now'], screen: ['night scene'] });
  });

  test('[SHOW-7] and is never shown when it could not be saved', async () => {
    const log = new FailingLog(await openedLog(), [0]);
    const { publisher, room } = await openHouse(log);
    log.failures = 1;
    expect(await room.submit(submission(1, start), chair)).toMatchObject({ ok: false });
    await room.settled();
    vi.advanceTimersByTime(5 * CALM_MS);
    expect(house.news()).toEqual({});
    expect(publisher.full('screen').slices.scene?.scene.kind).toBe('waiting');
    await house.say(phone(1), checkIn());
    vi.advanceTimersByTime(CALM_MS);
    expect(house.news()).toMatchObject({ screen: ['scene'], chair: ['arrivals scene turnout'] });
  });

  test('[SHOW-7] nor when another node is heard before the record was read again', async () => {
    const shared = await openedLog();
    const log = new FailingLog(shared, [0]);
    const { publisher, room } = await openHouse(log);
    const other = await openRoom(shared);
    log.failures = 1;
    expect(await room.submit(submission(1, start), chair)).toMatchObject({ ok: false });
    for (const number of [2, 3]) {
      // oxlint-disable-next-line no-await-in-loop -- one commit each
      await other.submit(submission(number, checkIn()), phone(number));
    }
    vi.advanceTimersByTime(5 * CALM_MS);
    expect(house.news()).toEqual({});
    await room.settled();
    expect(publisher.full('screen').slices.scene?.scene).toMatchObject({ kind: 'waiting', phones: 2 });
    expect(house.news()).toMatchObject({ screen: ['scene'], chair: ['arrivals scene turnout'] });
  });
});

/** A log that was emptied under a running room, and perhaps begun anew: nothing is saved on top of what is no more. */
import { expect, test } from 'vitest';
import { seal } from '../../../server/log/chain.ts';
import { beginning } from '../../../server/log/log.ts';
import type { MemoryLog } from '../../../server/log/memory-log.ts';
import { at, chair, openingOf, phone, samplePlan } from '../../support/night/night.ts';
import { uuid } from '../../support/night/play.ts';
import { allCommits, FailingLog, openedLog, openRoom, submission } from '../../support/night/rooms.ts';

/** As another node does with a plan that was changed. */
const openAnew = async (log: MemoryLog): Promise<void> => {
  const { id } = samplePlan.assembly;
  await log.erase(id);
  const body = { version: 1, id: uuid(99), at: at('17:10'), by: 'server', events: [openingOf(samplePlan)] };
  await log.append(id, beginning, [seal('', body)]);
};

const checkIn = (serial: number) => submission(serial, { type: 'CheckIn', delegation: 'D01', party: 2 });
const begin = (serial: number) => submission(serial, { type: 'StartSegment', segment: 'S02', from: null });
const unavailable = { ok: false, refusal: { code: 'unavailable' } };

test('a command that finds the log empty is not saved, and what the room knew can still be read', async () => {
  const log = await openedLog();
  const room = await openRoom(log);
  await log.erase(room.id);
  expect(await room.submit(checkIn(1), phone(1))).toEqual(unavailable);
  expect(room.saving).toBe('failing');
  expect(room.state.plan.assembly.id).toBe(room.id);
  await expect(room.settled()).rejects.toThrow('There is no assembly');
});

test('a command said to the assembly of before is not saved in the new one, and everybody is asked to come in anew', async () => {
  const log = await openedLog();
  const room = await openRoom(log);
  let told = 0;
  room.listen({ openedAnew: () => void (told += 1) });
  await openAnew(log);
  expect(await room.submit(checkIn(1), phone(1))).toEqual(unavailable);
  // Said by somebody who has not heard yet; the room reads anew before it decides this.
  expect(await room.submit(checkIn(2), phone(1))).toEqual(unavailable);
  expect(told).toBe(1);
  expect(await allCommits(log)).toHaveLength(1);
  expect(await room.submit(checkIn(3), phone(2))).toEqual({ ok: true, version: 2 });
});

test('nor where the new one is the shorter', async () => {
  const log = await openedLog();
  const room = await openRoom(log);
  expect(await room.submit(begin(1), chair)).toEqual({ ok: true, version: 2 });
  await openAnew(log);
  expect(await room.submit(checkIn(2), phone(1))).toEqual(unavailable);
  expect(await allCommits(log)).toHaveLength(1);
});

test('what was refused in the assembly of before is decided anew in the new one', async () => {
  const log = await openedLog();
  const room = await openRoom(log);
  expect(await room.submit(begin(1), chair)).toEqual({ ok: true, version: 2 });
  expect(await room.submit(begin(2), chair)).toMatchObject({ ok: false, refusal: { code: 'moved-on' } });
  await openAnew(log);
  expect(await room.submit(checkIn(3), phone(1))).toEqual(unavailable);
  await room.settled();
  expect(await room.submit(begin(2), chair)).toEqual({ ok: true, version: 2 });
});

test('a room that reads the same assembly anew asks nobody to come in again', async () => {
  const log = new FailingLog(await openedLog(), [0]);
  const room = await openRoom(log);
  let told = 0;
  room.listen({ openedAnew: () => void (told += 1) });
  log.failures = 1;
  expect(await room.submit(checkIn(1), phone(1))).toEqual(unavailable);
  expect(await room.submit(checkIn(1), phone(1))).toEqual({ ok: true, version: 2 });
  expect(told).toBe(0);
});

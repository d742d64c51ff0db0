/** A log that was emptied under a running room, and perhaps begun anew: nothing is saved on top of what is no more. */
import { expect, test } from 'vitest';
import { phone } from '../support/night.ts';
import { openedLog, openRoom, submission } from '../support/rooms.ts';

const checkIn = (serial: number) => submission(serial, { type: 'CheckIn', delegation: 'D01', party: 2 });
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

/** What a set clock means for a night that runs: the step is written down, so that what is counted keeps the time it has had. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { SERVER, type Actor } from '../../shared/kernel/decider.ts';
import type { ClockJump } from '../../shared/views/crew.ts';
import type { NightRoom } from '../night/rooms.ts';

const server: Actor = { role: 'chair', id: SERVER };
/** How soon it is tried again where it couldn't be saved. */
const AGAIN_MS = 250;

/** A sleep needs no word: the time that passed meanwhile has passed. */
export const followJump = (room: NightRoom, { setMs }: ClockJump, logger: Logger): void => {
  // Nothing has happened yet but the opening: nothing is counted, and the plan may still be replaced.
  if (setMs === 0 || room.version <= 1) return;
  const step = { type: 'StepClock', id: randomUUID(), byMs: setMs } as const;
  const say = async (): Promise<void> => {
    const reply = await room.submit(step, server);
    if (reply.ok || reply.refusal.code !== 'unavailable') return;
    logger.error({ assembly: room.id }, 'that the clock was set is not saved yet');
    setTimeout(() => void say(), AGAIN_MS).unref();
  };
  void say();
};

/** Turns at the microphone, as tests write them. */
import type { CommandInput } from '../../shared/assembly.ts';
import type { NightEvent, Speaker, TurnKind } from '../../shared/events.ts';
import { SECOND } from './night.ts';

type StartTurn = Extract<CommandInput, { type: 'StartTurn' }>;
export const start = (how: Omit<StartTurn, 'type'> = {}): StartTurn => ({ type: 'StartTurn', ...how });
export const candidate = (id: string): Speaker => ({ as: 'candidate', id });

/** The first turn of a night. */
export const started = (kind: TurnKind, speaker: Speaker, seconds: number, segment: string): NightEvent => ({
  type: 'TurnStarted',
  turn: 'id-1',
  segment,
  kind,
  speaker,
  allottedMs: seconds * SECOND,
});

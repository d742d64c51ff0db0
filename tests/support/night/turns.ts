/** Turns at the microphone, as tests write them. */
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { NightEvent } from '../../../shared/night/events.ts';
import type { Speaker } from '../../../shared/turns/events.ts';
import type { TurnKind } from '../../../shared/turns/kinds.ts';
import { SECOND } from './night.ts';

type StartTurn = Extract<CommandInput, { type: 'StartTurn' }>;
export const start = (how: Omit<StartTurn, 'type'> = {}): StartTurn => ({ type: 'StartTurn', ...how });
export const end = { type: 'EndTurn' } as const;
export const candidate = (id: string): Speaker => ({ as: 'candidate', id });
export const person = (id: string): Speaker => ({ as: 'person', id });
/** In ask 1 the first of its lot answers, without the ask being put before. */
export const answer = (how: Omit<StartTurn, 'type'> = {}): StartTurn => start({ speaker: 'C4', ...how });

/** The first turn of a night. */
export const started = (kind: TurnKind, speaker: Speaker, seconds: number, segment: string): NightEvent => ({
  type: 'TurnStarted',
  turn: 'id-1',
  segment,
  kind,
  speaker,
  allottedMs: seconds * SECOND,
});

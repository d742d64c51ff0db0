/** Steps that are taken back, and what is around them, as tests write them. */
import type { CommandInput } from '../../../shared/night/commands.ts';
import { on, recorder, timekeeper, verifier, type Step } from './night.ts';
import { answer } from './turns.ts';

export const back = (version?: number): CommandInput => ({
  type: 'TakeBack',
  ...(version === undefined ? {} : { version }),
});
export const next = (segment: string, from: string | null) =>
  ({ type: 'StartSegment', segment, from }) as const;
export const pause = { type: 'PauseNight' } as const;
export const skip = { type: 'SkipSegment', segment: 'S12' } as const;
const toA1 = { ask: 'A1', candidate: 'C1' } as const;
export const record = (value: 'yes' | 'no', more = {}) =>
  ({ type: 'RecordAnswer', ...toA1, value, ...more }) as const;
export const confirm = { type: 'ConfirmAnswer', ...toA1 } as const;
export const reveal = { type: 'RevealAnswers', ask: 'A1' } as const;
export const hide = { type: 'HideAnswers', ask: 'A1' } as const;
export const declare = (heads: number) => ({ type: 'DeclareTurnout', delegation: 'D01', heads }) as const;

export const said: Step[] = [
  ['19:01', recorder, record('yes')],
  ['19:02', verifier, confirm],
];
export const speaking: Step[] = [on('S07', '19:00'), ['19:00', timekeeper, answer()]];
export const held: Step[] = [...speaking, ['19:00:40', timekeeper, { type: 'PauseTurn' }]];
export const cuts = [
  { segment: 'S18', from: 360, to: 240, perCandidate: 60 },
  { segment: 'S12', from: 180, to: 0 },
];

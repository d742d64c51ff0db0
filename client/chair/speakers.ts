/** Who may be at the microphone in a kind of segment, and how long times are said on a button. */
import type { TurnKind } from '../../shared/events.ts';
import type { PlanSegment } from '../../shared/plan.ts';
import type { Ms } from '../../shared/time.ts';
import { lengthText } from '../kit/clock-text.ts';
import { words } from '../words/en/chair.ts';

export interface Candidate {
  readonly id: string;
  readonly name: string;
}

/** What a candidate's time is called in a segment of this kind. */
export const candidateTurn: Partial<Record<PlanSegment['kind'], TurnKind>> = {
  candidates_open: 'opening',
  ask: 'answer',
  candidates_close: 'last_word',
};

/** Segments that keep a place for the speaker clock even while nobody has it. */
export const hasClock = (kind: PlanSegment['kind']): boolean =>
  kind === 'testimony' || candidateTurn[kind] !== undefined;

/** `60 s`, `90 s`, `3 min`, `2:30 min`. */
export const spokenLength = (ms: Ms): string => {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return words.clock.seconds(seconds);
  return words.clock.minutesLong(seconds % 60 === 0 ? String(seconds / 60) : lengthText(ms));
};

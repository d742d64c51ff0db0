/** The speaker clock as it stands: who has the microphone, and who had it. */
import type { Instant, Ms } from '../kernel/time.ts';
import type { Speaker } from './events.ts';
import type { TurnKind } from './kinds.ts';

export interface Turn {
  readonly id: string;
  readonly segment: string;
  readonly kind: TurnKind;
  readonly speaker: Speaker;
  allottedMs: Ms;
  readonly startedAt: Instant;
  /** Since when the clock runs; null while it is paused. */
  runningSince: Instant | null;
  /** Time spoken before `runningSince`. */
  usedMs: Ms;
  /** Paused because the whole night was; goes on with it. */
  pausedWithNight: boolean;
  /** When its segment was left in the middle of it; null when it ended by itself. */
  cutShortAt: Instant | null;
}

export interface Turns {
  current: Turn | null;
  /** All turns that ended, in order: seconds per speaker are read off here. */
  readonly spoken: Turn[];
  /** Testimonies that their reserve reads: the giver's name is shown nowhere any more. */
  readonly reserves: Set<string>;
}

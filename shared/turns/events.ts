/** The facts of the speaker clock: who had the microphone, and who reads a testimony. */
import type { Ms } from '../kernel/time.ts';
import type { TurnKind } from './kinds.ts';

/** Who is at the microphone: an id of the plan. */
export interface Speaker {
  readonly as: 'candidate' | 'testimony' | 'person';
  readonly id: string;
}

export type TurnEvent =
  | {
      readonly type: 'TurnStarted';
      readonly turn: string;
      readonly segment: string;
      readonly kind: TurnKind;
      readonly speaker: Speaker;
      readonly allottedMs: Ms;
    }
  | { readonly type: 'TurnPaused'; readonly turn: string }
  /** `withNight`: a pause of the turn taken back while the night is paused; it goes on when the night does. */
  | { readonly type: 'TurnResumed'; readonly turn: string; readonly withNight?: true }
  | { readonly type: 'TurnExtended'; readonly turn: string; readonly byMs: Ms }
  | { readonly type: 'TurnEnded'; readonly turn: string }
  /** As if it had never begun: its seconds count for nobody. */
  | { readonly type: 'TurnTakenBack'; readonly turn: string }
  /** Ended too early: it goes on, held, with the time it had. */
  | { readonly type: 'TurnReopened'; readonly turn: string }
  /** The reserve reads this testimony, or its giver does after all. */
  | { readonly type: 'ReserveChosen'; readonly testimony: string; readonly reserve: boolean };

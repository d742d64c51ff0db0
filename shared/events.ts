/** Every durable fact of a night, on one page. Times and authors are on the commit that carries the event. */
import type { AnswerValue, Plan, SceneName } from './plan.ts';
import type { PassRole } from './roles.ts';
import type { Instant, Ms } from './time.ts';

/** A pass as the log knows it: by the hash of its secret. */
export interface PassRecord {
  readonly pass: string;
  readonly role: PassRole;
  readonly name: string;
  readonly hash: string;
}

/** Instants that follow from the plan's date, times and time zone; worked out once, by a calendar library. */
export interface Schedule {
  readonly start: Instant;
  /** The plan's day in its own time zone: outside it, a night is a rehearsal. */
  readonly dayFrom: Instant;
  readonly dayUntil: Instant;
}

/** Always the first event of an assembly, and only there. */
export interface AssemblyOpened {
  readonly type: 'AssemblyOpened';
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly joinCode: string;
  readonly passes: readonly PassRecord[];
}

export type AgendaEvent =
  /** `start` is the instant that planned times count from: the plan's, or in a rehearsal the chair's. */
  | { readonly type: 'NightStarted'; readonly start: Instant; readonly rehearsal: boolean }
  | { readonly type: 'SegmentStarted'; readonly segment: string }
  | { readonly type: 'SegmentSkipped'; readonly segment: string }
  | { readonly type: 'SegmentRestored'; readonly segment: string }
  | { readonly type: 'NightPaused' }
  | { readonly type: 'NightResumed' }
  | { readonly type: 'NightEnded' };

export type TurnKind = 'opening' | 'answer' | 'press' | 'last_word' | 'testimony' | 'speech';

/** Who is at the microphone: an id of the plan. `reserve`: the reserve reads a testimony. */
export interface Speaker {
  readonly as: 'candidate' | 'testimony' | 'person';
  readonly id: string;
  readonly reserve?: boolean;
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
  | { readonly type: 'TurnResumed'; readonly turn: string }
  | { readonly type: 'TurnExtended'; readonly turn: string; readonly byMs: Ms }
  | { readonly type: 'TurnEnded'; readonly turn: string };

/** Which answer: a candidate's to an ask, or to one of its points. */
export interface AnswerAddress {
  readonly ask: string;
  readonly point: string | null;
  readonly candidate: string;
}

export type AnswerEvent =
  | ({
      readonly type: 'AnswerRecorded';
      readonly value: AnswerValue;
      readonly words: string | null;
      /** Given after the pinner pressed; the first answer is kept beside it. */
      readonly pressed: boolean;
    } & AnswerAddress)
  | ({ readonly type: 'AnswerConfirmed' } & AnswerAddress)
  | { readonly type: 'AnswersRevealed'; readonly answers: readonly AnswerAddress[] }
  | { readonly type: 'AnswersHidden'; readonly answers: readonly AnswerAddress[] };

export type TurnoutEvent =
  /** The phone is the commit's author. */
  | { readonly type: 'CheckedIn'; readonly delegation: string; readonly party: number }
  /** Heads to add, or to take away where a steward undoes. */
  | { readonly type: 'CountedAtDoor'; readonly delegation: string; readonly heads: number }
  | { readonly type: 'DelegationCalled'; readonly delegation: string | null }
  | { readonly type: 'TurnoutDeclared'; readonly delegation: string; readonly heads: number };

export type ScreenEvent =
  | { readonly type: 'SceneHeld'; readonly scene: SceneName; readonly ask: string | null }
  | { readonly type: 'AgendaFollowed' };

export type PeopleEvent =
  | ({ readonly type: 'PassIssued' } & PassRecord)
  | { readonly type: 'PassRevoked'; readonly pass: string }
  | { readonly type: 'JoinCodeChanged'; readonly joinCode: string };

/** What can happen once an assembly is open. */
export type NightEvent = AgendaEvent | TurnEvent | AnswerEvent | TurnoutEvent | ScreenEvent | PeopleEvent;

export type AssemblyEvent = AssemblyOpened | NightEvent;

/** Every durable fact of a night, on one page. Times and authors are on the commit that carries the event. */
import type { AnswerValue, Plan, PlanSegment, SceneName } from './plan.ts';
import type { PassRole } from './roles.ts';
import type { ScreenTheme } from './screen.ts';
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
  | { readonly type: 'SegmentStarted'; readonly segment: string; readonly left: string | null }
  | { readonly type: 'SegmentSkipped'; readonly segment: string }
  | { readonly type: 'SegmentRestored'; readonly segment: string }
  | { readonly type: 'NightPaused' }
  | { readonly type: 'NightResumed' }
  | { readonly type: 'NightEnded'; readonly left: string }
  /** `before`: the segment it now stands before, `was`: the one it stood before; null: the end of the night. */
  | {
      readonly type: 'SegmentMoved';
      readonly segment: string;
      readonly before: string | null;
      readonly was: string | null;
    }
  | {
      readonly type: 'SegmentInserted';
      readonly segment: string;
      readonly before: string | null;
      readonly title: string;
      readonly kind: PlanSegment['kind'];
      readonly lengthMs: Ms;
    }
  /** Only ever one that was inserted: an insertion taken back. */
  | { readonly type: 'SegmentRemoved'; readonly segment: string }
  | {
      readonly type: 'SegmentEdited';
      readonly segment: string;
      readonly to: SegmentEdit;
      readonly was: SegmentEdit;
    }
  /** A whole proposal for catching up, or one taken back. */
  | { readonly type: 'SegmentsCut'; readonly cuts: readonly SegmentCut[] };

/** What can be changed of a segment during the night; what is absent stays as it was. */
export interface SegmentEdit {
  readonly title?: string;
  /** Ids of the plan's roles, or names as typed. */
  readonly lead?: readonly string[];
  readonly lengthMs?: Ms;
  readonly note?: string | null;
}

export interface SegmentCut {
  readonly segment: string;
  readonly fromMs: Ms;
  /** 0: left out. */
  readonly toMs: Ms;
  readonly perCandidateFromMs: Ms | null;
  readonly perCandidateToMs: Ms | null;
}

export type TurnKind = 'opening' | 'answer' | 'press' | 'last_word' | 'testimony' | 'speech';

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
  | { readonly type: 'TurnResumed'; readonly turn: string }
  | { readonly type: 'TurnExtended'; readonly turn: string; readonly byMs: Ms }
  | { readonly type: 'TurnEnded'; readonly turn: string }
  /** As if it had never begun: its seconds count for nobody. */
  | { readonly type: 'TurnTakenBack'; readonly turn: string }
  /** Ended too early: it goes on, held, with the time it had. */
  | { readonly type: 'TurnReopened'; readonly turn: string }
  /** The reserve reads this testimony, or its giver does after all. */
  | { readonly type: 'ReserveChosen'; readonly testimony: string; readonly reserve: boolean };

/** Which answer: a candidate's to an ask, or to one of its points. */
export interface AnswerAddress {
  readonly ask: string;
  readonly point: string | null;
  readonly candidate: string;
}

export interface AnswerSaid {
  readonly value: AnswerValue;
  readonly words: string | null;
  readonly pressed: boolean;
}

export type AnswerEvent =
  | ({
      readonly type: 'AnswerRecorded';
      readonly value: AnswerValue;
      readonly words: string | null;
      /** Given after the pinner pressed; the first answer is kept beside it. */
      readonly pressed: boolean;
      readonly was: AnswerSaid | null;
    } & AnswerAddress)
  /** Recorded by mistake: as if it had never been. */
  | ({ readonly type: 'AnswerCleared' } & AnswerAddress)
  | ({ readonly type: 'AnswerConfirmed' } & AnswerAddress)
  | ({ readonly type: 'AnswerUnconfirmed' } & AnswerAddress)
  | { readonly type: 'AnswersRevealed'; readonly answers: readonly AnswerAddress[] }
  | { readonly type: 'AnswersHidden'; readonly answers: readonly AnswerAddress[] };

export type TurnoutEvent =
  /** The phone is the commit's author. */
  | { readonly type: 'CheckedIn'; readonly delegation: string; readonly party: number }
  /** Heads to add, or to take away where a steward undoes. */
  | { readonly type: 'CountedAtDoor'; readonly delegation: string; readonly heads: number }
  | { readonly type: 'DelegationCalled'; readonly delegation: string | null; readonly was: string | null }
  /** Null: a declaration taken back. */
  | {
      readonly type: 'TurnoutDeclared';
      readonly delegation: string;
      readonly heads: number | null;
      readonly was: number | null;
    };

export interface HeldScene {
  readonly scene: SceneName;
  readonly ask: string | null;
}

export type ScreenEvent =
  | ({ readonly type: 'SceneHeld'; readonly was: HeldScene | null } & HeldScene)
  | { readonly type: 'AgendaFollowed'; readonly was: HeldScene }
  | { readonly type: 'ScreenThemeChanged'; readonly theme: ScreenTheme; readonly was: ScreenTheme };

/** Whether a candidate can be spoken to. `late`: expected still, and asked when they come. */
export type CandidateStatus = 'expected' | 'here' | 'late' | 'absent' | 'withdrawn';

export interface CandidateStanding {
  readonly status: CandidateStatus;
  /** Who speaks for them: never recorded as the candidate. */
  readonly substitute: string | null;
}

/** Who speaks when: by ask id, ids of candidates. */
export type SpeakingOrders = Readonly<Record<string, readonly string[]>>;

export type CandidateEvent =
  /** `drawn`: by the program; else entered by hand. The order moves on by one place with each ask. */
  | {
      readonly type: 'LotsDrawn';
      readonly drawn: boolean;
      readonly orders: SpeakingOrders;
      readonly was: SpeakingOrders;
    }
  | {
      readonly type: 'OrderChanged';
      readonly ask: string;
      readonly order: readonly string[];
      readonly was: readonly string[];
    }
  | {
      readonly type: 'CandidateChanged';
      readonly candidate: string;
      readonly to: CandidateStanding;
      readonly was: CandidateStanding;
    };

export type PeopleEvent =
  | ({ readonly type: 'PassIssued' } & PassRecord)
  | { readonly type: 'PassRevoked'; readonly pass: string }
  | { readonly type: 'JoinCodeChanged'; readonly joinCode: string };

/** What can happen once an assembly is open. */
export type NightEvent =
  | AgendaEvent
  | TurnEvent
  | AnswerEvent
  | TurnoutEvent
  | ScreenEvent
  | PeopleEvent
  | CandidateEvent
  | HistoryEvent;

export type HistoryEvent =
  /** What the commit of this version did was taken back, by the events beside this one. */
  | { readonly type: 'TakenBack'; readonly version: number }
  /** Back to the start: nothing before this is part of the night. */
  | { readonly type: 'RehearsalEnded' };

export type AssemblyEvent = AssemblyOpened | NightEvent;

/** Every durable fact of a night, on one page. Times and authors are on the commit that carries the event. */
import type { BallotResult } from '../ballots/results.ts';
import type { BallotSettings } from '../ballots/settings.ts';
import type { HallPart } from '../ballots/hall-parts.ts';
import type { AnswerValue, Plan, PlanSegment, SceneName } from '../plan/plan.ts';
import type { PassRole } from '../kernel/roles.ts';
import type { ScreenTheme } from '../screen/screen.ts';
import type { Instant, Ms } from '../kernel/time.ts';

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
  /** `was`: how the started segment stood before. */
  | {
      readonly type: 'SegmentStarted';
      readonly segment: string;
      readonly left: string | null;
      readonly was: SegmentProgress;
    }
  /** A start taken back: as if it had never been; its time counts for the segment that is on again. */
  | { readonly type: 'SegmentUnstarted'; readonly segment: string; readonly to: SegmentProgress }
  | { readonly type: 'SegmentSkipped'; readonly segment: string }
  | { readonly type: 'SegmentRestored'; readonly segment: string }
  | { readonly type: 'NightPaused' }
  | { readonly type: 'NightResumed' }
  /** `paused`: in the middle of a pause of the night, which the end ends too. */
  | { readonly type: 'NightEnded'; readonly left: string; readonly paused: boolean }
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

/** How far a segment got: when it was first started and last left, how long it was on, whether it is left out. */
export interface SegmentProgress {
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly usedMs: Ms;
  readonly skipped: boolean;
}

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

/** `put`: the pinner puts the ask · `press`: a candidate's answer after being pressed. */
export type TurnKind = 'opening' | 'put' | 'answer' | 'press' | 'last_word' | 'testimony' | 'speech';

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

/** Which answer: a candidate's to an ask, or to one of its points. */
export interface AnswerAddress {
  readonly ask: string;
  readonly point: string | null;
  readonly candidate: string;
}

/** A number or a date that was asked for, and the one that was named instead: “let’s call it three”. */
export interface Changed {
  readonly asked: string;
  readonly said: string;
}

/** What can be written down of an answer, beside its value. */
export interface SaidMore {
  /** The exact words, where they were written down. */
  readonly words: string | null;
  /** Given after the pinner pressed; the first answer is kept beside it. */
  readonly pressed: boolean;
  readonly changed?: Changed;
  /** Who spoke for the candidate; absent where they spoke themselves. */
  readonly speaker?: string;
}

/** An answer as somebody wrote it down. */
export interface Said extends SaidMore {
  readonly value: AnswerValue;
  readonly by: string;
  readonly at: Instant;
  /** Once it was read back to the candidate. */
  readonly readBack?: ReadBack;
}

export interface ReadBack {
  /** In the candidate's own words; null: they stand by the answer. */
  readonly dispute: string | null;
  readonly by: string;
  readonly at: Instant;
}

/** Why the second person did not confirm an answer. */
export interface SentBack {
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** What is written down at one address: the latest, the answer before it was pressed, who confirmed the latest. */
export interface WrittenAnswer {
  readonly said: Said;
  readonly first: Said | null;
  readonly confirmedBy: string | null;
  readonly sentBack?: SentBack;
}

/** What is being typed and not yet recorded. */
export interface Draft extends SaidMore {
  readonly value: AnswerValue;
}

/** What the hall sees of one answer; `lastSeen` is kept when it is hidden. */
export interface AnswerSight {
  readonly shown: Said | null;
  readonly corrected: boolean;
  readonly lastSeen: Said | null;
}
/**
 * `readBack`: the answer itself was in sight; new is only whether the candidate disputes it. `pressed`: the answer given
 * when pressed comes after the first one, which is all the hall had seen: no correction.
 */
export type SeenAnswer = AnswerAddress & {
  readonly was: AnswerSight;
  readonly readBack?: true;
  readonly pressed?: true;
};

export type AnswerEvent =
  /** Null: nobody goes on writing. For the crew alone; recording settles it. */
  | ({ readonly type: 'AnswerDrafted'; readonly draft: Draft | null } & AnswerAddress)
  | ({
      readonly type: 'AnswerRecorded';
      readonly value: AnswerValue;
      readonly was: WrittenAnswer | null;
    } & SaidMore &
      AnswerAddress)
  /** A first recording taken back: nothing is written down. */
  | ({ readonly type: 'AnswerCleared' } & AnswerAddress)
  /** A later recording taken back: what was written before stands again, with who said so when, and who confirmed it. */
  | ({ readonly type: 'AnswerRestored'; readonly to: WrittenAnswer } & AnswerAddress)
  /** `alone`: by the chair who wrote it down, where the plan wants a second person. `sentBack`: what that settles. */
  | ({
      readonly type: 'AnswerConfirmed';
      readonly alone?: true;
      readonly sentBack?: SentBack;
    } & AnswerAddress)
  | ({ readonly type: 'AnswerUnconfirmed'; readonly sentBack?: SentBack } & AnswerAddress)
  | ({
      readonly type: 'AnswerSentBack';
      readonly reason: string;
      readonly was: WrittenAnswer;
    } & AnswerAddress)
  /** The candidate heard the answer again: they stand by it, or dispute it in these words. */
  | ({
      readonly type: 'AnswerReadBack';
      readonly dispute: string | null;
      readonly was: ReadBack | null;
    } & AnswerAddress)
  | ({ readonly type: 'ReadBackRestored'; readonly to: ReadBack | null } & AnswerAddress)
  | { readonly type: 'AnswersRevealed'; readonly answers: readonly SeenAnswer[] }
  | { readonly type: 'AnswersHidden'; readonly answers: readonly SeenAnswer[] }
  /** Revealing or hiding taken back: the hall sees of each what it saw before. */
  | { readonly type: 'SightRestored'; readonly answers: readonly SeenAnswer[] };

/** `locked`: the night had started, so the change is shown as one. Without a point: the ask itself. */
export interface AskWordingChanged {
  readonly type: 'AskWordingChanged';
  readonly ask: string;
  readonly point: string | null;
  readonly text: string;
  readonly was: string;
  readonly locked: boolean;
}

export type PhoneEvent =
  /** The phone is the commit's author. Null: a visitor. */
  | { readonly type: 'CheckedIn'; readonly delegation: string | null; readonly party: number }
  /** Counts for one until a steward has looked; `group` is the number that is said aloud. */
  | {
      readonly type: 'GroupClaimed';
      readonly delegation: string;
      readonly heads: number;
      readonly group: number;
    }
  | {
      readonly type: 'GroupConfirmed';
      readonly group: number;
      readonly delegation: string;
      readonly heads: number;
    }
  | { readonly type: 'GroupDeclined'; readonly group: number; readonly delegation: string };

export type CountEvent =
  /** Heads to add, or to take away where a steward undoes. */
  | { readonly type: 'CountedAtDoor'; readonly delegation: string; readonly heads: number }
  | { readonly type: 'DelegationCalled'; readonly delegation: string | null; readonly was: string | null }
  /** `heads` null: a declaration taken back. `calling`: where the roll call stood; a first declaration moves it. */
  | {
      readonly type: 'TurnoutDeclared';
      readonly delegation: string;
      readonly heads: number | null;
      readonly was: number | null;
      readonly calling: string | null;
    };

export interface DelegationEdit {
  readonly name?: string;
  readonly area?: string;
  readonly pledged?: number;
}

/** What was counted at the two that were merged, before. */
export interface MergedFigures {
  readonly from: { readonly door: number | null; readonly declared: number | null };
  readonly into: { readonly door: number | null; readonly declared: number | null };
  readonly calling: string | null;
}

/** A delegation as it is listed. `planned`: pledged before the night; else added by the crew at the door. */
export interface ListedDelegation {
  readonly delegation: string;
  readonly code: string;
  readonly area: string;
  readonly name: string;
  readonly pledged: number;
  readonly planned: boolean;
}

export type ListEvent =
  | ({ readonly type: 'DelegationAdded' } & ListedDelegation)
  /** Only ever one that was added, and nobody was counted there. */
  | ({ readonly type: 'DelegationRemoved' } & ListedDelegation)
  | {
      readonly type: 'DelegationEdited';
      readonly delegation: string;
      readonly to: DelegationEdit;
      readonly was: DelegationEdit;
    }
  /** `declared`: what is declared for both together from now on. */
  | {
      readonly type: 'DelegationsMerged';
      readonly from: string;
      readonly into: string;
      readonly declared: number | null;
      readonly was: MergedFigures;
    }
  /** A merger taken back. */
  | {
      readonly type: 'DelegationsSplit';
      readonly from: string;
      readonly into: string;
      readonly was: MergedFigures;
    };

export type TurnoutEvent = PhoneEvent | CountEvent | ListEvent;

export type BallotEvent =
  | { readonly type: 'BallotDrafted'; readonly ballot: string; readonly settings: BallotSettings }
  | { readonly type: 'BallotDropped'; readonly ballot: string }
  /**
   * `settings`: what is put to the floor, said here once more so that the record can prove it of what stood in the plan.
   * `key`: what its key in the keyring is called. `register`: how many can vote at this moment.
   */
  | {
      readonly type: 'BallotOpened';
      readonly ballot: string;
      readonly settings: BallotSettings;
      readonly key: string;
      readonly register: number;
    }
  /** `voter`: a pseudonym under the ballot's key, and the author of its commit, which bears the hour of the opening. */
  | {
      readonly type: 'BallotCast';
      readonly ballot: string;
      readonly voter: string;
      readonly choices: readonly string[];
      readonly hiddenDelegation: string;
    }
  /** `register`: how many could vote by then. */
  | { readonly type: 'BallotClosed'; readonly ballot: string; readonly register: number }
  | { readonly type: 'BallotReopened'; readonly ballot: string }
  /** Its key is destroyed as soon as this is durable. */
  | {
      readonly type: 'BallotSealed';
      readonly ballot: string;
      readonly key: string;
      readonly result: BallotResult;
      readonly digest: string;
    }
  | { readonly type: 'BallotRevealed'; readonly ballot: string }
  /** What was counted in a part of the hall, or in all of it, by choice: in place of the last count there. */
  | {
      readonly type: 'HandsCounted';
      readonly ballot: string;
      readonly part: HallPart | null;
      readonly counts: Readonly<Record<string, number>>;
    }
  | { readonly type: 'HandsAdded'; readonly ballot: string; readonly added: boolean }
  /** A delegation objects to a choice, out loud; null: it doesn't any more. */
  | {
      readonly type: 'VetoRecorded';
      readonly ballot: string;
      readonly delegation: string;
      readonly choice: string | null;
      readonly was: string | null;
    };

export interface HeldScene {
  readonly scene: SceneName;
  readonly ask: string | null;
}

export type ScreenEvent =
  | ({ readonly type: 'SceneHeld'; readonly was: HeldScene | null } & HeldScene)
  | { readonly type: 'AgendaFollowed'; readonly was: HeldScene }
  | { readonly type: 'ScreenThemeChanged'; readonly theme: ScreenTheme; readonly was: ScreenTheme };

/** For whoever is at the microphone, and never for the hall: `turn` says for whom it was. */
export type StageEvent =
  | {
      readonly type: 'SpeakerTold';
      readonly line: string;
      readonly segment: string;
      readonly turn: string | null;
      readonly was: string | null;
    }
  | {
      readonly type: 'LineTakenAway';
      readonly line: string;
      readonly segment: string;
      readonly turn: string | null;
    };

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
  | AskWordingChanged
  | TurnoutEvent
  | BallotEvent
  | ScreenEvent
  | StageEvent
  | PeopleEvent
  | CandidateEvent
  | HistoryEvent;

export type HistoryEvent =
  /** What the commit of this version did was taken back, by the events beside this one. */
  | { readonly type: 'TakenBack'; readonly version: number }
  /** Back to the start: nothing before this is part of the night. */
  | { readonly type: 'RehearsalEnded' };

export type AssemblyEvent = AssemblyOpened | NightEvent;

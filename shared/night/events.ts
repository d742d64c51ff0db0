/** Every durable fact of a night, composed of its aspects'. Times and authors are on the commit that carries the event. */
import type { AgendaEvent } from '../agenda/events.ts';
import type { AnswerEvent } from '../answers/events.ts';
import type { BallotEvent } from '../ballots/events.ts';
import type { CandidateEvent } from '../candidates/events.ts';
import type { ClockEvent } from '../clock/events.ts';
import type { Instant, Ms } from '../kernel/time.ts';
import type { PassRecord, PeopleEvent } from '../people/events.ts';
import type { Plan } from '../plan/plan.ts';
import type { ScreenEvent } from '../screen/events.ts';
import type { StageEvent } from '../stage/events.ts';
import type { TurnEvent } from '../turns/events.ts';
import type { TurnoutEvent } from '../turnout/events.ts';
import type { AskWordingChanged } from '../wording/events.ts';

/** Instants that follow from the plan's date, times and time zone; worked out once, by a calendar library. */
export interface Schedule {
  readonly start: Instant;
  /** The plan's day in its own time zone: outside it, a night is a rehearsal. */
  readonly dayFrom: Instant;
  readonly dayUntil: Instant;
  /** Only where the clocks change that night, so that the time between two written times isn't what a clock's face says. */
  readonly offsets?: WrittenOffsets;
}

/** How far from the start the plan's written times are: of its items by their ids. */
export interface WrittenOffsets {
  readonly end: Ms;
  readonly hardStop: Ms | null;
  readonly segments: Readonly<Record<string, Ms>>;
  readonly before: Readonly<Record<string, Ms>>;
  /** By when a delegation must leave. */
  readonly leaveBy: Readonly<Record<string, Ms>>;
}

/** Always the first event of an assembly, and only there. */
export interface AssemblyOpened {
  readonly type: 'AssemblyOpened';
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly joinCode: string;
  readonly passes: readonly PassRecord[];
}

export type HistoryEvent =
  /** What the commit of this version did was taken back, by the events beside this one. */
  | { readonly type: 'TakenBack'; readonly version: number }
  /** Back to the start: nothing before this is part of the night. */
  | { readonly type: 'RehearsalEnded' };

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
  | ClockEvent
  | HistoryEvent;

export type AssemblyEvent = AssemblyOpened | NightEvent;

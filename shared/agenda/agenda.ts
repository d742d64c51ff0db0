/** The running order: what is on, what has been, what is to come. Rules [AGENDA-*] in tests/RULES.md. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import type { Deep, DecideTable, EvolveTable } from '../kernel/decider.ts';
import type { ChangeEvent } from './changes.ts';
import type { AgendaEvent, AssemblyOpened, NightEvent, SegmentProgress } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import type { Plan, PlanSegment, SceneName } from '../plan/plan.ts';
import { no, ok } from '../kernel/result.ts';
import { between, seconds, type Instant, type Ms } from '../kernel/time.ts';

export interface Segment {
  readonly id: string;
  readonly kind: PlanSegment['kind'];
  title: string;
  /** Ids of the plan's roles, or names typed on the night. */
  lead: readonly string[];
  /** For the crew only. */
  note: string | null;
  /** The testimony or the ask this segment is about. */
  readonly ref: string | null;
  readonly scene: SceneName;
  perCandidateMs: Ms | null;
  /** From the planned start of the night; null for a segment that the plan did not have. */
  readonly plannedOffsetMs: Ms | null;
  /** As planned; `lengthMs` is what it has now. */
  readonly plannedMs: Ms;
  lengthMs: Ms;
  readonly minMs: Ms;
  readonly cut: number;
  /** The first time it was started; null until then. */
  startedAt: Instant | null;
  /** The last time it was left; null while it is on. */
  endedAt: Instant | null;
  /** How long it has been on before `runningSince`, pauses of the night excluded. */
  usedMs: Ms;
  skipped: boolean;
}

export interface Agenda {
  /** The planned start; in a rehearsal, once started, the moment the chair started. */
  start: Instant;
  /** Null until the chair starts. */
  rehearsal: boolean | null;
  startedAt: Instant | null;
  endedAt: Instant | null;
  pausedAt: Instant | null;
  current: string | null;
  /** Since when the current segment's clock runs; null while nothing is on or the night is paused. */
  runningSince: Instant | null;
  readonly dayFrom: Instant;
  readonly dayUntil: Instant;
  readonly endOffsetMs: Ms;
  readonly hardStopOffsetMs: Ms | null;
  /** Where the plan's last segment ends: what over and under are measured against. */
  readonly finishOffsetMs: Ms;
  readonly segments: Segment[];
}

export const sceneOfKind: Record<PlanSegment['kind'], SceneName> = {
  welcome: 'welcome',
  culture: 'title',
  rollcall: 'rollcall',
  speech: 'title',
  candidates_open: 'speaker_clock',
  testimony: 'testimony',
  ask: 'ask',
  relational: 'title',
  readback: 'board',
  candidates_close: 'speaker_clock',
  turnout: 'turnout',
  pledge: 'pledge',
  ballot: 'title',
  close: 'title',
};

const untouched = { note: null, startedAt: null, endedAt: null, usedMs: 0, skipped: false };

/** A segment that the plan did not have. */
export const newSegment = (id: string, kind: PlanSegment['kind'], title: string, lengthMs: Ms): Segment => ({
  ...untouched,
  id,
  kind,
  title,
  lead: [],
  ref: null,
  scene: sceneOfKind[kind],
  perCandidateMs: null,
  plannedOffsetMs: null,
  plannedMs: lengthMs,
  lengthMs,
  minMs: 0,
  cut: 1,
});

const openSegment = (planned: PlanSegment, plannedOffsetMs: Ms): Segment => ({
  ...untouched,
  id: planned.id,
  kind: planned.kind,
  title: planned.title,
  lead: planned.lead,
  ref: planned.ref ?? null,
  scene: planned.screen ?? sceneOfKind[planned.kind],
  perCandidateMs: planned.per_candidate_s === undefined ? null : seconds(planned.per_candidate_s),
  plannedOffsetMs,
  plannedMs: seconds(planned.s),
  lengthMs: seconds(planned.s),
  minMs: seconds(planned.min_s ?? planned.s),
  cut: planned.cut,
});

/** A segment without a time of its own begins where the one before it ends. */
const openSegments = (plan: Plan): Segment[] => {
  let offset = 0;
  return plan.running_order.map((planned) => {
    const segment = openSegment(planned, planned.at ? between(plan.assembly.start, planned.at) : offset);
    offset = (segment.plannedOffsetMs ?? offset) + segment.plannedMs;
    return segment;
  });
};

const finishOf = (segments: readonly Segment[]): Ms => {
  const last = segments.at(-1);
  return last ? (last.plannedOffsetMs ?? 0) + last.plannedMs : 0;
};

export const openAgenda = ({ plan, schedule }: AssemblyOpened, segments = openSegments(plan)): Agenda => ({
  start: schedule.start,
  rehearsal: null,
  startedAt: null,
  endedAt: null,
  pausedAt: null,
  current: null,
  runningSince: null,
  dayFrom: schedule.dayFrom,
  dayUntil: schedule.dayUntil,
  endOffsetMs: between(plan.assembly.start, plan.assembly.end),
  hardStopOffsetMs: plan.assembly.hard_stop ? between(plan.assembly.start, plan.assembly.hard_stop) : null,
  finishOffsetMs: finishOf(segments),
  segments,
});

export const findSegment = (agenda: Deep<Agenda>, id: string | null): Deep<Segment> | undefined =>
  agenda.segments.find((segment) => segment.id === id);

export const progressOf = ({ startedAt, endedAt, usedMs, skipped }: Deep<Segment>): SegmentProgress => ({
  startedAt,
  endedAt,
  usedMs,
  skipped,
});

/** Where the night stands: −1 before the first segment, behind the last after the end. */
export const position = ({ segments, current, endedAt }: Deep<Agenda>): number =>
  endedAt === null ? segments.findIndex(({ id }) => id === current) : segments.length;

export const agendaCommands = {
  /** `from` names the segment that is left (null: none is on), so that two chairs at once take one step. */
  StartSegment: z.strictObject({ type: z.literal('StartSegment'), segment: planId, from: planId.nullable() }),
  SkipSegment: z.strictObject({ type: z.literal('SkipSegment'), segment: planId }),
  RestoreSegment: z.strictObject({ type: z.literal('RestoreSegment'), segment: planId }),
  PauseNight: z.strictObject({ type: z.literal('PauseNight') }),
  ResumeNight: z.strictObject({ type: z.literal('ResumeNight') }),
  EndNight: z.strictObject({ type: z.literal('EndNight'), from: planId }),
};
export type AgendaCommand = z.output<(typeof agendaCommands)[keyof typeof agendaCommands]>;

const startOfNight = (agenda: Deep<Agenda>, now: Instant): AgendaEvent[] => {
  if (agenda.startedAt !== null) return [];
  const rehearsal = now < agenda.dayFrom || now >= agenda.dayUntil;
  return [{ type: 'NightStarted', rehearsal, start: rehearsal ? now : agenda.start }];
};

const movedOn = (agenda: Deep<Agenda>) =>
  no({ code: 'moved-on' as const, detail: agenda.current ?? 'nothing' });

export const decideAgenda: DecideTable<Assembly, AgendaCommand, NightEvent> = {
  StartSegment: ({ agenda }, { segment, from }, { now }) => {
    const found = findSegment(agenda, segment);
    if (!found) return no({ code: 'no-such-segment', detail: segment });
    if (from !== agenda.current) return movedOn(agenda);
    if (segment === agenda.current) return no({ code: 'already-on', detail: segment });
    const resumed: AgendaEvent[] = agenda.pausedAt === null ? [] : [{ type: 'NightResumed' }];
    return ok([
      ...startOfNight(agenda, now),
      ...resumed,
      { type: 'SegmentStarted', segment, left: agenda.current, was: progressOf(found) },
    ]);
  },
  SkipSegment: ({ agenda }, { segment }) => {
    const found = findSegment(agenda, segment);
    if (!found) return no({ code: 'no-such-segment', detail: segment });
    if (segment === agenda.current) return no({ code: 'segment-is-on', detail: segment });
    if (agenda.segments.findIndex(({ id }) => id === segment) < position(agenda))
      return no({ code: 'segment-is-over', detail: segment });
    return ok(found.skipped ? [] : [{ type: 'SegmentSkipped', segment }]);
  },
  RestoreSegment: ({ agenda }, { segment }) => {
    const found = findSegment(agenda, segment);
    if (!found) return no({ code: 'no-such-segment', detail: segment });
    return ok(found.skipped ? [{ type: 'SegmentRestored', segment }] : []);
  },
  PauseNight: ({ agenda }) => {
    if (agenda.current === null) return no({ code: 'night-not-running' });
    return ok(agenda.pausedAt === null ? [{ type: 'NightPaused' }] : []);
  },
  ResumeNight: ({ agenda }) => {
    if (agenda.current === null) return no({ code: 'night-not-running' });
    return ok(agenda.pausedAt === null ? [] : [{ type: 'NightResumed' }]);
  },
  EndNight: ({ agenda }, { from }) => {
    if (from !== agenda.current) return movedOn(agenda);
    return ok([{ type: 'NightEnded', left: from, paused: agenda.pausedAt !== null }]);
  },
};

const leaveCurrent = (agenda: Agenda, at: Instant): void => {
  const left = agenda.segments.find(({ id }) => id === agenda.current);
  if (!left) return;
  if (agenda.runningSince !== null) left.usedMs += Math.max(0, at - agenda.runningSince);
  left.endedAt = at;
  agenda.current = null;
  agenda.runningSince = null;
};

const enter = (agenda: Agenda, id: string, at: Instant): void => {
  const entered = agenda.segments.find((segment) => segment.id === id);
  if (!entered) return;
  entered.startedAt ??= at;
  entered.endedAt = null;
  entered.skipped = false;
  agenda.current = id;
  // Gone back to by taking back, under a pause that goes on.
  agenda.runningSince = agenda.pausedAt === null ? at : null;
  agenda.endedAt = null;
};

const markSkipped = (agenda: Agenda, id: string, skipped: boolean): void => {
  const segment = agenda.segments.find((candidate) => candidate.id === id);
  if (segment) segment.skipped = skipped;
};

/** What moves the night; what changes the running order itself is in agenda-changes.ts. */
type ProgressEvent = Exclude<AgendaEvent, ChangeEvent>;

export const evolveAgenda: EvolveTable<Agenda, ProgressEvent, NightEvent> = {
  NightStarted: (agenda, { start, rehearsal }, { at }) => {
    agenda.startedAt = at;
    agenda.start = start;
    agenda.rehearsal = rehearsal;
  },
  SegmentStarted: (agenda, { segment }, { at }) => {
    leaveCurrent(agenda, at);
    enter(agenda, segment, at);
  },
  SegmentUnstarted: (agenda, { segment: id, to }) => {
    const segment = agenda.segments.find((one) => one.id === id);
    if (!segment) return;
    // What was really on meanwhile is the segment that had been left [AGENDA-4].
    const current = agenda.segments.find((one) => one.id === agenda.current);
    if (current) current.usedMs += segment.usedMs - to.usedMs;
    Object.assign(segment, to);
  },
  SegmentSkipped: (agenda, { segment }) => markSkipped(agenda, segment, true),
  SegmentRestored: (agenda, { segment }) => markSkipped(agenda, segment, false),
  NightPaused: (agenda, _event, { at }) => {
    const current = agenda.segments.find(({ id }) => id === agenda.current);
    if (current && agenda.runningSince !== null) current.usedMs += Math.max(0, at - agenda.runningSince);
    agenda.runningSince = null;
    agenda.pausedAt = at;
  },
  NightResumed: (agenda, _event, { at }) => {
    agenda.pausedAt = null;
    agenda.runningSince = agenda.current === null ? null : at;
  },
  NightEnded: (agenda, _event, { at }) => {
    leaveCurrent(agenda, at);
    agenda.pausedAt = null;
    agenda.endedAt = at;
  },
};

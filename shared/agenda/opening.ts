/** The running order as it opens: the plan's segments, each with its planned offset. */
import { seconds, type Ms } from '../kernel/time.ts';
import type { AssemblyOpened } from '../night/events.ts';
import type { PlanSegment } from '../plan/plan.ts';
import { sceneOfKind } from '../screen/scenes.ts';
import type { Agenda, Segment } from './state.ts';
import { endOffset, hardStopOffset, offsetOf } from './written-times.ts';

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
const openSegments = (opening: AssemblyOpened): Segment[] => {
  let offset = 0;
  return opening.plan.running_order.map((planned) => {
    const { id, at } = planned;
    const segment = openSegment(planned, at ? offsetOf(opening, 'segments', id, at) : offset);
    offset = (segment.plannedOffsetMs ?? offset) + segment.plannedMs;
    return segment;
  });
};

const finishOf = (segments: readonly Segment[]): Ms => {
  const last = segments.at(-1);
  return last ? (last.plannedOffsetMs ?? 0) + last.plannedMs : 0;
};

export const openAgenda = (opening: AssemblyOpened, segments = openSegments(opening)): Agenda => ({
  start: opening.schedule.start,
  rehearsal: null,
  startedAt: null,
  endedAt: null,
  pausedAt: null,
  current: null,
  runningSince: null,
  dayFrom: opening.schedule.dayFrom,
  dayUntil: opening.schedule.dayUntil,
  endOffsetMs: endOffset(opening),
  hardStopOffsetMs: hardStopOffset(opening),
  finishOffsetMs: finishOf(segments),
  segments,
});

/** The running order as it opens: the plan's segments, each with its planned offset. */
import { between, seconds, type Ms } from '../kernel/time.ts';
import type { AssemblyOpened } from '../night/events.ts';
import type { Plan, PlanSegment } from '../plan/plan.ts';
import { sceneOfKind } from '../screen/scenes.ts';
import type { Agenda, Segment } from './state.ts';

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

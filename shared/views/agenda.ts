/** The running order as the crew reads it: every segment with its planned and actual times, and what may be done with it. */
import { position } from '../agenda/segments.ts';
import type { Segment } from '../agenda/state.ts';
import { offsetOf } from '../agenda/written-times.ts';
import type { Deep } from '../kernel/decider.ts';
import type { PlanSegment } from '../plan/plan.ts';
import type { Instant, Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import { leadName, publicName } from './names.ts';

/** `passed`: the night went on without it. */
export type SegmentStatus = 'done' | 'on' | 'to-come' | 'skipped' | 'passed';

export interface SegmentRow {
  readonly id: string;
  readonly kind: PlanSegment['kind'];
  readonly title: string;
  /** For a testimony: its public name, unless the reserve reads; for an ask its title. */
  readonly detail: string | null;
  readonly leads: readonly string[];
  /** For the crew only. */
  readonly note: string | null;
  readonly cut: number;
  readonly status: SegmentStatus;
  /** Null for a segment that the plan did not have. */
  readonly plannedAt: Instant | null;
  readonly plannedMs: Ms;
  /** What it has now, after cuts and additions. */
  readonly lengthMs: Ms;
  readonly perCandidateMs: Ms | null;
  /** A delegation that this is about must leave by then. */
  readonly leaveBy: { readonly delegation: string; readonly at: Instant } | null;
  readonly minMs: Ms;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** How long it has been on, before `runningSince` of the agenda. */
  readonly usedMs: Ms;
  readonly canStart: boolean;
  readonly canSkip: boolean;
  readonly canRestore: boolean;
  /** Still to come, left out or not: it can be moved, and something put before it. */
  readonly canMove: boolean;
}

/** Something of the plan that is done before the start. */
export interface BeforeRow {
  readonly id: string;
  readonly at: Instant;
  readonly title: string;
  readonly lead: string | null;
}

export interface AgendaView {
  readonly current: string | null;
  readonly runningSince: Instant | null;
  readonly startedAt: Instant | null;
  readonly pausedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly startsAt: Instant;
  /** When the plan wants to end, and when the hall must be empty. */
  readonly endsAt: Instant;
  readonly hardStopAt: Instant | null;
  /** Where the plan's last segment ends: what over and under are measured against. */
  readonly plannedFinishAt: Instant;
  readonly before: readonly BeforeRow[];
  readonly segments: readonly SegmentRow[];
  /** The segment that the one large button starts; null after the last. */
  readonly next: string | null;
  /** The one before, to go back to. */
  readonly previous: string | null;
  readonly canPause: boolean;
  readonly canResume: boolean;
  /** Only the last segment is left to end. */
  readonly canEnd: boolean;
}

const statusOf = (segment: Deep<Segment>, index: number, on: number): SegmentStatus => {
  if (index === on) return 'on';
  if (segment.skipped) return 'skipped';
  if (index > on) return 'to-come';
  return segment.startedAt === null ? 'passed' : 'done';
};

const detailOf = (state: Deep<Assembly>, { kind, ref }: Deep<Segment>): string | null => {
  if (kind === 'testimony') return ref === null ? null : publicName(state, { as: 'testimony', id: ref });
  return kind === 'ask' ? (state.plan.asks.find(({ id }) => id === ref)?.title ?? null) : null;
};

/** A testimony by a delegation that must leave early, and the ask that this testimony is for, are to be over by then. */
const leaveBy = (
  { plan, agenda, opening }: Deep<Assembly>,
  { kind, ref }: Deep<Segment>,
): SegmentRow['leaveBy'] => {
  if (kind !== 'testimony' && kind !== 'ask') return null;
  const about = plan.testimonies.filter((one) => (kind === 'testimony' ? one.id : one.ask) === ref);
  for (const { delegation: id } of about) {
    const delegation = plan.delegations.find((one) => one.id === id);
    if (!delegation?.must_leave_by) continue;
    const at = agenda.start + offsetOf(opening, 'leaveBy', delegation.id, delegation.must_leave_by);
    return { delegation: delegation.name, at };
  }
  return null;
};

const row = (
  state: Deep<Assembly>,
  segment: Deep<Segment>,
  status: SegmentStatus,
  toCome: boolean,
): SegmentRow => ({
  id: segment.id,
  kind: segment.kind,
  title: segment.title,
  detail: detailOf(state, segment),
  leads: segment.lead.map((lead) => leadName(state, lead)),
  note: segment.note,
  cut: segment.cut,
  status,
  plannedAt: segment.plannedOffsetMs === null ? null : state.agenda.start + segment.plannedOffsetMs,
  plannedMs: segment.plannedMs,
  lengthMs: segment.lengthMs,
  perCandidateMs: segment.perCandidateMs,
  leaveBy: leaveBy(state, segment),
  minMs: segment.minMs,
  startedAt: segment.startedAt,
  endedAt: segment.endedAt,
  usedMs: segment.usedMs,
  canStart: status !== 'on',
  canSkip: status === 'to-come',
  canRestore: status === 'skipped',
  canMove: toCome,
});

const beforeRows = (state: Deep<Assembly>): BeforeRow[] =>
  state.plan.before.map(({ id, at, title, lead }) => ({
    id,
    at: state.agenda.start + offsetOf(state.opening, 'before', id, at),
    title,
    lead: lead === undefined ? null : leadName(state, lead),
  }));

/** What was on before; where the night began in the middle, what stands before it. */
const previousOf = (before: readonly SegmentRow[]): string | null =>
  (
    before.findLast(({ status }) => status === 'done') ??
    before.findLast(({ status }) => status !== 'skipped')
  )?.id ?? null;

export const agendaView = (state: Deep<Assembly>): AgendaView => {
  const { agenda } = state;
  const on = position(agenda);
  const segments = agenda.segments.map((segment, index) =>
    row(state, segment, statusOf(segment, index, on), index > on),
  );
  const next = segments.find(({ status }) => status === 'to-come')?.id ?? null;
  return {
    current: agenda.current,
    runningSince: agenda.runningSince,
    startedAt: agenda.startedAt,
    pausedAt: agenda.pausedAt,
    endedAt: agenda.endedAt,
    startsAt: agenda.start,
    endsAt: agenda.start + agenda.endOffsetMs,
    hardStopAt: agenda.hardStopOffsetMs === null ? null : agenda.start + agenda.hardStopOffsetMs,
    plannedFinishAt: agenda.start + agenda.finishOffsetMs,
    before: beforeRows(state),
    segments,
    next,
    previous: previousOf(segments.slice(0, Math.max(on, 0))),
    canPause: agenda.current !== null && agenda.pausedAt === null,
    canResume: agenda.pausedAt !== null,
    canEnd: agenda.current !== null && next === null,
  };
};

/** The running order as the crew reads it: every segment with its planned and actual times, and what may be done with it. */
import { position, type Segment } from '../agenda.ts';
import type { Assembly } from '../assembly.ts';
import type { Deep } from '../decider.ts';
import type { PlanSegment } from '../plan.ts';
import type { Instant, Ms } from '../time.ts';
import { personName } from './names.ts';

/** `passed`: the night went on without it. */
export type SegmentStatus = 'done' | 'on' | 'to-come' | 'skipped' | 'passed';

export interface SegmentRow {
  readonly id: string;
  readonly kind: PlanSegment['kind'];
  readonly title: string;
  /** For a testimony: its public name, for an ask its title. */
  readonly detail: string | null;
  readonly leads: readonly string[];
  readonly cut: number;
  readonly status: SegmentStatus;
  readonly plannedAt: Instant;
  readonly plannedMs: Ms;
  readonly minMs: Ms;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** How long it has been on, before `runningSince` of the agenda. */
  readonly usedMs: Ms;
  readonly canStart: boolean;
  readonly canSkip: boolean;
  readonly canRestore: boolean;
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

const detailOf = ({ plan }: Deep<Assembly>, { kind, ref }: Deep<Segment>): string | null => {
  if (kind === 'testimony') return plan.testimonies.find(({ id }) => id === ref)?.public_name ?? null;
  return kind === 'ask' ? (plan.asks.find(({ id }) => id === ref)?.title ?? null) : null;
};

const row = (state: Deep<Assembly>, segment: Deep<Segment>, status: SegmentStatus): SegmentRow => ({
  id: segment.id,
  kind: segment.kind,
  title: segment.title,
  detail: detailOf(state, segment),
  leads: segment.lead.flatMap((role) => personName(state, role) ?? []),
  cut: segment.cut,
  status,
  plannedAt: state.agenda.start + segment.plannedOffsetMs,
  plannedMs: segment.plannedMs,
  minMs: segment.minMs,
  startedAt: segment.startedAt,
  endedAt: segment.endedAt,
  usedMs: segment.usedMs,
  canStart: status !== 'on',
  canSkip: status === 'to-come',
  canRestore: status === 'skipped',
});

/** What was on before; where the night began in the middle, what stands before it. */
const previousOf = (before: readonly SegmentRow[]): string | null =>
  (
    before.findLast(({ status }) => status === 'done') ??
    before.findLast(({ status }) => status !== 'skipped')
  )?.id ?? null;

export const agendaView = (state: Deep<Assembly>): AgendaView => {
  const { agenda } = state;
  const on = position(agenda);
  const segments = agenda.segments.map((segment, index) => row(state, segment, statusOf(segment, index, on)));
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
    segments,
    next,
    previous: previousOf(segments.slice(0, Math.max(on, 0))),
    canPause: agenda.current !== null && agenda.pausedAt === null,
    canResume: agenda.pausedAt !== null,
    canEnd: agenda.current !== null && next === null,
  };
};

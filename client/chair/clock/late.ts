/** Where the projection runs into something that can't wait: people who must leave, and the hard stop. */
import type { Projection } from '../../../shared/views/projection.ts';
import type { Instant, Ms } from '../../../shared/kernel/time.ts';
import type { AgendaView, SegmentRow } from '../../../shared/views/agenda.ts';

/** Under a minute is no delay worth a chair's glance, and would read as the same time of day. */
const WORTH_SAYING_MS = 60_000;

/** Projected end of a segment that is on or to come; null for any other. */
export const projectedEnd = ({ startsAt, finishAt }: Projection, segment: SegmentRow): Instant | null => {
  if (segment.status === 'on') return startsAt.values().next().value ?? finishAt;
  const start = startsAt.get(segment.id);
  return start === undefined ? null : start + Math.max(0, segment.lengthMs - segment.usedMs);
};

export interface Late {
  readonly delegation: string;
  readonly leavesAt: Instant;
  readonly segments: readonly { readonly row: SegmentRow; readonly endsAt: Instant }[];
}

export const isLate = (projection: Projection, row: SegmentRow): boolean => {
  const endsAt = projectedEnd(projection, row);
  return row.leaveBy !== null && endsAt !== null && endsAt - row.leaveBy.at >= WORTH_SAYING_MS;
};

/** By delegation: what of theirs would end after they must leave. */
export const lateLeavers = ({ segments }: AgendaView, projection: Projection): Late[] => {
  const late = new Map<string, Late>();
  for (const row of segments.filter((one) => isLate(projection, one))) {
    const { delegation, at } = row.leaveBy ?? { delegation: '', at: Infinity };
    const before = late.get(delegation);
    late.set(delegation, {
      delegation,
      leavesAt: Math.min(before?.leavesAt ?? Infinity, at),
      segments: [...(before?.segments ?? []), { row, endsAt: projectedEnd(projection, row) ?? at }],
    });
  }
  return [...late.values()];
};

/** How far past the hard stop the night would end; 0 when it ends in time, or has ended. */
export const pastHardStopMs = ({ hardStopAt, endedAt }: AgendaView, finishAt: Instant): Ms => {
  if (hardStopAt === null || endedAt !== null) return 0;
  return finishAt - hardStopAt < WORTH_SAYING_MS ? 0 : finishAt - hardStopAt;
};

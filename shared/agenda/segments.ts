/** Finding segments in the running order, and where the night stands among them. */
import type { Deep } from '../kernel/decider.ts';
import type { SegmentProgress } from './events.ts';
import type { Agenda, Segment } from './state.ts';

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

export const indexOf = ({ segments }: Deep<Agenda>, id: string | null): number =>
  segments.findIndex((segment) => segment.id === id);

/** Behind the night's position: not on, not over. */
export const isToCome = (agenda: Deep<Agenda>, id: string): boolean =>
  agenda.endedAt === null && indexOf(agenda, id) > indexOf(agenda, agenda.current);

/** The id of the segment behind this one; null for the last. */
export const follower = (agenda: Deep<Agenda>, id: string): string | null =>
  agenda.segments[indexOf(agenda, id) + 1]?.id ?? null;

/** How the console speaks of segments: their names, and what a jump would leave out. */
import type { AgendaView, SegmentRow } from '../../../shared/views/agenda.ts';
import type { Ms } from '../../../shared/kernel/time.ts';

/** A testimony by its public name; everything else by its title. */
export const nameOf = ({ kind, title, detail }: SegmentRow): string =>
  kind === 'testimony' && detail !== null ? `${title} · ${detail}` : title;

export const segmentOf = ({ segments }: AgendaView, id: string | null): SegmentRow | null =>
  segments.find((segment) => segment.id === id) ?? null;

/** Segments still to come that would be passed over if `wanted` were started now. */
export const leftOut = ({ segments, current }: AgendaView, wanted: SegmentRow): SegmentRow[] => {
  const on = segments.findIndex(({ id }) => id === current);
  const to = segments.indexOf(wanted);
  return segments.slice(on + 1, Math.max(to, on + 1)).filter(({ status }) => status === 'to-come');
};

/** Whole minutes, towards zero: under a minute is no delay worth a chair's glance. */
export const wholeMinutes = (ms: Ms): number => Math.trunc(ms / 60_000);

/** The segment behind this one; null for the last. */
export const follower = ({ segments }: AgendaView, id: string): SegmentRow | null =>
  segments[segments.findIndex((segment) => segment.id === id) + 1] ?? null;

/** A position in the running order: before a segment, or at the end. */
export interface Position {
  readonly before: string | null;
}

/** One step up or down; null where something that has its place already is in the way. */
export const stepFrom = (
  { segments }: AgendaView,
  { id, canMove }: SegmentRow,
  by: -1 | 1,
): Position | null => {
  const index = segments.findIndex((segment) => segment.id === id);
  const neighbour = segments[index + by];
  if (!canMove || !neighbour?.canMove) return null;
  return { before: by < 0 ? neighbour.id : (segments[index + 2]?.id ?? null) };
};

/** Where something new may stand, seen from a segment. */
export const positionBefore = ({ id, canMove }: SegmentRow): Position | null =>
  canMove ? { before: id } : null;
export const positionAfter = (agenda: AgendaView, { id, status, canMove }: SegmentRow): Position | null =>
  canMove || status === 'on' ? { before: follower(agenda, id)?.id ?? null } : null;

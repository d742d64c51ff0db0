/** How the console speaks of segments: their names, and what a jump would leave out. */
import type { AgendaView, SegmentRow } from '../../shared/views/agenda.ts';
import type { Ms } from '../../shared/time.ts';

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

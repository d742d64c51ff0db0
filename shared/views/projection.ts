/** Where the night is heading: projected times from the agenda's instants and the moment, for clients to count by. */
import type { Instant, Ms } from '../kernel/time.ts';
import type { AgendaView, SegmentRow } from './agenda.ts';

export interface Projection {
  /** Projected start of each segment that is still to come. */
  readonly startsAt: ReadonlyMap<string, Instant>;
  readonly finishAt: Instant;
  /** Against the planned finish; negative when under. */
  readonly overMs: Ms;
  /** What is left of the current segment; negative when it is over. Null while nothing is on. */
  readonly leftMs: Ms | null;
}

/** How long a segment has been on, at `now`. */
export const onFor = (agenda: AgendaView, segment: SegmentRow, now: Instant): Ms =>
  segment.usedMs + (segment.status === 'on' && agenda.runningSince !== null ? now - agenda.runningSince : 0);

/** Before the night: it will begin as planned; late, it begins now. In a rehearsal the plan's own times stand. */
const beginning = (agenda: AgendaView, now: Instant, rehearsal: boolean): Instant => {
  if (agenda.startedAt !== null) return now;
  return rehearsal ? agenda.startsAt : Math.max(now, agenda.startsAt);
};

export const project = (agenda: AgendaView, now: Instant, rehearsal: boolean): Projection => {
  const current = agenda.segments.find(({ status }) => status === 'on');
  const leftMs = current ? current.lengthMs - onFor(agenda, current, now) : null;
  let at = beginning(agenda, now, rehearsal) + Math.max(0, leftMs ?? 0);
  const startsAt = new Map<string, Instant>();
  for (const segment of agenda.segments.filter(({ status }) => status === 'to-come')) {
    startsAt.set(segment.id, at);
    at += Math.max(0, segment.lengthMs - segment.usedMs);
  }
  const finishAt = agenda.endedAt ?? at;
  return { startsAt, finishAt, overMs: finishAt - agenda.plannedFinishAt, leftMs };
};

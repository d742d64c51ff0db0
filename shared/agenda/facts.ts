/** What each fact about the running order makes of it, and how it is taken back. */
import type { Deep } from '../kernel/decider.ts';
import { changes, nothing, provided, type Inverse } from '../kernel/fact.ts';
import type { Instant } from '../kernel/time.ts';
import type { NightEvent } from '../night/events.ts';
import type { Facts } from '../night/rows.ts';
import type { Assembly } from '../night/state.ts';
import { reopenedTurn } from '../turns/cut-short.ts';
import type { AgendaEvent, SegmentCut } from './events.ts';
import { newSegment } from './opening.ts';
import { findSegment, indexOf, isToCome, progressOf } from './segments.ts';
import type { Agenda, Segment } from './state.ts';

/** To be written to. */
const segmentOf = (agenda: Agenda, id: string | null): Segment | undefined =>
  agenda.segments.find((segment) => segment.id === id);

const leaveCurrent = (agenda: Agenda, at: Instant): void => {
  const left = segmentOf(agenda, agenda.current);
  if (!left) return;
  if (agenda.runningSince !== null) left.usedMs += Math.max(0, at - agenda.runningSince);
  left.endedAt = at;
  agenda.current = null;
  agenda.runningSince = null;
};

const enter = (agenda: Agenda, id: string, at: Instant): void => {
  const entered = segmentOf(agenda, id);
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
  const segment = segmentOf(agenda, id);
  if (segment) segment.skipped = skipped;
};

const take = (agenda: Agenda, id: string): Segment | undefined => {
  const index = indexOf(agenda, id);
  return index < 0 ? undefined : agenda.segments.splice(index, 1)[0];
};

const put = (agenda: Agenda, segment: Segment, before: string | null): void => {
  const index = before === null ? -1 : indexOf(agenda, before);
  agenda.segments.splice(index < 0 ? agenda.segments.length : index, 0, segment);
};

const applyCut = (agenda: Agenda, { segment: id, toMs, perCandidateToMs }: SegmentCut): void => {
  const segment = segmentOf(agenda, id);
  if (!segment) return;
  segment.skipped = toMs === 0;
  if (toMs > 0) segment.lengthMs = toMs;
  segment.perCandidateMs = perCandidateToMs;
};

const backwards = (cut: SegmentCut): SegmentCut => ({
  segment: cut.segment,
  fromMs: cut.toMs,
  toMs: cut.fromMs,
  perCandidateFromMs: cut.perCandidateToMs,
  perCandidateToMs: cut.perCandidateFromMs,
});

/** The segment that was left is on again; a pause of the night stands, or is made again. */
const goBack = ({ agenda }: Deep<Assembly>, left: string, isPaused: boolean): readonly NightEvent[] => {
  const segment = findSegment(agenda, left);
  if (!segment) return [];
  const was = progressOf(segment);
  return [
    { type: 'SegmentStarted', segment: left, left: agenda.current, was },
    ...(isPaused ? [{ type: 'NightPaused' } as const] : []),
  ];
};

const moveBack = (
  { agenda }: Deep<Assembly>,
  { segment, before, was }: Extract<AgendaEvent, { readonly type: 'SegmentMoved' }>,
): Inverse<NightEvent> => {
  const at = indexOf(agenda, segment);
  const stands = at >= 0 && (agenda.segments[at + 1]?.id ?? null) === before;
  const isFree = [segment, was].every((id) => id === null || isToCome(agenda, id));
  return provided<NightEvent>(stands && isFree, { type: 'SegmentMoved', segment, before: was, was: before });
};

const unstart = (
  state: Deep<Assembly>,
  { segment, left, was }: Extract<AgendaEvent, { readonly type: 'SegmentStarted' }>,
): Inverse<NightEvent> => {
  const { current, pausedAt } = state.agenda;
  const paused = pausedAt !== null;
  const undone: NightEvent = { type: 'SegmentUnstarted', segment, to: was };
  if (left === null)
    return provided<NightEvent>(current === segment, { type: 'NightEnded', left: segment, paused }, undone);
  return provided(current === segment, ...goBack(state, left, paused), undone, ...reopenedTurn(state, left));
};

const isThere = (agenda: Deep<Agenda>, segment: string): boolean =>
  findSegment(agenda, segment) !== undefined;

const skipping = ({ segment }: { readonly segment: string }) => changes(`skipped ${segment}`);
const pausing = () => changes('pause');

export const agendaFacts: Facts<'agenda', AgendaEvent> = {
  NightStarted: {
    evolve: (agenda, { start, rehearsal }, { at }) => {
      agenda.startedAt = at;
      agenda.start = start;
      agenda.rehearsal = rehearsal;
    },
    takenBack: 'never',
    touches: nothing,
  },
  SegmentStarted: {
    evolve: (agenda, { segment }, { at }) => {
      leaveCurrent(agenda, at);
      enter(agenda, segment, at);
    },
    takenBack: unstart,
    touches: ({ segment, was }) => changes('on', ...(was.skipped ? [`skipped ${segment}`] : [])),
  },
  SegmentUnstarted: {
    evolve: (agenda, { segment: id, to }) => {
      const segment = segmentOf(agenda, id);
      if (!segment) return;
      // What was really on meanwhile is the segment that had been left [AGENDA-4].
      const current = segmentOf(agenda, agenda.current);
      if (current) current.usedMs += segment.usedMs - to.usedMs;
      Object.assign(segment, to);
    },
    takenBack: 'never',
    touches: nothing,
  },
  SegmentSkipped: {
    evolve: (agenda, { segment }) => markSkipped(agenda, segment, true),
    takenBack: ({ agenda }, { segment }) =>
      provided<NightEvent>(findSegment(agenda, segment)?.skipped === true, {
        type: 'SegmentRestored',
        segment,
      }),
    touches: skipping,
  },
  SegmentRestored: {
    evolve: (agenda, { segment }) => markSkipped(agenda, segment, false),
    takenBack: ({ agenda }, { segment }) =>
      provided<NightEvent>(findSegment(agenda, segment)?.skipped === false && agenda.current !== segment, {
        type: 'SegmentSkipped',
        segment,
      }),
    touches: skipping,
  },
  NightPaused: {
    evolve: (agenda, _event, { at }) => {
      const current = segmentOf(agenda, agenda.current);
      if (current && agenda.runningSince !== null) current.usedMs += Math.max(0, at - agenda.runningSince);
      agenda.runningSince = null;
      agenda.pausedAt = at;
    },
    takenBack: ({ agenda }) => provided<NightEvent>(agenda.pausedAt !== null, { type: 'NightResumed' }),
    touches: pausing,
  },
  NightResumed: {
    evolve: (agenda, _event, { at }) => {
      agenda.pausedAt = null;
      agenda.runningSince = agenda.current === null ? null : at;
    },
    takenBack: ({ agenda }) => provided<NightEvent>(agenda.current !== null, { type: 'NightPaused' }),
    touches: pausing,
  },
  NightEnded: {
    evolve: (agenda, _event, { at }) => {
      leaveCurrent(agenda, at);
      agenda.pausedAt = null;
      agenda.endedAt = at;
    },
    // Paused before the turn goes on, so that what the night's pause held goes on with the night.
    takenBack: (state, { left, paused }) =>
      provided(state.agenda.endedAt !== null, ...goBack(state, left, paused), ...reopenedTurn(state, left)),
    touches: () => changes('on', 'pause'),
  },
  SegmentMoved: {
    evolve: (agenda, { segment: id, before }) => {
      const segment = take(agenda, id);
      if (segment) put(agenda, segment, before);
    },
    takenBack: moveBack,
    touches: ({ segment, was }) => ({
      changes: [`place ${segment}`],
      needs: [`place ${segment}`, `place ${was}`],
    }),
  },
  SegmentInserted: {
    evolve: (agenda, { segment, before, title, kind, lengthMs }) =>
      put(agenda, newSegment(segment, kind, title, lengthMs), before),
    takenBack: ({ agenda }, { segment }) =>
      provided<NightEvent>(findSegment(agenda, segment)?.startedAt === null, {
        type: 'SegmentRemoved',
        segment,
      }),
    touches: nothing,
  },
  SegmentRemoved: {
    evolve: (agenda, { segment }) => void take(agenda, segment),
    takenBack: 'never',
    touches: nothing,
  },
  SegmentEdited: {
    evolve: (agenda, { segment: id, to }) => {
      const segment = segmentOf(agenda, id);
      if (segment) Object.assign(segment, to);
    },
    takenBack: ({ agenda }, { segment, to, was }) =>
      provided<NightEvent>(isThere(agenda, segment), { type: 'SegmentEdited', segment, to: was, was: to }),
    touches: ({ segment, to }) => changes(...Object.keys(to).map((what) => `${what} ${segment}`)),
  },
  SegmentsCut: {
    evolve: (agenda, { cuts }) => {
      for (const cut of cuts) applyCut(agenda, cut);
    },
    takenBack: ({ agenda }, { cuts }) =>
      provided<NightEvent>(
        cuts.every(({ segment }) => isThere(agenda, segment)),
        { type: 'SegmentsCut', cuts: cuts.map(backwards) },
      ),
    touches: ({ cuts }) =>
      changes(
        ...cuts.flatMap(({ segment }) =>
          ['lengthMs', 'perCandidateMs', 'skipped'].map((what) => `${what} ${segment}`),
        ),
      ),
  },
};

/** What may be said of the running order: started, skipped, paused, ended; moved, inserted, edited, cut. Rules [AGENDA-*], [CHANGE-*]. */
import { z } from 'zod';
import type { Deep } from '../kernel/decider.ts';
import { planId } from '../kernel/ids.ts';
import type { Refusal, RefusalCode } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';
import { seconds, type Instant } from '../kernel/time.ts';
import { commands } from '../night/rows.ts';
import { cutOf, cutRefusal } from './cuts.ts';
import { editOf } from './edits.ts';
import type { AgendaEvent, SegmentEdit } from './events.ts';
import { segmentKinds } from './kinds.ts';
import { isLength, MOST_SEGMENTS } from './lengths.ts';
import { findSegment, follower, isToCome, position, progressOf } from './segments.ts';
import type { Agenda } from './state.ts';

const startOfNight = (agenda: Deep<Agenda>, now: Instant): AgendaEvent[] => {
  if (agenda.startedAt !== null) return [];
  const rehearsal = now < agenda.dayFrom || now >= agenda.dayUntil;
  return [{ type: 'NightStarted', rehearsal, start: rehearsal ? now : agenda.start }];
};

const refuse = (code: RefusalCode, detail?: string): Result<never, Refusal> =>
  no(detail === undefined ? { code } : { code, detail });
const movedOn = (agenda: Deep<Agenda>): Result<never, Refusal> =>
  refuse('moved-on', agenda.current ?? 'nothing');

/** A place to put something: before a segment that is to come, or at the end. */
const placeRefusal = (agenda: Deep<Agenda>, before: string | null): Refusal | null => {
  if (before === null) return agenda.endedAt === null ? null : { code: 'night-not-running' };
  if (!findSegment(agenda, before)) return { code: 'no-such-segment', detail: before };
  return isToCome(agenda, before) ? null : { code: 'segment-is-over', detail: before };
};

export const agendaCommands = commands({
  StartSegment: {
    /** `from` names the segment that is left (null: none is on), so that two chairs at once take one step. */
    fields: { segment: planId, from: planId.nullable() },
    by: ['chair'],
    decide: ({ agenda }, { segment, from }, { now }) => {
      const found = findSegment(agenda, segment);
      if (!found) return refuse('no-such-segment', segment);
      if (from !== agenda.current) return movedOn(agenda);
      if (segment === agenda.current) return refuse('already-on', segment);
      const resumed: AgendaEvent[] = agenda.pausedAt === null ? [] : [{ type: 'NightResumed' }];
      return ok([
        ...startOfNight(agenda, now),
        ...resumed,
        { type: 'SegmentStarted', segment, left: agenda.current, was: progressOf(found) },
      ]);
    },
  },
  SkipSegment: {
    fields: { segment: planId },
    by: ['chair'],
    decide: ({ agenda }, { segment }) => {
      const found = findSegment(agenda, segment);
      if (!found) return refuse('no-such-segment', segment);
      if (segment === agenda.current) return refuse('segment-is-on', segment);
      if (agenda.segments.findIndex(({ id }) => id === segment) < position(agenda))
        return refuse('segment-is-over', segment);
      return ok(found.skipped ? [] : [{ type: 'SegmentSkipped', segment }]);
    },
  },
  RestoreSegment: {
    fields: { segment: planId },
    by: ['chair'],
    decide: ({ agenda }, { segment }) => {
      const found = findSegment(agenda, segment);
      if (!found) return refuse('no-such-segment', segment);
      return ok(found.skipped ? [{ type: 'SegmentRestored', segment }] : []);
    },
  },
  PauseNight: {
    fields: {},
    by: ['chair'],
    decide: ({ agenda }) => {
      if (agenda.current === null) return refuse('night-not-running');
      return ok(agenda.pausedAt === null ? [{ type: 'NightPaused' }] : []);
    },
  },
  ResumeNight: {
    fields: {},
    by: ['chair'],
    decide: ({ agenda }) => {
      if (agenda.current === null) return refuse('night-not-running');
      return ok(agenda.pausedAt === null ? [] : [{ type: 'NightResumed' }]);
    },
  },
  EndNight: {
    fields: { from: planId },
    by: ['chair'],
    decide: ({ agenda }, { from }) => {
      if (from !== agenda.current) return movedOn(agenda);
      return ok([{ type: 'NightEnded', left: from, paused: agenda.pausedAt !== null }]);
    },
  },
  MoveSegment: {
    /** `before`: the segment it shall stand before; null: at the end. */
    fields: { segment: planId, before: planId.nullable() },
    by: ['chair'],
    decide: ({ agenda }, { segment, before }) => {
      if (!findSegment(agenda, segment)) return refuse('no-such-segment', segment);
      if (!isToCome(agenda, segment)) return refuse('segment-is-over', segment);
      const misplaced = placeRefusal(agenda, before);
      if (misplaced) return no(misplaced);
      const was = follower(agenda, segment);
      return ok(before === segment || before === was ? [] : [{ type: 'SegmentMoved', segment, before, was }]);
    },
  },
  InsertSegment: {
    fields: {
      before: planId.nullable(),
      title: typedText(160),
      kind: z.enum(segmentKinds).default('speech'),
      seconds: z.int(),
    },
    by: ['chair'],
    decide: ({ agenda }, { before, title, kind, seconds: length }, { newId }) => {
      const misplaced = placeRefusal(agenda, before);
      if (misplaced) return no(misplaced);
      const lengthMs = seconds(length);
      if (!isLength(lengthMs) || agenda.segments.length >= MOST_SEGMENTS)
        return refuse('length-out-of-range');
      return ok([{ type: 'SegmentInserted', segment: newId(), before, title, kind, lengthMs }]);
    },
  },
  EditSegment: {
    fields: {
      segment: planId,
      title: typedText(160).optional(),
      lead: z.array(typedText(120)).max(8).optional(),
      seconds: z.int().optional(),
      note: typedText(300).nullable().optional(),
    },
    by: ['chair'],
    decide: ({ agenda }, { segment: id, title, lead, seconds: length, note }) => {
      const segment = findSegment(agenda, id);
      if (!segment) return refuse('no-such-segment', id);
      if (length !== undefined && !isLength(seconds(length))) return refuse('length-out-of-range');
      if (length !== undefined && !isToCome(agenda, id) && id !== agenda.current)
        return refuse('segment-is-over', id);
      const to: SegmentEdit = {
        ...(title === undefined ? {} : { title }),
        ...(lead === undefined ? {} : { lead }),
        ...(length === undefined ? {} : { lengthMs: seconds(length) }),
        ...(note === undefined ? {} : { note }),
      };
      return ok(editOf(segment, to));
    },
  },
  AddTime: {
    /** Seconds to add to a segment, or to take from it: two people who add one minute each add two. */
    fields: { segment: planId, seconds: z.int() },
    by: ['chair', 'timekeeper'],
    decide: ({ agenda }, { segment: id, seconds: more }) => {
      const segment = findSegment(agenda, id);
      if (!segment) return refuse('no-such-segment', id);
      if (!isToCome(agenda, id) && id !== agenda.current) return refuse('segment-is-over', id);
      const lengthMs = segment.lengthMs + seconds(more);
      return isLength(lengthMs) ? ok(editOf(segment, { lengthMs })) : refuse('length-out-of-range');
    },
  },
  CutSegments: {
    /** A proposal as it was shown: `from` is the length it began with, so that a stale one is refused. All in seconds. */
    fields: {
      cuts: z
        .array(
          z.strictObject({
            segment: planId,
            from: z.number(),
            to: z.number(),
            perCandidate: z.number().nullish(),
          }),
        )
        .min(1)
        .max(MOST_SEGMENTS),
    },
    by: ['chair'],
    decide: ({ agenda }, { cuts }) => {
      const twice = cuts.find(({ segment }, at) => cuts.findIndex((cut) => cut.segment === segment) < at);
      if (twice) return refuse('proposal-stale', twice.segment);
      for (const cut of cuts) {
        const refusal = cutRefusal(agenda, cut);
        if (refusal) return no(refusal);
      }
      const named = cuts.flatMap((cut) => {
        const segment = findSegment(agenda, cut.segment);
        return segment ? [cutOf(segment, cut)] : [];
      });
      return ok([{ type: 'SegmentsCut', cuts: named }]);
    },
  },
});

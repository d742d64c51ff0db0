/** Changes of the running order while the night runs: order, titles, lengths, insertions, and cuts to catch up. Rules [CHANGE-*]. */
import { z } from 'zod';
import { findSegment, newSegment, type Agenda, type Segment } from './agenda.ts';
import type { Assembly } from '../night/assembly.ts';
import type { Deep, DecideTable, EvolveTable } from '../kernel/decider.ts';
import type { AgendaEvent, NightEvent, SegmentCut, SegmentEdit } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import { segmentKinds } from '../plan/plan.ts';
import type { Refusal, RefusalCode } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';
import { seconds, type Ms } from '../kernel/time.ts';

export type ChangeEvent = Extract<
  AgendaEvent,
  { type: 'SegmentMoved' | 'SegmentInserted' | 'SegmentRemoved' | 'SegmentEdited' | 'SegmentsCut' }
>;

const SHORTEST_S = 5;
const LONGEST_S = 3 * 3600;
const MOST_SEGMENTS = 160;

export const changeCommands = {
  /** `before`: the segment it shall stand before; null: at the end. */
  MoveSegment: z.strictObject({
    type: z.literal('MoveSegment'),
    segment: planId,
    before: planId.nullable(),
  }),
  InsertSegment: z.strictObject({
    type: z.literal('InsertSegment'),
    before: planId.nullable(),
    title: typedText(160),
    kind: z.enum(segmentKinds).default('speech'),
    seconds: z.int(),
  }),
  EditSegment: z.strictObject({
    type: z.literal('EditSegment'),
    segment: planId,
    title: typedText(160).optional(),
    lead: z.array(typedText(120)).max(8).optional(),
    seconds: z.int().optional(),
    note: typedText(300).nullable().optional(),
  }),
  /** Seconds to add to a segment, or to take from it: two people who add one minute each add two. */
  AddTime: z.strictObject({ type: z.literal('AddTime'), segment: planId, seconds: z.int() }),
  /** A proposal as it was shown: `from` is the length it began with, so that a stale one is refused. All in seconds. */
  CutSegments: z.strictObject({
    type: z.literal('CutSegments'),
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
  }),
};
export type ChangeCommand = z.output<(typeof changeCommands)[keyof typeof changeCommands]>;
type CutCommand = Extract<ChangeCommand, { type: 'CutSegments' }>;

const refuse = (code: RefusalCode, detail?: string): Result<never, Refusal> =>
  no(detail === undefined ? { code } : { code, detail });

const indexOf = ({ segments }: Deep<Agenda>, id: string | null): number =>
  segments.findIndex((segment) => segment.id === id);

/** Behind the night's position: not on, not over. */
export const isToCome = (agenda: Deep<Agenda>, id: string): boolean =>
  agenda.endedAt === null && indexOf(agenda, id) > indexOf(agenda, agenda.current);

const isLength = (lengthMs: Ms): boolean => lengthMs >= seconds(SHORTEST_S) && lengthMs <= seconds(LONGEST_S);

/** The id of the segment behind this one; null for the last. */
const follower = ({ segments }: Deep<Agenda>, id: string): string | null =>
  segments[segments.findIndex((segment) => segment.id === id) + 1]?.id ?? null;

/** A place to put something: before a segment that is to come, or at the end. */
const placeRefusal = (agenda: Deep<Agenda>, before: string | null): Refusal | null => {
  if (before === null) return agenda.endedAt === null ? null : { code: 'night-not-running' };
  if (!findSegment(agenda, before)) return { code: 'no-such-segment', detail: before };
  return isToCome(agenda, before) ? null : { code: 'segment-is-over', detail: before };
};

const edit = (segment: Deep<Segment>, to: SegmentEdit): AgendaEvent[] => {
  const was: SegmentEdit = {
    ...(to.title === undefined ? {} : { title: segment.title }),
    ...(to.lead === undefined ? {} : { lead: segment.lead }),
    ...(to.lengthMs === undefined ? {} : { lengthMs: segment.lengthMs }),
    ...(to.note === undefined ? {} : { note: segment.note }),
  };
  return JSON.stringify(to) === JSON.stringify(was)
    ? []
    : [{ type: 'SegmentEdited', segment: segment.id, to, was }];
};

/** Nobody's slot grows, and none is too short to speak in; 0 where the whole segment is left out. */
const isSlot = (segment: Deep<Segment>, { to, perCandidate }: CutCommand['cuts'][number]): boolean => {
  if (perCandidate === null || perCandidate === undefined || to === 0) return true;
  const slotMs = seconds(perCandidate);
  return slotMs >= seconds(SHORTEST_S) && slotMs <= (segment.perCandidateMs ?? 0);
};

const cutOf = (segment: Deep<Segment>, cut: CutCommand['cuts'][number]): SegmentCut => ({
  segment: segment.id,
  fromMs: segment.lengthMs,
  toMs: seconds(cut.to),
  perCandidateFromMs: segment.perCandidateMs,
  perCandidateToMs: cut.to > 0 && cut.perCandidate ? seconds(cut.perCandidate) : segment.perCandidateMs,
});

/** Priority 0 is never cut, nothing goes below its shortest usable length, and a proposal made of old lengths is refused. */
const cutRefusal = (agenda: Deep<Agenda>, cut: CutCommand['cuts'][number]): Refusal | null => {
  const segment = findSegment(agenda, cut.segment);
  if (!segment) return { code: 'no-such-segment', detail: cut.segment };
  if (!isToCome(agenda, segment.id)) return { code: 'segment-is-over', detail: segment.id };
  if (segment.cut === 0) return { code: 'never-cut', detail: segment.id };
  if (seconds(cut.from) !== segment.lengthMs || segment.skipped)
    return { code: 'proposal-stale', detail: segment.id };
  const isWithin = cut.to >= 0 && seconds(cut.to) >= segment.minMs && cut.to <= cut.from;
  return isWithin && isSlot(segment, cut) ? null : { code: 'length-out-of-range', detail: segment.id };
};

export const decideChanges: DecideTable<Assembly, ChangeCommand, NightEvent> = {
  MoveSegment: ({ agenda }, { segment, before }) => {
    if (!findSegment(agenda, segment)) return refuse('no-such-segment', segment);
    if (!isToCome(agenda, segment)) return refuse('segment-is-over', segment);
    const misplaced = placeRefusal(agenda, before);
    if (misplaced) return no(misplaced);
    const was = follower(agenda, segment);
    return ok(before === segment || before === was ? [] : [{ type: 'SegmentMoved', segment, before, was }]);
  },
  InsertSegment: ({ agenda }, { before, title, kind, seconds: length }, { newId }) => {
    const misplaced = placeRefusal(agenda, before);
    if (misplaced) return no(misplaced);
    const lengthMs = seconds(length);
    if (!isLength(lengthMs) || agenda.segments.length >= MOST_SEGMENTS) return refuse('length-out-of-range');
    return ok([{ type: 'SegmentInserted', segment: newId(), before, title, kind, lengthMs }]);
  },
  EditSegment: ({ agenda }, { segment: id, title, lead, seconds: length, note }) => {
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
    return ok(edit(segment, to));
  },
  AddTime: ({ agenda }, { segment: id, seconds: more }) => {
    const segment = findSegment(agenda, id);
    if (!segment) return refuse('no-such-segment', id);
    if (!isToCome(agenda, id) && id !== agenda.current) return refuse('segment-is-over', id);
    const lengthMs = segment.lengthMs + seconds(more);
    return isLength(lengthMs) ? ok(edit(segment, { lengthMs })) : refuse('length-out-of-range');
  },
  CutSegments: ({ agenda }, { cuts }) => {
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
  const segment = agenda.segments.find((one) => one.id === id);
  if (!segment) return;
  segment.skipped = toMs === 0;
  if (toMs > 0) segment.lengthMs = toMs;
  segment.perCandidateMs = perCandidateToMs;
};

export const evolveChanges: EvolveTable<Agenda, ChangeEvent, NightEvent> = {
  SegmentMoved: (agenda, { segment: id, before }) => {
    const segment = take(agenda, id);
    if (segment) put(agenda, segment, before);
  },
  SegmentInserted: (agenda, { segment, before, title, kind, lengthMs }) =>
    put(agenda, newSegment(segment, kind, title, lengthMs), before),
  SegmentRemoved: (agenda, { segment }) => void take(agenda, segment),
  SegmentEdited: (agenda, { segment: id, to }) => {
    const segment = agenda.segments.find((one) => one.id === id);
    if (segment) Object.assign(segment, to);
  },
  SegmentsCut: (agenda, { cuts }) => {
    for (const cut of cuts) applyCut(agenda, cut);
  },
};

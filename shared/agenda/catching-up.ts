/** Proposes how a night that runs late can still end on time: cuts by the plan's priorities, never below what is usable. */
import { seconds, type Ms } from '../kernel/time.ts';

/** A segment that is still to come, as far as it can be cut. */
export interface Cuttable {
  readonly id: string;
  readonly lengthMs: Ms;
  /** The shortest usable length; 0 means it can be left out. */
  readonly minMs: Ms;
  /** 0 never, 1 first, 2 next, 3 last resort. */
  readonly cut: number;
  /** Each candidate's slot, where the segment consists of these; they are shortened alike or not at all. */
  readonly perCandidateMs: Ms | null;
}

export interface Cut {
  readonly segment: string;
  readonly fromMs: Ms;
  /** 0: left out. */
  readonly toMs: Ms;
  readonly perCandidateMs: Ms | null;
}

export interface Proposal {
  readonly cuts: readonly Cut[];
  readonly savedMs: Ms;
  /** What no cut can save; 0 when the night ends on time again. */
  readonly stillOverMs: Ms;
}

/** Nobody chairs by the second: lengths are cut to whole half minutes, slots of candidates to whole five seconds. */
const GRAIN_MS = seconds(30);
const SLOT_GRAIN_MS = seconds(5);

const down = (ms: Ms, grain: Ms): Ms => Math.floor(ms / grain) * grain;

const cutSlots = (segment: Cuttable, slotMs: Ms, wantedMs: Ms): Cut => {
  const count = Math.max(1, Math.round(segment.lengthMs / slotMs));
  const leastMs = Math.ceil(segment.minMs / count / SLOT_GRAIN_MS) * SLOT_GRAIN_MS;
  const perCandidateMs = Math.max(leastMs, down((segment.lengthMs - wantedMs) / count, SLOT_GRAIN_MS));
  // Where the shortest usable length leaves no room for shorter slots, the segment stays as it is.
  const toMs = perCandidateMs < slotMs ? perCandidateMs * count : segment.lengthMs;
  return { segment: segment.id, fromMs: segment.lengthMs, toMs, perCandidateMs };
};

/** As much as is wanted and no more: a segment that can be left out is shortened first. */
const cutOne = (segment: Cuttable, wantedMs: Ms): Cut => {
  if (segment.perCandidateMs) return cutSlots(segment, segment.perCandidateMs, wantedMs);
  const toMs = Math.max(segment.minMs, down(segment.lengthMs - wantedMs, GRAIN_MS));
  return { segment: segment.id, fromMs: segment.lengthMs, toMs: Math.max(0, toMs), perCandidateMs: null };
};

/** First what the plan says is cut first; among equals, what comes last in the night, so that most can still change. */
const inOrder = (segments: readonly Cuttable[]): Cuttable[] =>
  segments
    .toReversed()
    .filter(({ cut }) => cut > 0)
    .toSorted((one, other) => one.cut - other.cut);

/** `overMs`: how much later than planned the night would end. Nothing is proposed when it is on time. */
export const proposeCuts = (toCome: readonly Cuttable[], overMs: Ms): Proposal => {
  let wantedMs = overMs;
  const cuts: Cut[] = [];
  for (const segment of inOrder(toCome)) {
    if (wantedMs <= 0) break;
    const cut = cutOne(segment, wantedMs);
    if (cut.toMs >= cut.fromMs) continue;
    cuts.push(cut);
    wantedMs -= cut.fromMs - cut.toMs;
  }
  const savedMs = cuts.reduce((sum, { fromMs, toMs }) => sum + fromMs - toMs, 0);
  return { cuts, savedMs, stillOverMs: Math.max(0, overMs - savedMs) };
};

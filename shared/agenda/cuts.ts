/** Which cuts of segments may be made, as the chair was shown them. Rules [CHANGE-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { seconds } from '../kernel/time.ts';
import type { SegmentCut } from './events.ts';
import { SHORTEST_MS } from './lengths.ts';
import { findSegment, isToCome } from './segments.ts';
import type { Agenda, Segment } from './state.ts';

/** One proposed cut, in seconds. */
interface ProposedCut {
  readonly segment: string;
  readonly from: number;
  readonly to: number;
  readonly perCandidate?: number | null | undefined;
}

/** Nobody's slot grows, and none is too short to speak in; 0 where the whole segment is left out. */
const isSlot = (segment: Deep<Segment>, { to, perCandidate }: ProposedCut): boolean => {
  if (perCandidate === null || perCandidate === undefined || to === 0) return true;
  const slotMs = seconds(perCandidate);
  return slotMs >= SHORTEST_MS && slotMs <= (segment.perCandidateMs ?? 0);
};

export const cutOf = (segment: Deep<Segment>, cut: ProposedCut): SegmentCut => ({
  segment: segment.id,
  fromMs: segment.lengthMs,
  toMs: seconds(cut.to),
  perCandidateFromMs: segment.perCandidateMs,
  perCandidateToMs: cut.to > 0 && cut.perCandidate ? seconds(cut.perCandidate) : segment.perCandidateMs,
});

/** Priority 0 is never cut, nothing goes below its shortest usable length, and a proposal made of old lengths is refused. */
export const cutRefusal = (agenda: Deep<Agenda>, cut: ProposedCut): Refusal | null => {
  const segment = findSegment(agenda, cut.segment);
  if (!segment) return { code: 'no-such-segment', detail: cut.segment };
  if (!isToCome(agenda, segment.id)) return { code: 'segment-is-over', detail: segment.id };
  if (segment.cut === 0) return { code: 'never-cut', detail: segment.id };
  if (seconds(cut.from) !== segment.lengthMs || segment.skipped)
    return { code: 'proposal-stale', detail: segment.id };
  const isWithin = cut.to >= 0 && seconds(cut.to) >= segment.minMs && cut.to <= cut.from;
  return isWithin && isSlot(segment, cut) ? null : { code: 'length-out-of-range', detail: segment.id };
};

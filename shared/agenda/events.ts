/** The facts of the running order: what was on, what was left out, what was changed. */
import type { Instant, Ms } from '../kernel/time.ts';
import type { PlanSegment } from '../plan/plan.ts';

export type AgendaEvent =
  /** `start` is the instant that planned times count from: the plan's, or in a rehearsal the chair's. */
  | { readonly type: 'NightStarted'; readonly start: Instant; readonly rehearsal: boolean }
  /** `was`: how the started segment stood before. */
  | {
      readonly type: 'SegmentStarted';
      readonly segment: string;
      readonly left: string | null;
      readonly was: SegmentProgress;
    }
  /** A start taken back: as if it had never been; its time counts for the segment that is on again. */
  | { readonly type: 'SegmentUnstarted'; readonly segment: string; readonly to: SegmentProgress }
  | { readonly type: 'SegmentSkipped'; readonly segment: string }
  | { readonly type: 'SegmentRestored'; readonly segment: string }
  | { readonly type: 'NightPaused' }
  | { readonly type: 'NightResumed' }
  /** `paused`: in the middle of a pause of the night, which the end ends too. */
  | { readonly type: 'NightEnded'; readonly left: string; readonly paused: boolean }
  /** `before`: the segment it now stands before, `was`: the one it stood before; null: the end of the night. */
  | {
      readonly type: 'SegmentMoved';
      readonly segment: string;
      readonly before: string | null;
      readonly was: string | null;
    }
  | {
      readonly type: 'SegmentInserted';
      readonly segment: string;
      readonly before: string | null;
      readonly title: string;
      readonly kind: PlanSegment['kind'];
      readonly lengthMs: Ms;
    }
  /** Only ever one that was inserted: an insertion taken back. */
  | { readonly type: 'SegmentRemoved'; readonly segment: string }
  | {
      readonly type: 'SegmentEdited';
      readonly segment: string;
      readonly to: SegmentEdit;
      readonly was: SegmentEdit;
    }
  /** A whole proposal for catching up, or one taken back. */
  | { readonly type: 'SegmentsCut'; readonly cuts: readonly SegmentCut[] };

/** How far a segment got: when it was first started and last left, how long it was on, whether it is left out. */
export interface SegmentProgress {
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly usedMs: Ms;
  readonly skipped: boolean;
}

/** What can be changed of a segment during the night; what is absent stays as it was. */
export interface SegmentEdit {
  readonly title?: string;
  /** Ids of the plan's roles, or names as typed. */
  readonly lead?: readonly string[];
  readonly lengthMs?: Ms;
  readonly note?: string | null;
}

export interface SegmentCut {
  readonly segment: string;
  readonly fromMs: Ms;
  /** 0: left out. */
  readonly toMs: Ms;
  readonly perCandidateFromMs: Ms | null;
  readonly perCandidateToMs: Ms | null;
}

/** What changes the running order itself; all others move the night along it. */
export type ChangeEvent = Extract<
  AgendaEvent,
  { type: 'SegmentMoved' | 'SegmentInserted' | 'SegmentRemoved' | 'SegmentEdited' | 'SegmentsCut' }
>;

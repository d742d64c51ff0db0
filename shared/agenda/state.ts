/** The running order as it stands: each segment, and what is on. */
import type { Instant, Ms } from '../kernel/time.ts';
import type { PlanSegment } from '../plan/plan.ts';
import type { SceneName } from '../screen/scenes.ts';

export interface Segment {
  readonly id: string;
  readonly kind: PlanSegment['kind'];
  title: string;
  /** Ids of the plan's roles, or names typed on the night. */
  lead: readonly string[];
  /** For the crew only. */
  note: string | null;
  /** The testimony or the ask this segment is about. */
  readonly ref: string | null;
  readonly scene: SceneName;
  perCandidateMs: Ms | null;
  /** From the planned start of the night; null for a segment that the plan did not have. */
  readonly plannedOffsetMs: Ms | null;
  /** As planned; `lengthMs` is what it has now. */
  readonly plannedMs: Ms;
  lengthMs: Ms;
  readonly minMs: Ms;
  readonly cut: number;
  /** The first time it was started; null until then. */
  startedAt: Instant | null;
  /** The last time it was left; null while it is on. */
  endedAt: Instant | null;
  /** How long it has been on before `runningSince`, pauses of the night excluded. */
  usedMs: Ms;
  skipped: boolean;
}

export interface Agenda {
  /** The planned start; in a rehearsal, once started, the moment the chair started. */
  start: Instant;
  /** Null until the chair starts. */
  rehearsal: boolean | null;
  startedAt: Instant | null;
  endedAt: Instant | null;
  pausedAt: Instant | null;
  current: string | null;
  /** Since when the current segment's clock runs; null while nothing is on or the night is paused. */
  runningSince: Instant | null;
  readonly dayFrom: Instant;
  readonly dayUntil: Instant;
  readonly endOffsetMs: Ms;
  readonly hardStopOffsetMs: Ms | null;
  /** Where the plan's last segment ends: what over and under are measured against. */
  readonly finishOffsetMs: Ms;
  readonly segments: Segment[];
}

/** What whoever is at the microphone is told. */
import type { Instant } from '../kernel/time.ts';

export interface StageLine {
  readonly text: string;
  /** When it was said: the same words said again are another line. */
  readonly at: Instant;
}

export interface Stage {
  line: StageLine | null;
}

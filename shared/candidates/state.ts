/** The candidates as they stand: who is here, and their orders. */
import type { CandidateStanding } from './events.ts';

export interface Candidates {
  readonly standing: Map<string, CandidateStanding>;
  /** By ask: the order in which they are spoken to. Never the order in which they are listed. */
  readonly orders: Map<string, readonly string[]>;
}

/** What the projector shows of a ballot: how to vote and how many have, then the result by choice. */
import type { Instant } from '../time.ts';

export interface BallotOpenScene {
  readonly kind: 'ballot_open';
  readonly question: string;
  readonly joinCode: string;
  /** In the order as put. */
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly voted: number;
  /** Null where nobody knows how many may. */
  readonly mayVote: number | null;
  readonly closesAt: Instant | null;
}

export interface BallotResultScene {
  readonly kind: 'ballot_result';
  readonly question: string;
  /** In the order as put, never by votes. */
  readonly choices: readonly {
    readonly id: string;
    readonly text: string;
    readonly votes: number;
    /** From 0 to 1. */
    readonly share: number;
  }[];
  /** Null where nothing is carried or lost by it. */
  readonly outcome: 'carried' | 'not-carried' | 'tie' | null;
  readonly cast: number;
  /** Hands counted in the hall, a figure of their own; null where none were. */
  readonly hands: number | null;
}

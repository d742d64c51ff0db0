/** The ballots as they stand: what was put, who voted under which pseudonym, what came of it. */
import type { HallPart } from './hall-parts.ts';
import type { BallotResult } from './counting/results.ts';
import type { BallotSettings } from './settings.ts';
import type { Instant } from '../kernel/time.ts';

/** `sealed`: its key is destroyed; nobody can vote, reopen it, or say any more whose vote is whose. */
export type BallotStage = 'draft' | 'open' | 'closed' | 'sealed';

/** A vote as it lies in the log: under a pseudonym, and with its delegation only for whoever has the ballot's key. */
export interface Vote {
  readonly choices: readonly string[];
  readonly hiddenDelegation: string;
}

/** A vote as its voter knows it, with the receipt under which the record will list it. */
export interface CastVote {
  readonly choices: readonly string[];
  readonly receipt: string;
}

/** Hands in one part of the hall, or in all of it. */
export interface HandsSeen {
  readonly by: string;
  readonly part: HallPart | null;
  readonly counts: Map<string, number>;
}

/** When it was put to the floor, under which key, and how many could vote then. */
export interface Opening {
  readonly key: string;
  readonly at: Instant;
  readonly version: number;
  readonly register: number;
}

export interface Ballot {
  readonly id: string;
  settings: BallotSettings;
  stage: BallotStage;
  opened: Opening | null;
  /** When its time is up; null where it has none, or was opened again. */
  closesAt: Instant | null;
  closedAt: Instant | null;
  /** How many could vote, when it was closed; null while it goes on. */
  registerAtClose: number | null;
  readonly votes: Map<string, Vote>;
  /** By part of the hall, or one count of all of it: a figure of its own. */
  readonly hands: Map<HallPart | null, HandsSeen>;
  handsAdded: boolean;
  /** The choice that a delegation objects to, out loud. */
  readonly vetoes: Map<string, string>;
  result: BallotResult | null;
  /** Of the list of all receipts and votes, as the record has it. */
  digest: string | null;
  revealed: boolean;
}

export interface Ballots {
  /** In the order they were prepared. */
  readonly byId: Map<string, Ballot>;
  /** As they stood, those that were dropped or only rehearsed: none of their ids means another question. Nobody is shown them. */
  readonly gone: Map<string, BallotSettings>;
  /** The one the hall is busy with: from its opening until the night moves on after its result. */
  inSight: string | null;
}

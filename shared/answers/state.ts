/** The answers as they stand: recorded, confirmed, in sight; and what was ever seen. */
import type { AnswerAddress, Draft, Said, SentBack } from './events.ts';
import type { Instant } from '../kernel/time.ts';

export interface Answer extends AnswerAddress {
  /** The latest that was recorded. */
  said: Said;
  /** The first answer, kept when the candidate was pressed and answered again. */
  first: Said | null;
  /** Who confirmed `said`; null while nobody has. */
  confirmedBy: string | null;
  /** Why it was not confirmed; null once it is, or is recorded anew. */
  sentBack: SentBack | null;
  /** What the hall may see; null while nothing was revealed, or after it was taken back. */
  shown: Said | null;
  /** What was in the hall's sight before, and differs: the answer is shown as corrected. */
  corrected: boolean;
}

/** One of all that were ever recorded at an address: for the record of the night. */
export interface Version {
  said: Said;
  confirmedBy: string | null;
  /** When the hall first saw it; null: it never did. */
  seenAt: Instant | null;
}

export interface Answers {
  readonly byAddress: Map<string, Answer>;
  /** The oldest first. One that was taken back before the hall saw it is none. */
  readonly versions: Map<string, Version[]>;
  /** What somebody is writing, as it was last saved. */
  readonly drafts: Map<string, Draft & { readonly by: string; readonly at: Instant }>;
  /** The last the hall saw of each, whatever became of it: what differs from it is a correction. */
  readonly lastSeen: Map<string, Said>;
  /** All that the hall saw of each, in that order, whatever was hidden or taken back since: for the record of the night. */
  readonly seen: Map<string, Said[]>;
}

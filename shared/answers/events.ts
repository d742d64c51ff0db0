/** The facts of an answer: drafted, recorded, confirmed, sent back, revealed, read back. */
import type { Instant } from '../kernel/time.ts';
import type { AnswerValue } from './values.ts';

/** Which answer: a candidate's to an ask, or to one of its points. */
export interface AnswerAddress {
  readonly ask: string;
  readonly point: string | null;
  readonly candidate: string;
}

/** A number or a date that was asked for, and the one that was named instead: “let’s call it three”. */
export interface Changed {
  readonly asked: string;
  readonly said: string;
}

/** What can be written down of an answer, beside its value. */
export interface SaidMore {
  /** The exact words, where they were written down. */
  readonly words: string | null;
  /** Given after the pinner pressed; the first answer is kept beside it. */
  readonly pressed: boolean;
  readonly changed?: Changed;
  /** Who spoke for the candidate; absent where they spoke themselves. */
  readonly speaker?: string;
}

/** An answer as somebody wrote it down. */
export interface Said extends SaidMore {
  readonly value: AnswerValue;
  readonly by: string;
  readonly at: Instant;
  /** Once it was read back to the candidate. */
  readonly readBack?: ReadBack;
}

export interface ReadBack {
  /** In the candidate's own words; null: they stand by the answer. */
  readonly dispute: string | null;
  readonly by: string;
  readonly at: Instant;
}

/** Why the second person did not confirm an answer. */
export interface SentBack {
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** What is written down at one address: the latest, the answer before it was pressed, who confirmed the latest. */
export interface WrittenAnswer {
  readonly said: Said;
  readonly first: Said | null;
  readonly confirmedBy: string | null;
  readonly sentBack?: SentBack;
}

/** What is being typed and not yet recorded. */
export interface Draft extends SaidMore {
  readonly value: AnswerValue;
}

/** What the hall sees of one answer; `lastSeen` is kept when it is hidden. */
export interface AnswerSight {
  readonly shown: Said | null;
  readonly corrected: boolean;
  readonly lastSeen: Said | null;
}

/**
 * `readBack`: the answer itself was in sight; new is only whether the candidate disputes it. `pressed`: the answer given
 * when pressed comes after the first one, which is all the hall had seen: no correction.
 */
export type SeenAnswer = AnswerAddress & {
  readonly was: AnswerSight;
  readonly readBack?: true;
  readonly pressed?: true;
};

export type AnswerEvent =
  /** Null: nobody goes on writing. For the crew alone; recording settles it. */
  | ({ readonly type: 'AnswerDrafted'; readonly draft: Draft | null } & AnswerAddress)
  | ({
      readonly type: 'AnswerRecorded';
      readonly value: AnswerValue;
      readonly was: WrittenAnswer | null;
    } & SaidMore &
      AnswerAddress)
  /** A first recording taken back: nothing is written down. */
  | ({ readonly type: 'AnswerCleared' } & AnswerAddress)
  /** A later recording taken back: what was written before stands again, with who said so when, and who confirmed it. */
  | ({ readonly type: 'AnswerRestored'; readonly to: WrittenAnswer } & AnswerAddress)
  /** `alone`: by the chair who wrote it down, where the plan wants a second person. `sentBack`: what that settles. */
  | ({
      readonly type: 'AnswerConfirmed';
      readonly alone?: true;
      readonly sentBack?: SentBack;
    } & AnswerAddress)
  | ({ readonly type: 'AnswerUnconfirmed'; readonly sentBack?: SentBack } & AnswerAddress)
  | ({
      readonly type: 'AnswerSentBack';
      readonly reason: string;
      readonly was: WrittenAnswer;
    } & AnswerAddress)
  /** The candidate heard the answer again: they stand by it, or dispute it in these words. */
  | ({
      readonly type: 'AnswerReadBack';
      readonly dispute: string | null;
      readonly was: ReadBack | null;
    } & AnswerAddress)
  | ({ readonly type: 'ReadBackRestored'; readonly to: ReadBack | null } & AnswerAddress)
  | { readonly type: 'AnswersRevealed'; readonly answers: readonly SeenAnswer[] }
  | { readonly type: 'AnswersHidden'; readonly answers: readonly SeenAnswer[] }
  /** Revealing or hiding taken back: the hall sees of each what it saw before. */
  | { readonly type: 'SightRestored'; readonly answers: readonly SeenAnswer[] };

/** The facts of a ballot, from its draft to its reveal. */
import type { HallPart } from './hall-parts.ts';
import type { BallotResult } from './counting/results.ts';
import type { BallotSettings } from './settings.ts';

export type BallotEvent =
  | { readonly type: 'BallotDrafted'; readonly ballot: string; readonly settings: BallotSettings }
  | { readonly type: 'BallotDropped'; readonly ballot: string }
  /**
   * `settings`: what is put to the floor, said here once more so that the record can prove it of what stood in the plan.
   * `key`: what its key in the keyring is called. `register`: how many can vote at this moment.
   */
  | {
      readonly type: 'BallotOpened';
      readonly ballot: string;
      readonly settings: BallotSettings;
      readonly key: string;
      readonly register: number;
    }
  /** `voter`: a pseudonym under the ballot's key, and the author of its commit, which bears the hour of the opening. */
  | {
      readonly type: 'BallotCast';
      readonly ballot: string;
      readonly voter: string;
      readonly choices: readonly string[];
      readonly hiddenDelegation: string;
    }
  /** `register`: how many could vote by then. */
  | { readonly type: 'BallotClosed'; readonly ballot: string; readonly register: number }
  | { readonly type: 'BallotReopened'; readonly ballot: string }
  /** Its key is destroyed as soon as this is durable. */
  | {
      readonly type: 'BallotSealed';
      readonly ballot: string;
      readonly key: string;
      readonly result: BallotResult;
      readonly digest: string;
    }
  | { readonly type: 'BallotRevealed'; readonly ballot: string }
  /** What was counted in a part of the hall, or in all of it, by choice: in place of the last count there. */
  | {
      readonly type: 'HandsCounted';
      readonly ballot: string;
      readonly part: HallPart | null;
      readonly counts: Readonly<Record<string, number>>;
    }
  | { readonly type: 'HandsAdded'; readonly ballot: string; readonly added: boolean }
  /** A delegation objects to a choice, out loud; null: it doesn't any more. */
  | {
      readonly type: 'VetoRecorded';
      readonly ballot: string;
      readonly delegation: string;
      readonly choice: string | null;
      readonly was: string | null;
    };

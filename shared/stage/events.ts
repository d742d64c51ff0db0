/** The facts of what a speaker was told. */

/** For whoever is at the microphone, and never for the hall: `turn` says for whom it was. */
export type StageEvent =
  | {
      readonly type: 'SpeakerTold';
      readonly line: string;
      readonly segment: string;
      readonly turn: string | null;
      readonly was: string | null;
    }
  | {
      readonly type: 'LineTakenAway';
      readonly line: string;
      readonly segment: string;
      readonly turn: string | null;
    };

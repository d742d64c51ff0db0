/** What each scene of the projector is drawn from. */
import type { Instant } from '../../kernel/time.ts';
import type { BallotOpenScene, BallotResultScene } from './ballot-scenes.ts';
import type { AskFace, BoardFace, TurnFace } from '../faces.ts';
import type { RollCallScene } from './roll-call.ts';

export interface WaitingScene {
  readonly kind: 'waiting';
  readonly joinCode: string;
  readonly startsAt: Instant;
  readonly phones: number;
  readonly phoneHeads: number;
  readonly pledged: number;
}
export interface WelcomeScene {
  readonly kind: 'welcome';
  readonly conduct: string | null;
  readonly neutrality: string | null;
  readonly alsoStanding: readonly { readonly name: string; readonly party: string | null }[];
}
export interface TitleScene {
  readonly kind: 'title';
  readonly title: string | null;
  /** The delegation that performs or speaks. */
  readonly by: string | null;
  readonly leads: readonly string[];
}
export interface SpeakerClockScene {
  readonly kind: 'speaker_clock';
  readonly title: string | null;
  readonly turn: TurnFace | null;
}
export interface TestimonyScene {
  readonly kind: 'testimony';
  readonly name: string | null;
  readonly subject: string | null;
  /** Null for an anonymous testimony: where somebody comes from can name them. */
  readonly delegation: string | null;
  readonly turn: TurnFace | null;
}
export interface AskScene {
  readonly kind: 'ask';
  readonly ask: AskFace;
  readonly turn: TurnFace | null;
}
export interface BoardScene {
  readonly kind: 'board';
  readonly board: BoardFace;
}
export interface TurnoutScene {
  readonly kind: 'turnout';
  readonly areas: readonly { readonly name: string; readonly present: number; readonly pledged: number }[];
  readonly present: number;
  readonly pledged: number;
}
/** What the whole hall promises, said together. */
export interface PledgeScene {
  readonly kind: 'pledge';
  /** The plan's own words; null where it has none, and the program's are said. */
  readonly words: string | null;
  /** `2020-05-07` */
  readonly electionDay: string | null;
}
/** What comes next: the day of the election, and the steps agreed for afterwards. */
export interface DatesScene {
  readonly kind: 'dates';
  /** From tonight on, the soonest first. */
  readonly days: readonly {
    /** `2020-05-07` */
    readonly date: string;
    readonly isElection: boolean;
    readonly steps: readonly string[];
  }[];
}
export interface PlainScene {
  readonly kind: 'holding' | 'blank';
}

export type SceneView =
  | WaitingScene
  | WelcomeScene
  | TitleScene
  | RollCallScene
  | SpeakerClockScene
  | TestimonyScene
  | AskScene
  | BoardScene
  | TurnoutScene
  | PledgeScene
  | DatesScene
  | BallotOpenScene
  | BallotResultScene
  | PlainScene;

/** A row for each scene of the projector: what draws it, and where the console offers to hold it. */
import type { Component } from 'svelte';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { NightView } from '../../../shared/views/night.ts';
import type { SceneView } from '../../../shared/views/scenes/scene-kinds.ts';
import type { SceneOf } from '../scene-of.ts';
import Ask from './Ask.svelte';
import BallotOpen from './BallotOpen.svelte';
import BallotResult from './BallotResult.svelte';
import Blank from './Blank.svelte';
import Board from './Board.svelte';
import Dates from './Dates.svelte';
import Holding from './Holding.svelte';
import Pledge from './Pledge.svelte';
import RollCall from './RollCall.svelte';
import SpeakerClock from './SpeakerClock.svelte';
import Testimony from './Testimony.svelte';
import Title from './Title.svelte';
import Turnout from './Turnout.svelte';
import Waiting from './Waiting.svelte';
import Welcome from './Welcome.svelte';

type Kind = SceneView['kind'];

export interface SceneProps<Scene> {
  readonly scene: Scene;
  readonly night: NightView;
  readonly now: Instant;
  /** Where phones reach the server. */
  readonly address: string;
}

interface SceneRow<Scene> {
  readonly component: Component<SceneProps<Scene>> | Component<Record<string, never>>;
  /**
   * A button of the console that holds it: in sight, or among the rest. Asks have one each; the blank screen and
   * “please wait” are beside the large button, where they are found at once.
   */
  readonly button?: 'in-sight' | 'more';
}

export const sceneTable = {
  waiting: { component: Waiting, button: 'in-sight' },
  welcome: { component: Welcome, button: 'more' },
  title: { component: Title },
  rollcall: { component: RollCall, button: 'more' },
  speaker_clock: { component: SpeakerClock },
  testimony: { component: Testimony },
  ask: { component: Ask },
  board: { component: Board, button: 'in-sight' },
  turnout: { component: Turnout, button: 'more' },
  pledge: { component: Pledge, button: 'more' },
  dates: { component: Dates, button: 'more' },
  ballot_open: { component: BallotOpen },
  ballot_result: { component: BallotResult },
  holding: { component: Holding },
  blank: { component: Blank },
} as const satisfies { readonly [One in Kind]: SceneRow<SceneOf<One>> };

/** TypeScript can't follow a kind from a scene to its row: the type of the table holds each row to its own kind. */
export const componentOf = ({ kind }: SceneView): Component<SceneProps<SceneView>> =>
  sceneTable[kind].component as unknown as Component<SceneProps<SceneView>>;

type WithButton<Where> = {
  [One in Kind]: (typeof sceneTable)[One] extends { readonly button: Where } ? One : never;
}[Kind];

/** Which scenes the console offers to hold there, in the order of the table. */
export const scenesWithButton = <Where extends 'in-sight' | 'more'>(where: Where): WithButton<Where>[] =>
  (Object.keys(sceneTable) as Kind[]).filter((kind): kind is WithButton<Where> => {
    const row = sceneTable[kind];
    return 'button' in row && row.button === where;
  });

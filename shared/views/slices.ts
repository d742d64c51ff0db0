/** All slices by name, and of which aspects each is a function. A role's view is the slices that roles.ts lets it read. */
import type { Deep } from '../kernel/decider.ts';
import type { AspectName, Assembly } from '../night/state.ts';
import { agendaView, type AgendaView } from './agenda.ts';
import { arrivalsView, type ArrivalsView } from './arrivals.ts';
import { answersView, type AnswersView } from './answers.ts';
import { ballotView, type BallotFace } from './ballot-face.ts';
import { ballotsView, floorView, type BallotsView, type FloorView } from './ballots.ts';
import {
  crewView,
  type CrewView,
  type DisplaysView,
  type LinksView,
  type PlaceView,
  type PresenceView,
  type ServiceView,
} from './crew.ts';
import { fairnessView, type FairnessView } from './fairness.ts';
import { logView, type LogView } from './log.ts';
import { nightView, type NightView } from './night.ts';
import { delegationsView, nowView, type DelegationsView, type NowView } from './phone.ts';
import { sceneView, type SceneSlice } from './scenes/scene.ts';
import { speakersView, type SpeakersView } from './speakers.ts';
import { lineView, stageView, type LineView, type StageView } from './stage.ts';
import { turnView, type TurnView } from './turn.ts';
import { turnoutView, type TurnoutView } from './turnout.ts';

/** Slices that are functions of the state. */
export interface StateSlices {
  readonly night: NightView;
  readonly agenda: AgendaView;
  readonly turn: TurnView;
  readonly speakers: SpeakersView;
  readonly answers: AnswersView;
  readonly turnout: TurnoutView;
  readonly arrivals: ArrivalsView;
  readonly ballot: BallotFace | null;
  readonly ballots: BallotsView;
  readonly floor: FloorView;
  readonly scene: SceneSlice;
  readonly stage: StageView;
  readonly line: LineView;
  readonly crew: CrewView;
  readonly fairness: FairnessView;
  readonly log: LogView;
  readonly delegations: DelegationsView;
  readonly now: NowView;
}

/** Slices that say something of this moment which no log holds. */
export interface LiveSlices {
  readonly presence: PresenceView;
  readonly displays: DisplaysView;
  readonly place: PlaceView;
  readonly links: LinksView;
  readonly service: ServiceView;
}

export type Slices = StateSlices & LiveSlices;
export type SliceName = keyof Slices;
export type StateSliceName = keyof StateSlices;

interface Slice<Name extends StateSliceName> {
  readonly of: readonly AspectName[];
  readonly view: (state: Deep<Assembly>) => StateSlices[Name];
}

export const stateSlices: { readonly [Name in StateSliceName]: Slice<Name> } = {
  night: { of: ['agenda', 'clock'], view: nightView },
  agenda: { of: ['agenda', 'turns'], view: agendaView },
  turn: { of: ['agenda', 'turns', 'candidates'], view: turnView },
  speakers: { of: ['agenda', 'candidates'], view: speakersView },
  answers: { of: ['agenda', 'answers', 'wording', 'people', 'candidates'], view: answersView },
  turnout: { of: ['turnout'], view: turnoutView },
  arrivals: { of: ['turnout'], view: arrivalsView },
  ballot: { of: ['ballots'], view: ballotView },
  ballots: { of: ['ballots', 'turnout', 'people', 'agenda'], view: ballotsView },
  floor: { of: ['ballots', 'turnout', 'people'], view: floorView },
  scene: {
    of: ['agenda', 'turns', 'answers', 'wording', 'turnout', 'ballots', 'screen', 'people', 'candidates'],
    view: sceneView,
  },
  stage: { of: ['agenda', 'turns', 'candidates'], view: stageView },
  line: { of: ['stage'], view: lineView },
  crew: { of: ['people'], view: crewView },
  fairness: { of: ['turns', 'candidates'], view: fairnessView },
  log: { of: ['history', 'people'], view: logView },
  delegations: { of: ['turnout'], view: delegationsView },
  now: { of: ['agenda', 'turns', 'answers', 'wording', 'turnout', 'screen', 'candidates'], view: nowView },
};

const isStateSlice = (name: string): name is StateSliceName => name in stateSlices;
export const stateSliceNames: readonly StateSliceName[] = Object.keys(stateSlices).filter(isStateSlice);

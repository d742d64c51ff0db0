/** Every picture of the gallery: each moment of the night with the sample's data, the worst, many delegations, and none. */
import type { Plan } from '../../shared/plan/plan.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { nightView, type NightView } from '../../shared/views/night.ts';
import { sceneView, type SceneSlice } from '../../shared/views/scenes/scene.ts';
import { at, samplePlan } from '../support/night/night.ts';
import { ballotMoments, emptyBallots, worstBallots } from './ballots.ts';
import { emptyMoments, moments, type Moment } from './moments.ts';
import { largePlan, worstPlan } from './worst-plan.ts';

export interface GalleryPicture {
  readonly scene: string;
  readonly data: string;
  readonly slice: SceneSlice;
  readonly night: NightView;
  readonly now: Instant;
  readonly address: string;
}

/** Half a minute into whatever turn runs. */
const NOW = at('18:31:30');

const sets: readonly { data: string; plan: Plan; of: ReadonlyMap<string, Moment>; only?: RegExp }[] = [
  { data: 'sample', plan: samplePlan, of: moments },
  { data: 'worst', plan: worstPlan, of: moments },
  { data: 'sample', plan: samplePlan, of: ballotMoments },
  { data: 'worst', plan: worstPlan, of: worstBallots },
  { data: 'empty', plan: samplePlan, of: emptyBallots },
  { data: 'many', plan: largePlan, of: moments, only: /^(rollcall|turnout)/ },
  { data: 'empty', plan: samplePlan, of: emptyMoments },
];

const ADDRESS = 'http://192.168.178.120:8080';

export const pictures: readonly GalleryPicture[] = sets.flatMap(({ data, plan, of, only }) =>
  [...of]
    .filter(([scene]) => only?.test(scene) ?? true)
    .map(([scene, moment]) => {
      const { state } = moment(plan);
      const begins = state.agenda.startedAt === null ? at('18:20') : NOW;
      return {
        scene,
        data,
        slice: sceneView(state),
        night: nightView(state),
        now: begins,
        address: ADDRESS,
      };
    }),
);

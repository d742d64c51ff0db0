/** Every picture of the gallery: each moment of the night with the sample's data, the worst, many delegations, and none. */
import type { Plan } from '../../shared/plan.ts';
import type { Instant } from '../../shared/time.ts';
import { nightView, type NightView } from '../../shared/views/night.ts';
import { sceneView, type SceneSlice } from '../../shared/views/scene.ts';
import { at, Night, samplePlan } from '../support/night.ts';
import { ballotPictures } from './ballots.ts';
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
  { data: 'many', plan: largePlan, of: moments, only: /^(rollcall|turnout)/ },
  { data: 'empty', plan: samplePlan, of: emptyMoments },
];

const ADDRESS = 'http://192.168.178.120:8080';

const folded: readonly GalleryPicture[] = sets.flatMap(({ data, plan, of, only }) =>
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

const nights = {
  sample: nightView(new Night(samplePlan).state),
  worst: nightView(new Night(worstPlan).state),
  empty: nightView(new Night(samplePlan).state),
};

export const pictures: readonly GalleryPicture[] = [
  ...folded,
  ...ballotPictures(nights, { now: NOW, address: ADDRESS }),
];

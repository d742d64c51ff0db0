/** What is chosen on a ballot as it is tapped together: one, some, or points; a point given twice is an id named twice. */
import type { BallotFace } from '../../../shared/views/ballots.ts';

export type Choosing = Pick<BallotFace, 'kind' | 'most' | 'points' | 'each'>;
type Chosen = readonly string[];

export const isOne = ({ kind }: Pick<Choosing, 'kind'>): boolean =>
  kind === 'motion' || kind === 'choose_one';
export const isShared = ({ kind }: Pick<Choosing, 'kind'>): boolean => kind === 'share_points';

export const timesIn = (chosen: Chosen, id: string): number => chosen.filter((one) => one === id).length;

/** How many more can be chosen or given. */
export const left = (choosing: Choosing, chosen: Chosen): number =>
  (isShared(choosing) ? choosing.points : choosing.most) - chosen.length;

/** Whether one more can go to this choice. Where one is chosen, another takes its place. */
export const canAdd = (choosing: Choosing, chosen: Chosen, id: string): boolean =>
  isOne(choosing) ||
  (left(choosing, chosen) > 0 && timesIn(chosen, id) < (isShared(choosing) ? choosing.each : 1));

export const added = (choosing: Choosing, chosen: Chosen, id: string): Chosen => {
  if (!canAdd(choosing, chosen, id)) return chosen;
  return isOne(choosing) ? [id] : [...chosen, id];
};

export const takenBack = (chosen: Chosen, id: string): Chosen => {
  const last = chosen.lastIndexOf(id);
  return chosen.filter((_, index) => index !== last);
};

/** The same, in whichever order it was tapped. */
export const isSameChoice = (one: Chosen, other: Chosen): boolean =>
  one.length === other.length && one.every((id) => timesIn(one, id) === timesIn(other, id));

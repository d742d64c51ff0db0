/** What may be chosen on a ballot: one choice, some, or points shared out; a point given twice is an id named twice. Rules [BALLOT-*]. */
import type { BallotSettings, Choice } from './settings.ts';

/** The settings that say how much may be chosen. */
export type ChoiceLimits = Pick<BallotSettings, 'kind' | 'most' | 'points' | 'each'>;
type Chosen = readonly string[];

export const isOne = ({ kind }: Pick<ChoiceLimits, 'kind'>): boolean =>
  kind === 'motion' || kind === 'choose_one';
export const isShared = ({ kind }: Pick<ChoiceLimits, 'kind'>): boolean => kind === 'share_points';

/** How often a choice was named. */
export const timesIn = (chosen: Chosen, id: string): number => chosen.filter((one) => one === id).length;

const isExactlyOne = (chosen: Chosen): boolean => chosen.length === 1;
/** So many in all, and so many of each choice at most. */
const isWithin = (chosen: Chosen, most: number, each: number): boolean =>
  chosen.length <= most && chosen.every((id) => timesIn(chosen, id) <= each);

/** By kind of ballot: whether a vote may be given so. */
export const isAllowedBy: Record<
  BallotSettings['kind'],
  (chosen: Chosen, limits: Omit<ChoiceLimits, 'kind'>) => boolean
> = {
  motion: isExactlyOne,
  choose_one: isExactlyOne,
  choose_up_to: (chosen, { most }) => isWithin(chosen, most, 1),
  share_points: (chosen, { points, each }) => isWithin(chosen, points, each),
};

/** How many more can be chosen or given. */
export const left = (limits: ChoiceLimits, chosen: Chosen): number =>
  (isShared(limits) ? limits.points : limits.most) - chosen.length;

/** Whether one more can go to this choice. Where one is chosen, another takes its place. */
export const canAdd = (limits: ChoiceLimits, chosen: Chosen, id: string): boolean =>
  isOne(limits) || isAllowedBy[limits.kind]([...chosen, id], limits);

/** The ids of what a voter named by id or by text, in the order of the choices; undefined where one isn't on the ballot. */
export const tidyChoices = (
  { choices }: { readonly choices: readonly Choice[] },
  said: Chosen,
): string[] | undefined => {
  const ids = said.map(
    (one) => (choices.find(({ id }) => id === one) ?? choices.find(({ text }) => text === one))?.id,
  );
  if (ids.some((id) => id === undefined)) return undefined;
  return choices.flatMap(({ id }) => ids.filter((one) => one === id)).flatMap((id) => id ?? []);
};

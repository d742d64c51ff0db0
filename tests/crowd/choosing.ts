/** What a simulated voter chooses: any vote that fits the ballot, all alike. */
import type { BallotFace } from '../../shared/views/ballot-face.ts';
import type { Dice } from '../support/moves/seeded.ts';

type Put = Pick<BallotFace, 'kind' | 'choices' | 'most' | 'points' | 'each'>;

/** Each of them, as often as it may be named, in an order left to chance. */
const inAnyOrder = (ids: readonly string[], dice: Dice): string[] =>
  ids
    .map((id) => ({ id, at: dice.fraction() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ id }) => id);

export const chosenIn = ({ kind, choices, most, points, each }: Put, dice: Dice): string[] => {
  const ids = choices.map(({ id }) => id);
  if (kind === 'choose_up_to') return inAnyOrder(ids, dice).slice(0, dice.between(1, most));
  if (kind !== 'share_points') return [dice.oneOf(ids)];
  const stickers = ids.flatMap((id) => Array.from({ length: each }, () => id));
  return inAnyOrder(stickers, dice).slice(0, points);
};

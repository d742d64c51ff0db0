/** What is chosen on a ballot as it is tapped together; how much may be chosen is the ballot's own rule. */
import { canAdd, isOne, timesIn, type ChoiceLimits } from '../../../shared/ballots/choices.ts';

type Chosen = readonly string[];

/** With one more on this choice, if it can go there. */
export const added = (limits: ChoiceLimits, chosen: Chosen, id: string): Chosen => {
  if (!canAdd(limits, chosen, id)) return chosen;
  return isOne(limits) ? [id] : [...chosen, id];
};

export const takenBack = (chosen: Chosen, id: string): Chosen => {
  const last = chosen.lastIndexOf(id);
  return chosen.filter((_, index) => index !== last);
};

/** The same, in whichever order it was tapped. */
export const isSameChoice = (one: Chosen, other: Chosen): boolean =>
  one.length === other.length && one.every((id) => timesIn(one, id) === timesIn(other, id));

/** Hands that were counted in the hall, beside the votes. Rules [BALLOT-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Ballot } from './state.ts';

type Raised = Pick<Deep<Ballot>, 'settings' | 'hands'>;

/** Hands by choice, of all who counted, in the order of the choices; null while nobody has counted. */
export const handsOf = ({ settings, hands }: Raised): number[] | null =>
  hands.size === 0
    ? null
    : settings.choices.map(({ id }) =>
        [...hands.values()].reduce((sum, { counts }) => sum + (counts.get(id) ?? 0), 0),
      );

/** A hand is raised for a choice, but for no delegation. */
export const mayAddHands = ({ settings, hands }: Raised): boolean =>
  hands.size > 0 && settings.threshold !== 'delegations';

/** Whether these choices are on the ballot; points can't be given with a hand. */
export const isCountable = (
  { settings: { kind, choices } }: Pick<Deep<Ballot>, 'settings'>,
  counts: Readonly<Record<string, number>>,
): boolean =>
  kind !== 'share_points' && Object.keys(counts).every((id) => choices.some((one) => one.id === id));

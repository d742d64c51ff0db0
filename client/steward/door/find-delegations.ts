/** Finds delegations by parts of their name, area or code. */
import type { AreaRow } from '../../../shared/views/turnout.ts';
import { matches } from '../../kit/forgiving-search.ts';

/** Every word that was typed must occur; areas of which nothing is left fall away. */
export const findDelegations = (areas: readonly AreaRow[], typed: string): readonly AreaRow[] =>
  areas.flatMap((area) => {
    const delegations = area.delegations.filter(({ name, code }) =>
      matches(`${name} ${area.name} ${code}`, typed),
    );
    return delegations.length === 0 ? [] : [{ ...area, delegations }];
  });

/** Finds delegations by parts of their name, area or code. */
import { matches } from '../forgiving-search.ts';

interface Area {
  readonly name: string;
  readonly delegations: readonly { readonly name: string; readonly code: string }[];
}

/** Every word that was typed must occur; areas of which nothing is left fall away. */
export const findDelegations = <One extends Area>(areas: readonly One[], typed: string): readonly One[] =>
  areas.flatMap((area) => {
    const delegations = area.delegations.filter(({ name, code }) =>
      matches(`${name} ${area.name} ${code}`, typed),
    );
    return delegations.length === 0 ? [] : [{ ...area, delegations }];
  });

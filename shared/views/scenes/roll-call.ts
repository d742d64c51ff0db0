/** The roll call as the hall sees it: the area at the microphone, the delegation being called, and the total as it grows. */
import type { Deep } from '../../kernel/decider.ts';
import type { Assembly } from '../../night/state.ts';
import { areaRows, figures, type AreaRow } from '../turnout.ts';

export interface RollCallScene {
  readonly kind: 'rollcall';
  /** Null once everybody was called: `rows` are then the areas themselves. */
  readonly area: { readonly name: string; readonly declared: number; readonly pledged: number } | null;
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly declared: number | null;
    readonly calling: boolean;
  }[];
  readonly calling: {
    readonly name: string;
    readonly pledged: number;
    readonly declared: number | null;
  } | null;
  readonly declared: number;
  readonly pledged: number;
}

/** A line of the list, whether a delegation or, at the end, a whole area. */
const rollRow = (
  { id, name, declared }: { readonly id: string; readonly name: string; readonly declared: number | null },
  calling: string | null,
): RollCallScene['rows'][number] => ({ id, name, declared, calling: id === calling });

const hasDeclared = ({ declared }: { readonly declared: number | null }): boolean => declared !== null;

/** Everybody has declared; or the roll call was ended before that. */
const isRollOver = (areas: readonly AreaRow[], calling: string | null): boolean => {
  const all = areas.flatMap(({ delegations }) => delegations);
  return calling === null ? all.some(hasDeclared) : all.every(hasDeclared);
};

/** The area of the delegation being called, before the first call the first area, after the last all areas. */
export const rollCall = (state: Deep<Assembly>): RollCallScene => {
  const areas = areaRows(state);
  const { calling } = state.turnout;
  const area = areas.find(({ delegations }) => delegations.some(({ id }) => id === calling)) ?? areas[0];
  const called = area?.delegations.find(({ id }) => id === calling);
  const shown = isRollOver(areas, calling) ? undefined : area;
  const { declared, pledged } = figures(areas);
  return {
    kind: 'rollcall',
    area: shown ? { name: shown.name, declared: shown.declared, pledged: shown.pledged } : null,
    rows: (shown?.delegations ?? areas).map((row) => rollRow(row, calling)),
    calling: called ? { name: called.name, pledged: called.pledged, declared: called.declared } : null,
    declared,
    pledged,
  };
};

/** What the chair's list of delegations is as a table is held against it, and what a row of the table would change there. */
import { meantBy, type Known, type ReadRow } from '../../../shared/plan/delegation-table.ts';
import type { TurnoutView } from '../../../shared/views/turnout.ts';

export const knownFrom = ({ places, areas }: TurnoutView): Known => ({
  areas: places,
  delegations: areas.flatMap((area) =>
    area.delegations.map(({ id, code, name, pledged }) => ({ id, code, name, pledged, area: area.id })),
  ),
});

/** What stands in the list now where the row says something else; null where nothing changes. */
export interface Before {
  readonly name: string | null;
  readonly area: string | null;
  readonly pledged: number | null;
}

const nothing: Before = { name: null, area: null, pledged: null };

export const beforeOf = (known: Known, row: ReadRow): Before => {
  const now = meantBy(known, row);
  if (!now) return nothing;
  return {
    name: now.name === row.name ? null : now.name,
    area: now.area === row.area ? null : now.area,
    pledged: now.pledged === row.pledged ? null : now.pledged,
  };
};

export const nameOfArea = ({ areas }: Known, id: string): string =>
  areas.find((area) => area.id === id)?.name ?? id;

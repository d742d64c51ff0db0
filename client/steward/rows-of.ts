/** Every delegation by its id; a twin that was merged, by the one it counts at now. */
import type { DelegationRow, TurnoutView } from '../../shared/views/turnout.ts';

export const rowsOf = (turnout: TurnoutView | undefined): ReadonlyMap<string, DelegationRow> => {
  const rows = new Map(
    turnout?.areas.flatMap(({ delegations }) => delegations.map((row) => [row.id, row] as const)),
  );
  for (const { id, into } of turnout?.merged ?? []) {
    const row = rows.get(into);
    if (row) rows.set(id, row);
  }
  return rows;
};

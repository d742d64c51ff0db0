/** A checked table of delegations and pledges, taken into the list whole or not at all. Rules [LIST-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import type { Assembly } from '../night/state.ts';
import {
  meantBy,
  twinBefore,
  type Known,
  type KnownDelegation,
  type TableRow,
} from '../plan/delegation-table.ts';
import { listed } from './delegations.ts';
import type { DelegationEdit, ListEvent } from './events.ts';
import { MOST_DELEGATIONS } from './limits.ts';
import { giver, isAnothers } from './new-codes.ts';

/** What a table is held against on the server. */
const knownOf = ({ plan, turnout }: Deep<Assembly>): Known => ({
  areas: plan.areas,
  delegations: listed(turnout),
});

const edited = (one: KnownDelegation, row: TableRow): ListEvent[] => {
  const changed = (['name', 'area', 'pledged'] as const).filter((field) => one[field] !== row[field]);
  const of = (source: DelegationEdit): DelegationEdit =>
    Object.fromEntries(changed.map((field) => [field, source[field]]));
  if (changed.length === 0) return [];
  return [{ type: 'DelegationEdited', delegation: one.id, to: of(row), was: of(one) }];
};

/** The rows' events in order; ids and codes that earlier rows take are taken for later ones. */
const eventsOf = ({ turnout }: Deep<Assembly>, known: Known, rows: readonly TableRow[]): ListEvent[] => {
  const named = giver(
    turnout,
    rows.flatMap(({ code }) => code ?? []),
  );
  return rows.flatMap((row): ListEvent[] => {
    const now = meantBy(known, row);
    if (now) return edited(now, row);
    const { name, area, pledged } = row;
    const { id: delegation, code } = named(row);
    return [{ type: 'DelegationAdded', delegation, code, area, name, pledged, planned: true }];
  });
};

export const importRows = (
  state: Deep<Assembly>,
  rows: readonly TableRow[],
): Result<ListEvent[], Refusal> => {
  const known = knownOf(state);
  const areas = new Set(known.areas.map(({ id }) => id));
  // A code that led to a twin which was merged, or to one that was removed, can't lead to somebody else.
  const takesCode = isAnothers(state.turnout, known.delegations);
  const wrong = rows.findIndex(
    (row, at) => !areas.has(row.area) || twinBefore(known, rows, at) >= 0 || takesCode(row),
  );
  if (wrong >= 0) return no({ code: 'bad-row', detail: String(wrong + 1) });
  const events = eventsOf(state, known, rows);
  const added = events.filter(({ type }) => type === 'DelegationAdded').length;
  return state.turnout.delegations.size + added > MOST_DELEGATIONS ? no({ code: 'list-full' }) : ok(events);
};

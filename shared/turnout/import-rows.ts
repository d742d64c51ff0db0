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
import { codesTaken, freeId, newCode } from './new-codes.ts';

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
  const ids = new Set(turnout.delegations.keys());
  const codes = new Set([...codesTaken(turnout), ...rows.flatMap(({ code }) => code ?? [])]);
  return rows.flatMap((row): ListEvent[] => {
    const now = meantBy(known, row);
    if (now) return edited(now, row);
    const { name, area, pledged, code = newCode(name, codes) } = row;
    const delegation = freeId(ids);
    ids.add(delegation);
    codes.add(code);
    return [{ type: 'DelegationAdded', delegation, code, area, name, pledged, planned: true }];
  });
};

/** A code that leads to a twin which was merged can't lead to somebody else. */
const takesCode = ({ turnout }: Deep<Assembly>, known: Known, row: TableRow): boolean =>
  row.code !== undefined &&
  codesTaken(turnout).has(row.code) &&
  !known.delegations.some(({ code }) => code === row.code);

export const importRows = (
  state: Deep<Assembly>,
  rows: readonly TableRow[],
): Result<ListEvent[], Refusal> => {
  const known = knownOf(state);
  const areas = new Set(known.areas.map(({ id }) => id));
  const wrong = rows.findIndex(
    (row, at) => !areas.has(row.area) || twinBefore(known, rows, at) >= 0 || takesCode(state, known, row),
  );
  if (wrong >= 0) return no({ code: 'bad-row', detail: String(wrong + 1) });
  const events = eventsOf(state, known, rows);
  const added = events.filter(({ type }) => type === 'DelegationAdded').length;
  return state.turnout.delegations.size + added > MOST_DELEGATIONS ? no({ code: 'list-full' }) : ok(events);
};

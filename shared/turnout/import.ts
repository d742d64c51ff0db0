/** A checked table of delegations and pledges, taken into the list whole or not at all. Rules [LIST-*]. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import type { Deep, DecideTable } from '../kernel/decider.ts';
import type { DelegationEdit, NightEvent } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import { no, ok } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';
import { codesTaken, freeId, listed, MOST_DELEGATIONS, newCode } from './list.ts';
import {
  LONGEST_NAME,
  meantBy,
  MOST_PLEDGED,
  MOST_ROWS,
  twinBefore,
  type Known,
  type KnownDelegation,
} from '../plan/delegation-table.ts';

export const importCommands = {
  /** A row whose code or name is in the list changes that one; nothing is removed. */
  ImportDelegations: z.strictObject({
    type: z.literal('ImportDelegations'),
    rows: z
      .array(
        z.strictObject({
          name: typedText(LONGEST_NAME),
          area: planId,
          pledged: z.int().min(0).max(MOST_PLEDGED),
          code: z
            .string()
            .regex(/^[A-Z0-9]{2,8}$/)
            .optional(),
        }),
      )
      .min(1)
      .max(MOST_ROWS),
  }),
};
export type ImportCommand = z.output<typeof importCommands.ImportDelegations>;
type Row = ImportCommand['rows'][number];

/** What a table is held against on the server. */
const knownOf = ({ plan, turnout }: Deep<Assembly>): Known => ({
  areas: plan.areas,
  delegations: listed(turnout),
});

const edited = (one: KnownDelegation, row: Row): NightEvent[] => {
  const changed = (['name', 'area', 'pledged'] as const).filter((field) => one[field] !== row[field]);
  const of = (source: DelegationEdit): DelegationEdit =>
    Object.fromEntries(changed.map((field) => [field, source[field]]));
  if (changed.length === 0) return [];
  return [{ type: 'DelegationEdited', delegation: one.id, to: of(row), was: of(one) }];
};

/** The rows' events in order; ids and codes that earlier rows take are taken for later ones. */
const eventsOf = ({ turnout }: Deep<Assembly>, known: Known, rows: readonly Row[]): NightEvent[] => {
  const ids = new Set(turnout.delegations.keys());
  const codes = new Set([...codesTaken(turnout), ...rows.flatMap(({ code }) => code ?? [])]);
  return rows.flatMap((row): NightEvent[] => {
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
const takesCode = ({ turnout }: Deep<Assembly>, known: Known, row: Row): boolean =>
  row.code !== undefined &&
  codesTaken(turnout).has(row.code) &&
  !known.delegations.some(({ code }) => code === row.code);

export const decideImport: DecideTable<Assembly, ImportCommand, NightEvent> = {
  ImportDelegations: (state, { rows }) => {
    const known = knownOf(state);
    const areas = new Set(known.areas.map(({ id }) => id));
    const wrong = rows.findIndex(
      (row, at) => !areas.has(row.area) || twinBefore(known, rows, at) >= 0 || takesCode(state, known, row),
    );
    if (wrong >= 0) return no({ code: 'bad-row', detail: String(wrong + 1) });
    const events = eventsOf(state, known, rows);
    const added = events.filter(({ type }) => type === 'DelegationAdded').length;
    return state.turnout.delegations.size + added > MOST_DELEGATIONS ? no({ code: 'list-full' }) : ok(events);
  },
};

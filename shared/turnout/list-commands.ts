/** What may be said about the list of delegations on the night: one that was missing, two that are the same, a whole table. Rules [LIST-*]. */
import { z } from 'zod';
import { unsealedBallot } from '../ballots/unsealed.ts';
import type { Deep } from '../kernel/decider.ts';
import { planId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';
import { commands } from '../night/rows.ts';
import type { Assembly } from '../night/state.ts';
import { LONGEST_NAME, MOST_PLEDGED, MOST_ROWS, plainName } from '../plan/delegation-table.ts';
import { listed, meantDelegation, present } from './delegations.ts';
import { importRows } from './import-rows.ts';
import { MOST_DELEGATIONS } from './limits.ts';
import { declaredTogether } from './merging.ts';
import { giver } from './new-codes.ts';
import { canRemove } from './removing.ts';
import type { Delegation, Turnout } from './state.ts';

const hasArea = ({ plan }: Deep<Assembly>, area: string): boolean => plan.areas.some(({ id }) => id === area);

const byPlainName = (turnout: Deep<Turnout>, name: string): Deep<Delegation> | undefined =>
  listed(turnout).find((one) => plainName(one.name) === plainName(name));

const standing = (row: Deep<Delegation>) => ({ declared: row.declared, present: present(row) });

/** Until a ballot is sealed, it has still to be worked out whose votes are whose: so long nobody leaves the list. */
const whileUnsealed = ({ ballots }: Deep<Assembly>): Refusal | null => {
  const ballot = unsealedBallot(ballots);
  return ballot ? { code: 'ballot-unsealed', detail: ballot.id } : null;
};

/** A row of a table that was read in. */
const tableRow = z.strictObject({
  name: typedText(LONGEST_NAME),
  area: planId,
  pledged: z.int().min(0).max(MOST_PLEDGED),
  code: z
    .string()
    .regex(/^[A-Z0-9]{2,8}$/)
    .optional(),
});

export const listCommands = commands({
  /** One that nobody had planned with: pledge 0. */
  AddDelegation: {
    fields: { name: typedText(LONGEST_NAME), area: planId },
    by: ['chair', 'steward'],
    decide: (state, { name, area }) => {
      const { turnout } = state;
      if (!hasArea(state, area)) return no({ code: 'no-such-area', detail: area });
      const twin = byPlainName(turnout, name);
      if (twin) return no({ code: 'in-list-already', detail: twin.id });
      if (turnout.delegations.size >= MOST_DELEGATIONS) return no({ code: 'list-full' });
      const { id: delegation, code } = giver(turnout)({ name, area });
      return ok([{ type: 'DelegationAdded', delegation, code, area, name, pledged: 0, planned: false }]);
    },
  },
  /** `from` turned out to be `into`: all that was and will be said of `from` counts there. */
  MergeDelegations: {
    fields: { from: planId, into: planId },
    by: ['chair', 'steward'],
    decide: (state, command) => {
      const meant = meantDelegation(state, command.into);
      if (!meant.ok) return meant;
      const into = meant.value;
      const from = state.turnout.delegations.get(command.from);
      if (!from) return no({ code: 'no-such-delegation', detail: command.from });
      if (from.mergedInto === command.into) return ok([]);
      if (from.mergedInto !== null || from.id === into.id)
        return no({ code: 'merged-already', detail: from.id });
      const refusal = whileUnsealed(state);
      if (refusal) return no(refusal);
      const was = {
        from: { door: from.door, declared: from.declared },
        into: { door: into.door, declared: into.declared },
        calling: state.turnout.calling,
      };
      const declared = declaredTogether(standing(from), standing(into));
      return ok([{ type: 'DelegationsMerged', from: from.id, into: into.id, declared, was }]);
    },
  },
  /** One that was added, while nobody is counted there. */
  RemoveDelegation: {
    fields: { delegation: planId },
    by: ['chair', 'steward'],
    decide: (state, { delegation: id }) => {
      const row = state.turnout.delegations.get(id);
      if (!row || row.mergedInto !== null) return no({ code: 'no-such-delegation', detail: id });
      if (!canRemove(state, row)) return no({ code: 'delegation-in-use', detail: id });
      const refusal = whileUnsealed(state);
      if (refusal) return no(refusal);
      const { code, area, name, pledged, planned } = row;
      return ok([{ type: 'DelegationRemoved', delegation: id, code, area, name, pledged, planned }]);
    },
  },
  /** A row whose code or name is in the list changes that one; nothing is removed. */
  ImportDelegations: {
    fields: { rows: z.array(tableRow).min(1).max(MOST_ROWS) },
    by: ['chair'],
    decide: (state, { rows }) => importRows(state, rows),
  },
});

/** What may be said about who came: a phone checks in, stewards count and confirm, the roll call is taken; and of the list. Rules [TURNOUT-*]. */
import { z } from 'zod';
import { planId } from '../kernel/ids.ts';
import { no, ok } from '../kernel/result.ts';
import { commands } from '../night/rows.ts';
import { checkIn } from './check-in.ts';
import { meantDelegation } from './delegations.ts';
import { confirmGroup, declineGroup } from './groups.ts';
import { LARGEST_GROUP, MOST_HEADS } from './limits.ts';
import { listCommands } from './list-commands.ts';

const whoCameCommands = commands({
  /** Heads to add to the door count; a negative number takes back what was tapped too often. */
  CountAtDoor: {
    fields: { delegation: planId, heads: z.int().min(-MOST_HEADS).max(MOST_HEADS) },
    by: ['chair', 'steward'],
    decide: (state, { delegation, heads }) => {
      const row = meantDelegation(state, delegation);
      if (!row.ok) return row;
      const { id, door } = row.value;
      if ((door ?? 0) + heads < 0) return no({ code: 'below-zero', detail: String(door ?? 0) });
      return ok([{ type: 'CountedAtDoor', delegation: id, heads }]);
    },
  },
  CallDelegation: {
    fields: { delegation: planId.nullable() },
    by: ['chair', 'steward'],
    decide: (state, { delegation }) => {
      const row = delegation === null ? ok(null) : meantDelegation(state, delegation);
      if (!row.ok) return row;
      const called = row.value?.id ?? null;
      const was = state.turnout.calling;
      return ok(was === called ? [] : [{ type: 'DelegationCalled', delegation: called, was }]);
    },
  },
  DeclareTurnout: {
    fields: { delegation: planId, heads: z.int().min(0).max(MOST_HEADS) },
    by: ['chair', 'steward'],
    decide: (state, { delegation, heads }) => {
      const row = meantDelegation(state, delegation);
      if (!row.ok) return row;
      const { id, declared: was } = row.value;
      const { calling } = state.turnout;
      return ok(was === heads ? [] : [{ type: 'TurnoutDeclared', delegation: id, heads, was, calling }]);
    },
  },
  /** `delegation`: null for a visitor. A party above LARGEST_PARTY is a group's claim. */
  CheckIn: {
    fields: { delegation: planId.nullable(), party: z.int().min(1).max(5_000).default(1) },
    by: ['phone'],
    decide: (state, command, { by }) => checkIn(state, command, by),
  },
  /** `heads`: what the steward counted, where it isn't what the phone said. */
  ConfirmGroup: {
    fields: { group: z.int().positive(), heads: z.int().min(1).max(LARGEST_GROUP).optional() },
    by: ['chair', 'steward'],
    decide: (state, { group, heads }) => confirmGroup(state, group, heads),
  },
  /** The phone counts for one, as before. */
  DeclineGroup: {
    fields: { group: z.int().positive() },
    by: ['chair', 'steward'],
    decide: (state, { group }) => declineGroup(state, group),
  },
});

export const turnoutCommands = { ...whoCameCommands, ...listCommands };

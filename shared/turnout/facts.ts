/** What each fact about who came makes of the turnout, how it is taken back, and what it touches. */
import { unsealedBallot } from '../ballots/unsealed.ts';
import type { Deep, OfType } from '../kernel/decider.ts';
import { changes, nothing, provided } from '../kernel/fact.ts';
import type { AssemblyOpened } from '../night/events.ts';
import type { Facts } from '../night/rows.ts';
import type { Assembly } from '../night/state.ts';
import { arrive } from './arrivals.ts';
import { delegationOf, newDelegation, ownDelegation } from './delegations.ts';
import type { CountEvent, ListEvent, PhoneEvent, TurnoutEvent } from './events.ts';
import { merge, split } from './merging.ts';
import { give } from './new-codes.ts';
import { answered, say } from './phone-counts.ts';
import type { Given, Turnout } from './state.ts';

const nothingGiven = (): Given => ({ delegations: new Map(), codes: new Set(), groups: 0 });

const emptyTurnout = (given: Given): Turnout => ({
  delegations: new Map(),
  given,
  checkIns: new Map(),
  sayings: 0,
  groups: new Map(),
  visitors: { phones: 0, phoneHeads: 0 },
  calling: null,
  arrivals: [],
});

const list = ({ delegations, given }: Turnout, listed: Parameters<typeof newDelegation>[0]): void => {
  delegations.set(listed.id, newDelegation(listed));
  give(given, listed);
};

/** `given`: what a rehearsal gave out. */
export const openTurnout = ({ plan }: AssemblyOpened, given = nothingGiven()): Turnout => {
  const turnout = emptyTurnout(given);
  for (const { id, code, area, name, pledged } of plan.delegations)
    list(turnout, { id, code, area, name, pledged, planned: true });
  return turnout;
};

const phoneOfGroup = ({ turnout }: Deep<Assembly>, { group }: { readonly group: number }) =>
  turnout.groups.get(group);

const phoneFacts: Facts<'turnout', PhoneEvent> = {
  CheckedIn: {
    evolve: (turnout, { delegation, party }, origin) =>
      say(turnout, origin.by, { delegation, party }, origin),
    takenBack: 'never',
    touches: nothing,
    unlisted: true,
  },
  GroupClaimed: {
    evolve: (turnout, { delegation, heads, group: number }, origin) => {
      turnout.groups.set(number, origin.by);
      turnout.given.groups = Math.max(turnout.given.groups, number);
      const group = { number, heads, answer: 'waiting' } as const;
      say(turnout, origin.by, { delegation, party: 1, group }, origin);
    },
    takenBack: 'never',
    touches: nothing,
    unlisted: true,
  },
  // A steward looked and counted; who counts anew confirms anew.
  GroupConfirmed: {
    evolve: (turnout, { group, heads }, origin) =>
      answered(turnout, group, { answer: 'confirmed', party: heads }, origin),
    takenBack: 'never',
    touches: nothing,
    phones: phoneOfGroup,
  },
  GroupDeclined: {
    evolve: (turnout, { group }, origin) =>
      answered(turnout, group, { answer: 'declined', party: 1 }, origin),
    takenBack: 'never',
    touches: nothing,
    phones: phoneOfGroup,
  },
};

/** A first declaration moved the roll call: it goes back too, unless it went elsewhere since. */
const calledBack = (
  { turnout }: Deep<Assembly>,
  { delegation, was, calling }: OfType<CountEvent, 'TurnoutDeclared'>,
  changed: ReadonlySet<string>,
): readonly CountEvent[] =>
  was === null && calling !== delegation && turnout.calling === delegation && !changed.has('call')
    ? [{ type: 'DelegationCalled', delegation: calling, was: delegation }]
    : [];

const countFacts: Facts<'turnout', CountEvent> = {
  CountedAtDoor: {
    evolve: (turnout, { delegation, heads }, { at }) => {
      const row = ownDelegation(turnout, delegation);
      if (!row) return;
      row.door = (row.door ?? 0) + heads;
      arrive(turnout, at, { door: heads });
    },
    takenBack: 'never',
    touches: nothing,
    unlisted: true,
  },
  DelegationCalled: {
    evolve: (turnout, { delegation }) => {
      // A call that is taken back may lead to a twin that was merged since.
      turnout.calling = delegationOf(turnout, delegation)?.id ?? null;
    },
    takenBack: (_state, { delegation, was }) => [
      { type: 'DelegationCalled', delegation: was, was: delegation },
    ],
    touches: () => changes('call'),
  },
  TurnoutDeclared: {
    evolve: (turnout, { delegation, heads }) => {
      const row = ownDelegation(turnout, delegation);
      if (!row) return;
      // A first declaration is made where the roll call stands; a correction doesn't move it.
      if (row.declared === null) turnout.calling = row.id;
      row.declared = heads;
    },
    takenBack: (state, event, changed) => {
      const { delegation, heads, was, calling } = event;
      return [
        { type: 'TurnoutDeclared', delegation, heads: was, was: heads, calling },
        ...calledBack(state, event, changed),
      ];
    },
    // Wherever the roll call went since, the number alone can be taken back.
    touches: ({ delegation, was }) => ({
      changes: [`declared ${delegation}`, ...(was === null ? ['call'] : [])],
      needs: [`declared ${delegation}`],
    }),
  },
};

const listFacts: Facts<'turnout', ListEvent> = {
  // Somebody may have been counted there by now: it is removed by hand, or merged.
  DelegationAdded: {
    evolve: (turnout, { delegation: id, code, area, name, pledged, planned }) =>
      list(turnout, { id, code, area, name, pledged, planned }),
    takenBack: 'never',
    touches: nothing,
  },
  DelegationRemoved: {
    evolve: ({ delegations }, { delegation }) => void delegations.delete(delegation),
    takenBack: ({ turnout }, { type: _, ...listed }) =>
      provided(!turnout.delegations.has(listed.delegation), { type: 'DelegationAdded', ...listed }),
    touches: nothing,
  },
  DelegationEdited: {
    evolve: ({ delegations, given }, { delegation, to }) => {
      const row = delegations.get(delegation);
      if (row) give(given, Object.assign(row, to));
    },
    takenBack: ({ turnout }, { delegation, to, was }) =>
      provided(turnout.delegations.has(delegation), {
        type: 'DelegationEdited',
        delegation,
        to: was,
        was: to,
      }),
    touches: ({ delegation, to }) => changes(...Object.keys(to).map((what) => `${what} of ${delegation}`)),
  },
  DelegationsMerged: {
    evolve: merge,
    // A card that has voted would vote once more.
    takenBack: ({ ballots }, { from, into, was }) =>
      provided(unsealedBallot(ballots) === undefined, { type: 'DelegationsSplit', from, into, was }),
    touches: ({ from, into }) =>
      changes(...[from, into].flatMap((one) => [`merged ${one}`, `declared ${one}`])),
    phones: 'all',
  },
  DelegationsSplit: { evolve: split, takenBack: 'never', touches: nothing, phones: 'all' },
};

export const turnoutFacts: Facts<'turnout', TurnoutEvent> = { ...phoneFacts, ...countFacts, ...listFacts };

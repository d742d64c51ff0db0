/** The list of delegations on the night: one that was missing, two that are the same. Rules [LIST-*]. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import { unsealedBallot } from '../ballots/ballots.ts';
import type { Deep, DecideTable, EvolveTable } from '../kernel/decider.ts';
import type { ListEvent, NightEvent } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import { declaredTogether } from './merging.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';
import { LONGEST_NAME, plainName } from '../plan/delegation-table.ts';
import {
  delegationOf,
  meantDelegation,
  newDelegation,
  present,
  type Delegation,
  type Turnout,
} from './turnout.ts';

export const MOST_DELEGATIONS = 600;

export const listCommands = {
  /** One that nobody had planned with: pledge 0. */
  AddDelegation: z.strictObject({
    type: z.literal('AddDelegation'),
    name: typedText(LONGEST_NAME),
    area: planId,
  }),
  /** `from` turned out to be `into`: all that was and will be said of it counts there. */
  MergeDelegations: z.strictObject({ type: z.literal('MergeDelegations'), from: planId, into: planId }),
  /** One that was added, while nobody is counted there. */
  RemoveDelegation: z.strictObject({ type: z.literal('RemoveDelegation'), delegation: planId }),
};
export type ListCommand = z.output<(typeof listCommands)[keyof typeof listCommands]>;

/** Those of today's list: what was merged into another is no longer in it. */
export const listed = ({ delegations }: Deep<Turnout>): Deep<Delegation>[] =>
  [...delegations.values()].filter(({ mergedInto }) => mergedInto === null);

/** Phones that are with one of them: visitors are not. */
export const phonesListed = (turnout: Deep<Turnout>): number =>
  listed(turnout).reduce((sum, { phones }) => sum + phones, 0);

const byPlainName = (turnout: Deep<Turnout>, name: string): Deep<Delegation> | undefined =>
  listed(turnout).find((one) => plainName(one.name) === plainName(name));

/** Those of merged twins too: a printed code leads to where it led. */
export const codesTaken = ({ delegations }: Deep<Turnout>): Set<string> =>
  new Set([...delegations.values()].map(({ code }) => code));

/** Four letters of the name as the sample's are, and where they are taken a figure: `TATT`, `TAT2`. */
export const newCode = (name: string, taken: ReadonlySet<string>): string => {
  const letters = name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');
  const stem = letters.length >= 2 ? letters : 'NEW';
  const figures = Array.from({ length: MOST_DELEGATIONS }, (_, at) => `${stem.slice(0, 3)}${at + 2}`);
  return [stem.slice(0, 4), ...figures].find((one) => !taken.has(one)) ?? stem.slice(0, 8);
};

/** `N1`, `N2`, … as the plan's own are `D01`; one more than there are is always free. */
export const freeId = (taken: ReadonlySet<string>): string => {
  const ids = Array.from({ length: taken.size + 1 }, (_, at) => `N${at + 1}`);
  return ids.find((id) => !taken.has(id)) ?? '';
};

const hasArea = ({ plan }: Deep<Assembly>, area: string): boolean => plan.areas.some(({ id }) => id === area);

const addDelegation = (
  state: Deep<Assembly>,
  { name, area }: Extract<ListCommand, { type: 'AddDelegation' }>,
): Result<NightEvent[], Refusal> => {
  const { turnout } = state;
  if (!hasArea(state, area)) return no({ code: 'no-such-area', detail: area });
  const twin = byPlainName(turnout, name);
  if (twin) return no({ code: 'in-list-already', detail: twin.id });
  if (turnout.delegations.size >= MOST_DELEGATIONS) return no({ code: 'list-full' });
  const delegation = freeId(new Set(turnout.delegations.keys()));
  const code = newCode(name, codesTaken(turnout));
  return ok([{ type: 'DelegationAdded', delegation, code, area, name, pledged: 0, planned: false }]);
};

const standing = (row: Deep<Delegation>) => ({ declared: row.declared, present: present(row) });

const merge = (
  state: Deep<Assembly>,
  command: Extract<ListCommand, { type: 'MergeDelegations' }>,
): Result<NightEvent[], Refusal> => {
  const into = meantDelegation(state, command.into);
  if (!into.ok) return into;
  const from = state.turnout.delegations.get(command.from);
  if (!from) return no({ code: 'no-such-delegation', detail: command.from });
  if (from.mergedInto === command.into) return ok([]);
  if (from.mergedInto !== null || from.id === into.value.id)
    return no({ code: 'merged-already', detail: from.id });
  const ballot = unsealedBallot(state.ballots);
  if (ballot) return no({ code: 'ballot-unsealed', detail: ballot.id });
  return ok([
    {
      type: 'DelegationsMerged',
      from: from.id,
      into: into.value.id,
      declared: declaredTogether(standing(from), standing(into.value)),
      was: {
        from: { door: from.door, declared: from.declared },
        into: { door: into.value.door, declared: into.value.declared },
        calling: state.turnout.calling,
      },
    },
  ]);
};

const isInUse = ({ turnout }: Deep<Assembly>, { id, phones, door, declared }: Deep<Delegation>): boolean =>
  phones > 0 ||
  door !== null ||
  declared !== null ||
  turnout.calling === id ||
  [...turnout.delegations.values()].some(({ mergedInto }) => mergedInto === id);

/** What the plan names stays, and so does whoever is counted. */
export const canRemove = (state: Deep<Assembly>, row: Deep<Delegation>): boolean =>
  !state.plan.delegations.some(({ id }) => id === row.id) && !isInUse(state, row);

const remove = (
  state: Deep<Assembly>,
  { delegation: id }: Extract<ListCommand, { type: 'RemoveDelegation' }>,
): Result<NightEvent[], Refusal> => {
  const row = state.turnout.delegations.get(id);
  if (!row || row.mergedInto !== null) return no({ code: 'no-such-delegation', detail: id });
  if (!canRemove(state, row)) return no({ code: 'delegation-in-use', detail: id });
  const ballot = unsealedBallot(state.ballots);
  if (ballot) return no({ code: 'ballot-unsealed', detail: ballot.id });
  const { code, area, name, pledged, planned } = row;
  return ok([{ type: 'DelegationRemoved', delegation: id, code, area, name, pledged, planned }]);
};

export const decideList: DecideTable<Assembly, ListCommand, NightEvent> = {
  RemoveDelegation: remove,
  AddDelegation: addDelegation,
  MergeDelegations: merge,
};

/** Phones that named this one, or a twin of it, and what they speak for. */
const phonesWith = (turnout: Turnout, id: string): { phones: number; phoneHeads: number } => {
  const here = [...turnout.checkIns.values()].filter(
    ({ delegation }) => delegationOf(turnout, delegation)?.id === id,
  );
  return { phones: here.length, phoneHeads: here.reduce((sum, { party }) => sum + party, 0) };
};

const moveCounts = (
  from: Delegation,
  into: Delegation,
  counts: { phones: number; phoneHeads: number },
): void => {
  from.phones -= counts.phones;
  from.phoneHeads -= counts.phoneHeads;
  into.phones += counts.phones;
  into.phoneHeads += counts.phoneHeads;
};

export const evolveList: EvolveTable<Turnout, ListEvent, NightEvent> = {
  DelegationAdded: ({ delegations }, { delegation: id, code, area, name, pledged, planned }) => {
    delegations.set(id, newDelegation({ id, code, area, name, pledged, planned }));
  },
  DelegationRemoved: ({ delegations }, { delegation }) => void delegations.delete(delegation),
  DelegationEdited: ({ delegations }, { delegation, to }) => {
    Object.assign(delegations.get(delegation) ?? {}, to);
  },
  DelegationsMerged: (turnout, { from: gone, into: stays, declared }) => {
    const [from, into] = [turnout.delegations.get(gone), turnout.delegations.get(stays)];
    if (!from || !into) return;
    if (from.door !== null) into.door = (into.door ?? 0) + from.door;
    into.declared = declared;
    moveCounts(from, into, { phones: from.phones, phoneHeads: from.phoneHeads });
    from.door = null;
    from.declared = null;
    from.mergedInto = stays;
    if (turnout.calling === gone) turnout.calling = stays;
  },
  DelegationsSplit: (turnout, { from: gone, into: stays, was }) => {
    const [from, into] = [turnout.delegations.get(gone), turnout.delegations.get(stays)];
    if (!from || !into) return;
    from.mergedInto = null;
    moveCounts(into, from, phonesWith(turnout, gone));
    // Who was counted at the door in between was counted for the one that was in the list.
    from.door = was.from.door && Math.min(was.from.door, into.door ?? 0);
    const left = (into.door ?? 0) - (from.door ?? 0);
    into.door = left === 0 ? was.into.door && 0 : left;
    from.declared = was.from.declared;
    into.declared = was.into.declared;
    if (turnout.calling === stays && was.calling === gone) turnout.calling = gone;
  },
};

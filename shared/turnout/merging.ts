/** Two delegations that are the same: what they have declared together, and their counts moved to one, or back. Rules [LIST-*]. */
import type { OfType } from '../kernel/decider.ts';
import { delegationOf } from './delegations.ts';
import type { ListEvent } from './events.ts';
import type { Delegation, Turnout } from './state.ts';

interface Standing {
  readonly declared: number | null;
  /** Declared, else counted at the door, else nothing yet. */
  readonly present: number | null;
}

/** Nobody's number is lost: once one of the two has declared, what is present at both is declared together [LIST-3]. */
export const declaredTogether = (from: Standing, into: Standing): number | null =>
  from.declared === null && into.declared === null ? null : (from.present ?? 0) + (into.present ?? 0);

type PhoneCounts = Pick<Delegation, 'phones' | 'phoneHeads'>;

const moveCounts = (from: Delegation, into: Delegation, { phones, phoneHeads }: PhoneCounts): void => {
  from.phones -= phones;
  from.phoneHeads -= phoneHeads;
  into.phones += phones;
  into.phoneHeads += phoneHeads;
};

export const merge = (
  turnout: Turnout,
  { from: gone, into: stays, declared }: OfType<ListEvent, 'DelegationsMerged'>,
): void => {
  const [from, into] = [turnout.delegations.get(gone), turnout.delegations.get(stays)];
  if (!from || !into) return;
  if (from.door !== null) into.door = (into.door ?? 0) + from.door;
  into.declared = declared;
  moveCounts(from, into, { phones: from.phones, phoneHeads: from.phoneHeads });
  from.door = null;
  from.declared = null;
  from.mergedInto = stays;
  if (turnout.calling === gone) turnout.calling = stays;
};

/** Phones that named this delegation, or a twin of it, and the heads they speak for. */
const phonesWith = (turnout: Turnout, id: string): PhoneCounts => {
  const here = [...turnout.checkIns.values()].filter(
    ({ delegation }) => delegationOf(turnout, delegation)?.id === id,
  );
  return { phones: here.length, phoneHeads: here.reduce((sum, { party }) => sum + party, 0) };
};

export const split = (
  turnout: Turnout,
  { from: gone, into: stays, was }: OfType<ListEvent, 'DelegationsSplit'>,
): void => {
  const [from, into] = [turnout.delegations.get(gone), turnout.delegations.get(stays)];
  if (!from || !into) return;
  from.mergedInto = null;
  moveCounts(into, from, phonesWith(turnout, gone));
  // Who was counted at the door in between was counted for the delegation that was in the list.
  from.door = was.from.door && Math.min(was.from.door, into.door ?? 0);
  const left = (into.door ?? 0) - (from.door ?? 0);
  into.door = left === 0 ? was.into.door && 0 : left;
  from.declared = was.from.declared;
  into.declared = was.into.declared;
  if (turnout.calling === stays && was.calling === gone) turnout.calling = gone;
};

/** Who came: phones' check-ins, the door count and the declared number, three figures never mixed up. Rules [TURNOUT-*]. */
import { z } from 'zod';
import type { Assembly } from './assembly.ts';
import type { Deep, DecideTable, EvolveTable } from './decider.ts';
import type { AssemblyOpened, NightEvent, TurnoutEvent } from './events.ts';
import { planId } from './ids.ts';
import { no, ok } from './result.ts';

export interface Delegation {
  readonly id: string;
  readonly code: string;
  readonly area: string;
  readonly name: string;
  readonly pledged: number;
  /** Heads counted by stewards; null while none of them has counted. */
  door: number | null;
  declared: number | null;
  /** Phones that checked in for it, and the heads they speak for. */
  phones: number;
  phoneHeads: number;
}

export interface CheckIn {
  readonly delegation: string;
  /** The person with the phone and those with them. */
  readonly party: number;
}

export interface Turnout {
  readonly delegations: Map<string, Delegation>;
  /** By HMAC of the phone's token. */
  readonly checkIns: Map<string, CheckIn>;
  /** The delegation that the roll call is at. */
  calling: string | null;
}

export const openTurnout = ({ plan }: AssemblyOpened): Turnout => ({
  delegations: new Map(
    plan.delegations.map(({ id, code, area, name, pledged }) => [
      id,
      { id, code, area, name, pledged, door: null, declared: null, phones: 0, phoneHeads: 0 },
    ]),
  ),
  checkIns: new Map(),
  calling: null,
});

/** The official turnout of a delegation: the declared number, else the door count, else nothing yet [TURNOUT-1]. */
export const present = ({ declared, door }: Deep<Delegation>): number | null => declared ?? door;

/** The largest party one phone may speak for by itself; a larger group is counted by a steward. */
export const LARGEST_PARTY = 8;
const MOST_HEADS = 5_000;

export const turnoutCommands = {
  CheckIn: z.strictObject({
    type: z.literal('CheckIn'),
    delegation: planId,
    party: z.int().min(1).max(MOST_HEADS).default(1),
  }),
  /** Heads to add to the door count; a negative number takes back what was tapped too often. */
  CountAtDoor: z.strictObject({
    type: z.literal('CountAtDoor'),
    delegation: planId,
    heads: z.int().min(-MOST_HEADS).max(MOST_HEADS),
  }),
  CallDelegation: z.strictObject({ type: z.literal('CallDelegation'), delegation: planId.nullable() }),
  DeclareTurnout: z.strictObject({
    type: z.literal('DeclareTurnout'),
    delegation: planId,
    heads: z.int().min(0).max(MOST_HEADS),
  }),
};
export type TurnoutCommand = z.output<(typeof turnoutCommands)[keyof typeof turnoutCommands]>;

const unknown = (delegation: string) => no({ code: 'no-such-delegation' as const, detail: delegation });

export const decideTurnout: DecideTable<Assembly, TurnoutCommand, NightEvent> = {
  CheckIn: ({ turnout }, { delegation, party }, { by }) => {
    if (!turnout.delegations.has(delegation)) return unknown(delegation);
    if (party > LARGEST_PARTY) return no({ code: 'party-too-big', detail: String(LARGEST_PARTY) });
    const before = turnout.checkIns.get(by.id);
    const same = before?.delegation === delegation && before.party === party;
    return ok(same ? [] : [{ type: 'CheckedIn', delegation, party }]);
  },
  CountAtDoor: ({ turnout }, { delegation, heads }) => {
    const row = turnout.delegations.get(delegation);
    if (!row) return unknown(delegation);
    if ((row.door ?? 0) + heads < 0) return no({ code: 'below-zero', detail: String(row.door ?? 0) });
    return ok([{ type: 'CountedAtDoor', delegation, heads }]);
  },
  CallDelegation: ({ turnout }, { delegation }) => {
    if (delegation !== null && !turnout.delegations.has(delegation)) return unknown(delegation);
    const was = turnout.calling;
    return ok(was === delegation ? [] : [{ type: 'DelegationCalled', delegation, was }]);
  },
  DeclareTurnout: ({ turnout }, { delegation, heads }) => {
    const row = turnout.delegations.get(delegation);
    if (!row) return unknown(delegation);
    const was = row.declared;
    return ok(
      was === heads ? [] : [{ type: 'TurnoutDeclared', delegation, heads, was, calling: turnout.calling }],
    );
  },
};

const leave = (turnout: Turnout, phone: string): void => {
  const before = turnout.checkIns.get(phone);
  const row = before && turnout.delegations.get(before.delegation);
  if (!row) return;
  row.phones -= 1;
  row.phoneHeads -= before.party;
};

const join = (turnout: Turnout, phone: string, checkIn: CheckIn): void => {
  turnout.checkIns.set(phone, checkIn);
  const row = turnout.delegations.get(checkIn.delegation);
  if (!row) return;
  row.phones += 1;
  row.phoneHeads += checkIn.party;
};

export const evolveTurnout: EvolveTable<Turnout, TurnoutEvent, NightEvent> = {
  CheckedIn: (turnout, { delegation, party }, { by }) => {
    leave(turnout, by);
    join(turnout, by, { delegation, party });
  },
  CountedAtDoor: (turnout, { delegation, heads }) => {
    const row = turnout.delegations.get(delegation);
    if (row) row.door = (row.door ?? 0) + heads;
  },
  DelegationCalled: (turnout, { delegation }) => {
    turnout.calling = delegation;
  },
  TurnoutDeclared: (turnout, { delegation, heads }) => {
    const row = turnout.delegations.get(delegation);
    if (!row) return;
    // A first declaration is made where the roll call stands; a correction doesn't move it.
    if (row.declared === null) turnout.calling = delegation;
    row.declared = heads;
  },
};

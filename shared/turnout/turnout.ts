/** Who came: phones' check-ins, the door count and the declared number, three figures never mixed up. Rules [TURNOUT-*]. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import type { Deep, DecideTable, EvolveTable } from '../kernel/decider.ts';
import type { AssemblyOpened, CountEvent, NightEvent } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { seconds, type Instant } from '../kernel/time.ts';
import { MOST_HEADS } from './limits.ts';

export interface Delegation {
  readonly id: string;
  readonly code: string;
  area: string;
  name: string;
  pledged: number;
  /** False for one that the crew added on the night: nobody had planned with it. */
  readonly planned: boolean;
  /** Its twin, where the two were found to be the same; what is said of this one counts there. */
  mergedInto: string | null;
  /** Heads counted by stewards; null while none of them has counted. */
  door: number | null;
  declared: number | null;
  /** Phones that checked in for it, and the heads they speak for. */
  phones: number;
  phoneHeads: number;
}

/** A phone that says it counts for many; until a steward has looked, it counts for one. */
export interface Group {
  /** Small and said aloud: “group 7”. */
  readonly number: number;
  readonly heads: number;
  readonly answer: 'waiting' | 'confirmed' | 'declined';
}

export interface CheckIn {
  /** Null: a visitor, who is with none of the delegations. */
  readonly delegation: string | null;
  /** The person with the phone and those with them, as far as they are counted. */
  readonly party: number;
  readonly group?: Group;
}

/** A check-in with the version at which this phone first said anything: whether it is on a register that was frozen then. */
export type KeptCheckIn = CheckIn & { readonly since: number };

/** How many came within one minute, by the stewards and by the phones. */
export interface Arrivals {
  readonly from: Instant;
  door: number;
  phoneHeads: number;
}

export interface Turnout {
  readonly delegations: Map<string, Delegation>;
  /** By HMAC of the phone's token. */
  readonly checkIns: Map<string, KeptCheckIn>;
  /** Which phone said so, by the group's number. */
  readonly groups: Map<number, string>;
  /** Beside every delegation, and in no total of theirs. */
  readonly visitors: { phones: number; phoneHeads: number };
  /** The delegation that the roll call is at. */
  calling: string | null;
  /** By minute, in order; minutes in which nobody came are left out. */
  readonly arrivals: Arrivals[];
}

export const openTurnout = ({ plan }: AssemblyOpened): Turnout => ({
  delegations: new Map(
    plan.delegations.map(({ id, code, area, name, pledged }) => [
      id,
      newDelegation({ id, code, area, name, pledged, planned: true }),
    ]),
  ),
  checkIns: new Map(),
  groups: new Map(),
  visitors: { phones: 0, phoneHeads: 0 },
  calling: null,
  arrivals: [],
});

type Listed = Pick<Delegation, 'id' | 'code' | 'area' | 'name' | 'pledged' | 'planned'>;

export const newDelegation = (listed: Listed): Delegation => ({
  ...listed,
  mergedInto: null,
  door: null,
  declared: null,
  phones: 0,
  phoneHeads: 0,
});

/** The official turnout of a delegation: the declared number, else the door count, else nothing yet [TURNOUT-1]. */
export const present = ({ declared, door }: Deep<Delegation>): number | null => declared ?? door;

/** The delegation that an id means today: itself, or the twin it was merged into. */
export const delegationOf = (
  turnout: Pick<Deep<Turnout>, 'delegations'>,
  id: string | null | undefined,
): Deep<Delegation> | undefined => {
  const row = turnout.delegations.get(id ?? '');
  return row?.mergedInto ? delegationOf(turnout, row.mergedInto) : row;
};

/** As above, to be written to. */
export const ownDelegation = (turnout: Turnout, id: string | null): Delegation | undefined =>
  turnout.delegations.get(delegationOf(turnout, id)?.id ?? '');

/** Adds to the minute that this instant falls in; a clock that was set back adds to the latest there is. */
export const arrive = (
  { arrivals }: Turnout,
  at: Instant,
  came: { readonly door?: number; readonly phoneHeads?: number },
): void => {
  const from = at - (at % seconds(60));
  let last = arrivals.at(-1);
  if (!last || last.from < from) arrivals.push((last = { from, door: 0, phoneHeads: 0 }));
  last.door += came.door ?? 0;
  last.phoneHeads += came.phoneHeads ?? 0;
};

export const turnoutCommands = {
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

/** The delegation that is meant, or `no-such-delegation`. */
export const meantDelegation = (
  { turnout }: Deep<Assembly>,
  id: string,
): Result<Deep<Delegation>, Refusal> => {
  const row = delegationOf(turnout, id);
  return row ? ok(row) : no({ code: 'no-such-delegation', detail: id });
};

export const decideTurnout: DecideTable<Assembly, TurnoutCommand, NightEvent> = {
  CountAtDoor: (state, { delegation, heads }) => {
    const row = meantDelegation(state, delegation);
    if (!row.ok) return row;
    const { id, door } = row.value;
    if ((door ?? 0) + heads < 0) return no({ code: 'below-zero', detail: String(door ?? 0) });
    return ok([{ type: 'CountedAtDoor', delegation: id, heads }]);
  },
  CallDelegation: (state, { delegation }) => {
    const row = delegation === null ? ok(null) : meantDelegation(state, delegation);
    if (!row.ok) return row;
    const called = row.value?.id ?? null;
    const was = state.turnout.calling;
    return ok(was === called ? [] : [{ type: 'DelegationCalled', delegation: called, was }]);
  },
  DeclareTurnout: (state, { delegation, heads }) => {
    const row = meantDelegation(state, delegation);
    if (!row.ok) return row;
    const { id, declared: was } = row.value;
    return ok(
      was === heads
        ? []
        : [{ type: 'TurnoutDeclared', delegation: id, heads, was, calling: state.turnout.calling }],
    );
  },
};

export const evolveTurnout: EvolveTable<Turnout, CountEvent, NightEvent> = {
  CountedAtDoor: (turnout, { delegation, heads }, { at }) => {
    const row = ownDelegation(turnout, delegation);
    if (!row) return;
    row.door = (row.door ?? 0) + heads;
    arrive(turnout, at, { door: heads });
  },
  DelegationCalled: (turnout, { delegation }) => {
    // A call that is taken back may lead to a twin that was merged since.
    turnout.calling = delegationOf(turnout, delegation)?.id ?? null;
  },
  TurnoutDeclared: (turnout, { delegation, heads }) => {
    const row = ownDelegation(turnout, delegation);
    if (!row) return;
    // A first declaration is made where the roll call stands; a correction doesn't move it.
    if (row.declared === null) turnout.calling = row.id;
    row.declared = heads;
  },
};

/** Turnout by delegation and area: pledged, present, and phones as a second figure beside it. */
import type { Assembly } from '../assembly.ts';
import type { Deep } from '../decider.ts';
import { delegationOf, present, type Delegation } from '../turnout.ts';
import { listed } from '../turnout-list.ts';

export interface DelegationRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly pledged: number;
  readonly door: number | null;
  readonly declared: number | null;
  /** Declared, else counted at the door, else nothing yet. */
  readonly present: number | null;
  readonly phones: number;
  readonly phoneHeads: number;
  /** False: added on the night, without a pledge. */
  readonly planned: boolean;
  /** The phones speak for more people than were counted or declared: somebody should look. */
  readonly phonesExceed: boolean;
}

export interface Figures {
  readonly pledged: number;
  readonly present: number;
  readonly declared: number;
  readonly phones: number;
  readonly phoneHeads: number;
}

export interface AreaRow extends Figures {
  readonly id: string;
  readonly name: string;
  readonly delegations: readonly DelegationRow[];
}

export interface TurnoutView {
  readonly areas: readonly AreaRow[];
  readonly total: Figures;
  /** The delegation that the roll call is at. */
  readonly calling: string | null;
  /** The next one in the order of the roll call; null at its end. */
  readonly nextToCall: string | null;
  /** All areas of the plan, those without a delegation too. */
  readonly places: readonly { readonly id: string; readonly name: string }[];
  /** With none of the delegations, and in no figure above. */
  readonly visitors: { readonly phones: number; readonly phoneHeads: number };
  /** Phones that say they count for many, and wait for a steward; the oldest first. */
  readonly groups: readonly GroupRow[];
  readonly phonesExceed: boolean;
  readonly seats: Seats;
  /** Areas of which somebody is present, against the least that the alliance wants. */
  readonly areasPresent: { readonly present: number; readonly least: number };
}

export interface GroupRow {
  readonly number: number;
  readonly delegation: string;
  readonly heads: number;
}

export interface Seats {
  /** Null where the plan doesn't say how many there are. */
  readonly seats: number | null;
  /** `near`: nine tenths and more are taken. */
  readonly state: 'room' | 'near' | 'full';
}

const row = (delegation: Deep<Delegation>): DelegationRow => {
  const { id, code, name, pledged, planned, door, declared, phones, phoneHeads } = delegation;
  const here = present(delegation);
  const phonesExceed = here !== null && phoneHeads > here;
  return {
    id,
    code,
    name,
    pledged,
    planned,
    door,
    declared,
    present: here,
    phones,
    phoneHeads,
    phonesExceed,
  };
};

export const figures = (rows: readonly (Figures | DelegationRow)[]): Figures => {
  const sum = (key: keyof Figures): number => rows.reduce((total, one) => total + (one[key] ?? 0), 0);
  return {
    pledged: sum('pledged'),
    present: sum('present'),
    declared: sum('declared'),
    phones: sum('phones'),
    phoneHeads: sum('phoneHeads'),
  };
};

/** Areas in the plan's order, and in each its delegations: the order in which the roll is called. */
export const areaRows = ({ plan, turnout }: Deep<Assembly>): AreaRow[] => {
  const here = listed(turnout);
  return plan.areas.flatMap(({ id, name }) => {
    const delegations = here.filter(({ area }) => area === id).map(row);
    return delegations.length === 0 ? [] : [{ id, name, ...figures(delegations), delegations }];
  });
};

/** The seed's own rule: an alliance that is heard comes from at least three local authority areas. */
const LEAST_AREAS = 3;
const NEARLY_FULL = 0.9;

const waitingGroups = ({ turnout }: Deep<Assembly>): GroupRow[] =>
  [...turnout.groups].flatMap(([number, phone]) => {
    const says = turnout.checkIns.get(phone);
    const delegation = delegationOf(turnout, says?.delegation)?.id;
    if (says?.group?.number !== number || says.group.answer !== 'waiting' || !delegation) return [];
    return [{ number, delegation, heads: says.group.heads }];
  });

const seatsOf = ({ plan }: Deep<Assembly>, here: number): Seats => {
  const seats = plan.assembly.venue?.seats ?? null;
  if (seats === null || here < seats * NEARLY_FULL) return { seats, state: 'room' };
  return { seats, state: here > seats ? 'full' : 'near' };
};

export const turnoutView = (state: Deep<Assembly>): TurnoutView => {
  const areas = areaRows(state);
  const order = areas.flatMap(({ delegations }) => delegations.map(({ id }) => id));
  const { calling, visitors } = state.turnout;
  const total = figures(areas);
  return {
    areas,
    total,
    calling,
    nextToCall: order[calling === null ? 0 : order.indexOf(calling) + 1] ?? null,
    places: state.plan.areas.map(({ id, name }) => ({ id, name })),
    visitors: { ...visitors },
    groups: waitingGroups(state),
    phonesExceed: total.present > 0 && total.phoneHeads > total.present,
    seats: seatsOf(state, total.present + visitors.phoneHeads),
    areasPresent: {
      present: areas.filter(({ present: here }) => here > 0).length,
      least: Math.min(LEAST_AREAS, state.plan.areas.length),
    },
  };
};

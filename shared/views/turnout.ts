/** Turnout by delegation and area: pledged, present, and phones as a second figure beside it. */
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';
import { delegationOf, present, listed } from '../turnout/delegations.ts';
import { canRemove } from '../turnout/removing.ts';
import { sayingsLeft, type SayingsLeft } from '../turnout/sayings.ts';
import type { Delegation } from '../turnout/state.ts';
import { groupsView, type GroupsView } from './groups.ts';

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
  /** Added on the night, and nobody is counted there. */
  readonly canRemove: boolean;
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

export interface TurnoutView extends GroupsView {
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
  /** Twins that are no longer in the list, and where they count now. */
  readonly merged: readonly { readonly id: string; readonly into: string }[];
  readonly phonesExceed: boolean;
  /** Phones have said nearly as much as they may, all together. */
  readonly sayingsLeft?: SayingsLeft;
  readonly seats: Seats;
  /** Areas of which somebody is present, against the least that the alliance wants. */
  readonly areasPresent: { readonly present: number; readonly least: number };
}

export interface Seats {
  /** Heads that want one: everybody present, and visitors as their phones say. */
  readonly taken: number;
  /** Null where the plan doesn't say how many there are. */
  readonly seats: number | null;
  /** `near`: nine tenths and more are taken. */
  readonly state: 'room' | 'near' | 'full';
}

const row = (state: Deep<Assembly>, delegation: Deep<Delegation>): DelegationRow => {
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
    canRemove: canRemove(state, delegation),
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
export const areaRows = (state: Deep<Assembly>): AreaRow[] => {
  const here = listed(state.turnout);
  return state.plan.areas.flatMap(({ id, name }) => {
    const delegations = here.filter(({ area }) => area === id).map((one) => row(state, one));
    return delegations.length === 0 ? [] : [{ id, name, ...figures(delegations), delegations }];
  });
};

/** The seed's own rule: an alliance that is heard comes from at least three local authority areas. */
const LEAST_AREAS = 3;
const NEARLY_FULL = 0.9;

const mergedOf = ({ turnout }: Deep<Assembly>): TurnoutView['merged'] =>
  [...turnout.delegations.values()].flatMap(({ id, mergedInto }) => {
    const into = mergedInto && delegationOf(turnout, mergedInto)?.id;
    return into ? [{ id, into }] : [];
  });

const seatsOf = ({ plan }: Deep<Assembly>, here: number): Seats => {
  const seats = plan.assembly.venue?.seats ?? null;
  if (seats === null || here < seats * NEARLY_FULL) return { taken: here, seats, state: 'room' };
  return { taken: here, seats, state: here > seats ? 'full' : 'near' };
};

export const turnoutView = (state: Deep<Assembly>): TurnoutView => {
  const areas = areaRows(state);
  const order = areas.flatMap(({ delegations }) => delegations.map(({ id }) => id));
  const { calling, visitors } = state.turnout;
  const total = figures(areas);
  const left = sayingsLeft(state);
  return {
    areas,
    total,
    calling,
    nextToCall: order[calling === null ? 0 : order.indexOf(calling) + 1] ?? null,
    places: state.plan.areas.map(({ id, name }) => ({ id, name })),
    visitors: { ...visitors },
    ...groupsView(state),
    merged: mergedOf(state),
    phonesExceed: total.present > 0 && total.phoneHeads > total.present,
    ...(left && { sayingsLeft: left }),
    seats: seatsOf(state, total.present + visitors.phoneHeads),
    areasPresent: {
      present: areas.filter(({ present: here }) => here > 0).length,
      least: Math.min(LEAST_AREAS, state.plan.areas.length),
    },
  };
};

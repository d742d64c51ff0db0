/** Turnout by delegation and area: pledged, present, and phones as a second figure beside it. */
import type { Assembly } from '../assembly.ts';
import type { Deep } from '../decider.ts';
import { present, type Delegation } from '../turnout.ts';

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
}

const row = (delegation: Deep<Delegation>): DelegationRow => {
  const { id, code, name, pledged, door, declared, phones, phoneHeads } = delegation;
  return { id, code, name, pledged, door, declared, present: present(delegation), phones, phoneHeads };
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
export const areaRows = ({ plan, turnout }: Deep<Assembly>): AreaRow[] =>
  plan.areas.flatMap(({ id, name }) => {
    const delegations = [...turnout.delegations.values()].filter(({ area }) => area === id).map(row);
    return delegations.length === 0 ? [] : [{ id, name, ...figures(delegations), delegations }];
  });

export const turnoutView = (state: Deep<Assembly>): TurnoutView => {
  const areas = areaRows(state);
  const order = areas.flatMap(({ delegations }) => delegations.map(({ id }) => id));
  const { calling } = state.turnout;
  return {
    areas,
    total: figures(areas),
    calling,
    nextToCall: order[calling === null ? 0 : order.indexOf(calling) + 1] ?? null,
  };
};

/** The order in which the candidates are spoken to, ask by ask. Rules [FAIR-*]. */
import type { Deep } from '../kernel/decider.ts';
import type { Plan } from '../plan/plan.ts';
import type { SpeakingOrders } from './events.ts';
import type { Candidates } from './state.ts';

/** The plan's order, then whoever the plan's order forgot. */
export const plannedOrder = (plan: Plan, order: readonly string[] = []): string[] => {
  const all = plan.candidates.map(({ id }) => id);
  return [...order.filter((id) => all.includes(id)), ...all.filter((id) => !order.includes(id))];
};

export const isOrderOf = (order: readonly string[], { candidates }: Deep<Plan>): boolean =>
  order.length === candidates.length && candidates.every(({ id }) => order.includes(id));

/** Whoever speaks first to one ask speaks last to the next. */
const rotated = (order: readonly string[], places: number): string[] => {
  const by = order.length === 0 ? 0 : places % order.length;
  return [...order.slice(by), ...order.slice(0, by)];
};

/** `first` is the first ask's order; each further ask begins one place later. */
export const rotatedOrders = ({ asks }: Deep<Plan>, first: readonly string[]): SpeakingOrders =>
  Object.fromEntries(asks.map(({ id }, place) => [id, rotated(first, place)]));

export const ordersNow = (candidates: Deep<Candidates>): SpeakingOrders =>
  Object.fromEntries(candidates.orders);

/** The same order, with one candidate just before another; null for the end. */
export const movedBefore = (order: readonly string[], candidate: string, before: string | null): string[] => {
  const others = order.filter((id) => id !== candidate);
  const at = before === null ? others.length : others.indexOf(before);
  return others.toSpliced(at, 0, candidate);
};

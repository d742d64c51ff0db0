/** The candidates on the night: who is here, in which order they are spoken to, and who may speak for them. Rules [FAIR-*]. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import type { Deep, DecideTable, EvolveTable } from '../kernel/decider.ts';
import type {
  AssemblyOpened,
  CandidateEvent,
  CandidateStanding,
  NightEvent,
  SpeakingOrders,
} from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import type { Plan } from '../plan/plan.ts';
import { no, ok } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';

export interface Candidates {
  readonly standing: Map<string, CandidateStanding>;
  /** By ask: the order in which they are spoken to. Never the order in which they are listed. */
  readonly orders: Map<string, readonly string[]>;
}

const expected: CandidateStanding = { status: 'expected', substitute: null };

/** The plan's order, then whoever it forgot. */
const plannedOrder = (plan: Plan, order: readonly string[] = []): string[] => {
  const all = plan.candidates.map(({ id }) => id);
  return [...order.filter((id) => all.includes(id)), ...all.filter((id) => !order.includes(id))];
};

export const openCandidates = ({ plan }: AssemblyOpened): Candidates => ({
  standing: new Map(plan.candidates.map(({ id }) => [id, expected])),
  orders: new Map(plan.asks.map(({ id, order }) => [id, plannedOrder(plan, order)])),
});

export const candidateStatuses = ['expected', 'here', 'late', 'absent', 'withdrawn'] as const;

export const candidateCommands = {
  /** Without an order the program draws one. It is the first ask's; each further ask begins one place later. */
  DrawLots: z.strictObject({ type: z.literal('DrawLots'), order: z.array(planId).max(16).optional() }),
  /** Moves one candidate within one ask; the other asks stay as they are. `before`: null for the end. */
  MoveCandidate: z.strictObject({
    type: z.literal('MoveCandidate'),
    ask: planId,
    candidate: planId,
    before: planId.nullable(),
  }),
  SetCandidate: z.strictObject({
    type: z.literal('SetCandidate'),
    candidate: planId,
    status: z.enum(candidateStatuses),
    substitute: typedText(120).nullish(),
  }),
};
export type CandidateCommand = z.output<(typeof candidateCommands)[keyof typeof candidateCommands]>;

const isOrderOf = (order: readonly string[], { candidates }: Deep<Plan>): boolean =>
  order.length === candidates.length && candidates.every(({ id }) => order.includes(id));

/** Whoever speaks first to one ask speaks last to the next. */
const rotated = (order: readonly string[], places: number): string[] => {
  const by = order.length === 0 ? 0 : places % order.length;
  return [...order.slice(by), ...order.slice(0, by)];
};

const ordersNow = (candidates: Deep<Candidates>): SpeakingOrders => Object.fromEntries(candidates.orders);

export const decideCandidates: DecideTable<Assembly, CandidateCommand, NightEvent> = {
  DrawLots: ({ plan, candidates }, { order }, { shuffled }) => {
    if (order && !isOrderOf(order, plan)) return no({ code: 'not-an-order' });
    const first = order ?? shuffled(plan.candidates.map(({ id }) => id));
    const orders = Object.fromEntries(plan.asks.map(({ id }, place) => [id, rotated(first, place)]));
    return ok([{ type: 'LotsDrawn', drawn: order === undefined, orders, was: ordersNow(candidates) }]);
  },
  MoveCandidate: ({ candidates }, { ask, candidate, before }) => {
    const was = candidates.orders.get(ask);
    if (!was) return no({ code: 'no-such-ask', detail: ask });
    const wrong = [candidate, before].find((id) => id !== null && !was.includes(id));
    if (wrong) return no({ code: 'no-such-candidate', detail: wrong });
    if (before === candidate) return ok([]);
    const others = was.filter((id) => id !== candidate);
    const at = before === null ? others.length : others.indexOf(before);
    const order = others.toSpliced(at, 0, candidate);
    return ok(order.join() === was.join() ? [] : [{ type: 'OrderChanged', ask, order, was }]);
  },
  SetCandidate: ({ candidates }, { candidate, status, substitute }) => {
    const was = candidates.standing.get(candidate);
    if (!was) return no({ code: 'no-such-candidate', detail: candidate });
    const to = { status, substitute: substitute === undefined ? was.substitute : substitute };
    const same = was.status === to.status && was.substitute === to.substitute;
    return ok(same ? [] : [{ type: 'CandidateChanged', candidate, to, was }]);
  },
};

export const evolveCandidates: EvolveTable<Candidates, CandidateEvent, NightEvent> = {
  LotsDrawn: (candidates, { orders }) => {
    for (const [ask, order] of Object.entries(orders)) candidates.orders.set(ask, order);
  },
  OrderChanged: (candidates, { ask, order }) => void candidates.orders.set(ask, order),
  CandidateChanged: (candidates, { candidate, to }) => void candidates.standing.set(candidate, to),
};

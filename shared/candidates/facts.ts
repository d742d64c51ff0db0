/** What each fact about the candidates makes of how they stand, and how it is taken back. */
import { changes } from '../kernel/fact.ts';
import type { AssemblyOpened } from '../night/events.ts';
import type { Facts } from '../night/rows.ts';
import type { CandidateEvent, CandidateStanding } from './events.ts';
import { plannedOrder } from './orders.ts';
import type { Candidates } from './state.ts';

const expected: CandidateStanding = { status: 'expected', substitute: null };

export const openCandidates = ({ plan }: AssemblyOpened): Candidates => ({
  standing: new Map(plan.candidates.map(({ id }) => [id, expected])),
  orders: new Map(plan.asks.map(({ id, order }) => [id, plannedOrder(plan, order)])),
});

export const candidateFacts: Facts<'candidates', CandidateEvent> = {
  LotsDrawn: {
    evolve: (candidates, { orders }) => {
      for (const [ask, order] of Object.entries(orders)) candidates.orders.set(ask, order);
    },
    takenBack: (_state, { orders, drawn, was }) => [{ type: 'LotsDrawn', drawn, orders: was, was: orders }],
    touches: ({ orders }) => changes(...Object.keys(orders).map((ask) => `order ${ask}`)),
  },
  OrderChanged: {
    evolve: (candidates, { ask, order }) => void candidates.orders.set(ask, order),
    takenBack: (_state, { ask, order, was }) => [{ type: 'OrderChanged', ask, order: was, was: order }],
    touches: ({ ask }) => changes(`order ${ask}`),
  },
  CandidateChanged: {
    evolve: (candidates, { candidate, to }) => void candidates.standing.set(candidate, to),
    takenBack: (_state, { candidate, to, was }) => [
      { type: 'CandidateChanged', candidate, to: was, was: to },
    ],
    touches: ({ candidate }) => changes(`candidate ${candidate}`),
  },
};

/** What may be said about the candidates: who is here, in which order they are spoken to, and who may speak for them. Rules [FAIR-*]. */
import { z } from 'zod';
import { planId } from '../kernel/ids.ts';
import { no, ok } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';
import { commands } from '../night/rows.ts';
import { isOrderOf, movedBefore, ordersNow, rotatedOrders } from './orders.ts';
import { candidateStatuses } from './statuses.ts';

export const candidateCommands = commands({
  /** Without an order the program draws one. It is the first ask's; each further ask begins one place later. */
  DrawLots: {
    fields: { order: z.array(planId).max(16).optional() },
    by: ['chair'],
    decide: ({ plan, candidates }, { order }, { shuffled }) => {
      if (order && !isOrderOf(order, plan)) return no({ code: 'not-an-order' });
      const first = order ?? shuffled(plan.candidates.map(({ id }) => id));
      const orders = rotatedOrders(plan, first);
      return ok([{ type: 'LotsDrawn', drawn: order === undefined, orders, was: ordersNow(candidates) }]);
    },
  },
  /** Moves one candidate within one ask; the other asks stay as they are. */
  MoveCandidate: {
    /** `before`: null for the end. */
    fields: { ask: planId, candidate: planId, before: planId.nullable() },
    by: ['chair'],
    decide: ({ candidates }, { ask, candidate, before }) => {
      const was = candidates.orders.get(ask);
      if (!was) return no({ code: 'no-such-ask', detail: ask });
      const wrong = [candidate, before].find((id) => id !== null && !was.includes(id));
      if (wrong) return no({ code: 'no-such-candidate', detail: wrong });
      if (before === candidate) return ok([]);
      const order = movedBefore(was, candidate, before);
      return ok(order.join() === was.join() ? [] : [{ type: 'OrderChanged', ask, order, was }]);
    },
  },
  SetCandidate: {
    /** `substitute`: null for nobody; left out, it stays as it was. */
    fields: {
      candidate: planId,
      status: z.enum(candidateStatuses),
      substitute: typedText(120).nullish(),
    },
    by: ['chair'],
    decide: ({ candidates }, { candidate, status, substitute }) => {
      const was = candidates.standing.get(candidate);
      if (!was) return no({ code: 'no-such-candidate', detail: candidate });
      const to = { status, substitute: substitute === undefined ? was.substitute : substitute };
      const same = was.status === to.status && was.substitute === to.substitute;
      return ok(same ? [] : [{ type: 'CandidateChanged', candidate, to, was }]);
    },
  },
});

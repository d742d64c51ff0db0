/** What holds of passes: the last chair's is kept, and a withdrawn one opens nothing. */
import type { Actor, Deep } from '../kernel/decider.ts';
import type { Pass, People } from './state.ts';

/** Nobody could let a chair in any more [PEOPLE-3]. */
export const isLastChair = (people: Deep<People>, pass: Deep<Pass>): boolean =>
  pass.role === 'chair' &&
  ![...people.passes.values()].some((other) => other !== pass && other.role === 'chair' && !other.revoked);

/** Whoever this is may do nothing any more. A phone has no pass to lose. */
export const isWithdrawn = ({ passes }: Deep<People>, { role, id }: Actor): boolean =>
  role !== 'phone' && passes.get(id)?.revoked === true;

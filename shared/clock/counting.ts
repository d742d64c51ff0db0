/** Whether anything is being counted against the clock: only then a step of the clock changes what people see. */
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';

/** The night has begun, or a ballot has an end. */
export const isCounting = ({ agenda, ballots }: Deep<Assembly>): boolean =>
  agenda.startedAt !== null || [...ballots.byId.values()].some(({ closesAt }) => closesAt !== null);

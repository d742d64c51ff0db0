/** How an answer stands: whether its address is in the plan, what is recorded there, and whether the hall may see it. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { Instant } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import { addressKey } from './address.ts';
import type { AnswerAddress, Said } from './events.ts';
import type { Answer } from './state.ts';
import type { AnswerValue } from './values.ts';

/** One answer or several: without a candidate, everybody's. */
export interface Scope {
  readonly ask: string;
  readonly point: string | null;
  readonly candidate?: string | undefined;
  /** False: of each candidate only the answer to the ask as a whole. */
  readonly pointsToo?: boolean;
}

/** Ask, point and candidate exist in the plan and belong together. */
export const located = ({ plan }: Deep<Assembly>, { ask, point, candidate }: Scope): Refusal | null => {
  const found = plan.asks.find(({ id }) => id === ask);
  if (!found) return { code: 'no-such-ask', detail: ask };
  if (point && !found.points.some(({ id }) => id === point)) return { code: 'no-such-point', detail: point };
  if (candidate !== undefined && !plan.candidates.some(({ id }) => id === candidate))
    return { code: 'no-such-candidate', detail: candidate };
  return null;
};

export const answerAt = ({ answers }: Deep<Assembly>, at: AnswerAddress): Deep<Answer> | null =>
  answers.byAddress.get(addressKey(at)) ?? null;

export const needsSecondPerson = ({ plan }: Deep<Assembly>): boolean =>
  // A log from before the plan could say so.
  plan.candidate_rules.second_person !== false;

/** The chair may let the hall see it: somebody confirmed it, or the plan wants nobody to; and nobody sent it back. */
export const isReady = (state: Deep<Assembly>, { confirmedBy, sentBack }: Deep<Answer>): boolean =>
  sentBack === null && (confirmedBy !== null || !needsSecondPerson(state));

/** What the second person has read; what they don't name isn't compared. */
interface Read {
  readonly value?: AnswerValue | undefined;
  readonly words?: string | null | undefined;
  readonly recordedAt?: Instant | undefined;
}

/** What the second person read is what is recorded. */
export const isAsSeen = (read: Read, said: Deep<Said>): boolean =>
  (read.value === undefined || read.value === said.value) &&
  (read.words === undefined || read.words === said.words) &&
  (read.recordedAt === undefined || read.recordedAt === said.at);

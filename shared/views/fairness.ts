/** Whether candidates are treated alike: who is here, in which order they are spoken to, and the seconds each had. For the chair only. */
import type { CandidateStatus } from '../candidates/statuses.ts';
import type { Deep } from '../kernel/decider.ts';
import type { PlanCandidate } from '../plan/plan.ts';
import type { Instant, Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import { listedCandidates } from './names.ts';

export interface FairnessView {
  /** Alphabetical by surname, always. */
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly party: string | null;
    readonly status: CandidateStatus;
    readonly substitute: string | null;
    readonly expectedArrival: string | null;
    readonly turns: number;
    readonly allottedMs: Ms;
    /** Before `runningSince`. */
    readonly usedMs: Ms;
    readonly runningSince: Instant | null;
  }[];
  /** Ids of candidates as they are spoken to, by ask. */
  readonly orders: readonly {
    readonly ask: string;
    readonly number: number;
    readonly title: string;
    readonly order: readonly string[];
  }[];
}

const secondsOf = ({ turns }: Deep<Assembly>, candidate: string) => {
  const own = [...turns.spoken, ...(turns.current ? [turns.current] : [])].filter(
    ({ speaker }) => speaker.as === 'candidate' && speaker.id === candidate,
  );
  return {
    turns: own.length,
    allottedMs: own.reduce((sum, { allottedMs }) => sum + allottedMs, 0),
    usedMs: own.reduce((sum, { usedMs }) => sum + usedMs, 0),
    runningSince: own.find(({ runningSince }) => runningSince !== null)?.runningSince ?? null,
  };
};

const standingOf = (
  state: Deep<Assembly>,
  { id, name, party, expected_arrival }: Deep<PlanCandidate>,
): FairnessView['candidates'][number] => {
  const standing = state.candidates.standing.get(id);
  return {
    id,
    name,
    party: party ?? null,
    status: standing?.status ?? 'expected',
    substitute: standing?.substitute ?? null,
    expectedArrival: expected_arrival ?? null,
    ...secondsOf(state, id),
  };
};

export const fairnessView = (state: Deep<Assembly>): FairnessView => ({
  candidates: listedCandidates(state).map((candidate) => standingOf(state, candidate)),
  orders: state.plan.asks.map(({ id, title }, at) => ({
    ask: id,
    number: at + 1,
    title,
    order: state.candidates.orders.get(id) ?? [],
  })),
});

/** Who speaks next in the segment that is on: read off the drawn order, who is here, and the turns so far. */
import type { Segment } from './agenda.ts';
import type { Assembly } from './assembly.ts';
import type { Deep } from './decider.ts';
import type { CandidateStatus, Speaker, TurnKind } from './events.ts';
import type { PlanSegment } from './plan.ts';
import { seconds, type Ms } from './time.ts';

export interface ProposedTurn {
  readonly kind: TurnKind;
  readonly speaker: Speaker;
  readonly allottedMs: Ms;
}

/** Candidates in the order they are spoken to in this ask. */
export const spokenOrder = ({ plan, candidates }: Deep<Assembly>, askId: string | null): readonly string[] =>
  candidates.orders.get(askId ?? '') ?? plan.candidates.map(({ id }) => id);

/** The turns candidates take in a segment of this kind, and the rule of the plan that says how long. */
const candidateTurns: Partial<
  Record<PlanSegment['kind'], { kind: TurnKind; usual: 'opening_s' | 'answer_s' | 'closing_s' }>
> = {
  candidates_open: { kind: 'opening', usual: 'opening_s' },
  ask: { kind: 'answer', usual: 'answer_s' },
  candidates_close: { kind: 'last_word', usual: 'closing_s' },
};

/** Openings follow the first ask's lot, last words the last ask's: whoever began the evening does not also end it. */
const askOfOrder = (
  { plan }: Deep<Assembly>,
  kind: PlanSegment['kind'],
  ref: string | null,
): string | null => {
  if (kind === 'candidates_open') return plan.asks.at(0)?.id ?? null;
  return kind === 'candidates_close' ? (plan.asks.at(-1)?.id ?? null) : ref;
};

/** In the order of this segment, whoever is there or not; none where candidates take no turns. */
export const candidatesOf = (state: Deep<Assembly>, { kind, ref }: Deep<Segment>): readonly string[] =>
  candidateTurns[kind] ? spokenOrder(state, askOfOrder(state, kind, ref)) : [];

/** Ids of those who had a turn of this kind in this segment, or are having it. */
const heard = ({ turns }: Deep<Assembly>, segment: string, kind: TurnKind): string[] =>
  [...turns.spoken, ...(turns.current ? [turns.current] : [])]
    .filter((turn) => turn.segment === segment && turn.kind === kind)
    .map((turn) => turn.speaker.id);

/** Not called upon: who comes late is asked when they are here. */
const passedOver: ReadonlySet<CandidateStatus> = new Set(['late', 'absent', 'withdrawn']);

const isCalled = ({ candidates }: Deep<Assembly>, id: string): boolean => {
  const standing = candidates.standing.get(id);
  return !standing || !passedOver.has(standing.status) || standing.substitute !== null;
};

const nextCandidate = (state: Deep<Assembly>, segment: Deep<Segment>): ProposedTurn | null => {
  const turn = candidateTurns[segment.kind];
  if (!turn) return null;
  const had = heard(state, segment.id, turn.kind);
  const id = candidatesOf(state, segment).find((one) => !had.includes(one) && isCalled(state, one));
  if (id === undefined) return null;
  const allottedMs = segment.perCandidateMs ?? seconds(state.plan.candidate_rules[turn.usual]);
  return { kind: turn.kind, speaker: { as: 'candidate', id }, allottedMs };
};

const nextTestimony = (state: Deep<Assembly>, segment: Deep<Segment>): ProposedTurn | null => {
  const testimony = state.plan.testimonies.find(({ id }) => id === segment.ref);
  if (segment.kind !== 'testimony' || !testimony) return null;
  if (heard(state, segment.id, 'testimony').length > 0) return null;
  return {
    kind: 'testimony',
    speaker: { as: 'testimony', id: testimony.id },
    allottedMs: seconds(testimony.s),
  };
};

/** Null when nobody is waiting for the microphone in this segment. */
export const nextTurn = (state: Deep<Assembly>): ProposedTurn | null => {
  const segment = state.agenda.segments.find(({ id }) => id === state.agenda.current);
  return segment ? (nextTestimony(state, segment) ?? nextCandidate(state, segment)) : null;
};

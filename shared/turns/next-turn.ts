/** Who speaks next in the segment that is on: read off the drawn order, who is here, and the turns so far. */
import type { Segment } from '../agenda/state.ts';
import type { CandidateStatus } from '../candidates/statuses.ts';
import type { Deep } from '../kernel/decider.ts';
import type { PlanSegment } from '../plan/plan.ts';
import { seconds, type Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import type { Speaker } from './events.ts';
import type { TurnKind } from './kinds.ts';
import type { Turn } from './state.ts';
import { candidateKind, candidateMs, pinnerOf, pressMs, putMs } from './turn-lengths.ts';

export interface ProposedTurn {
  readonly kind: TurnKind;
  readonly speaker: Speaker;
  readonly allottedMs: Ms;
}

/** Candidates in the order they are spoken to in this ask. */
export const spokenOrder = ({ plan, candidates }: Deep<Assembly>, askId: string | null): readonly string[] =>
  candidates.orders.get(askId ?? '') ?? plan.candidates.map(({ id }) => id);

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
export const candidatesOf = (state: Deep<Assembly>, segment: Deep<Segment>): readonly string[] =>
  candidateKind(segment) === null ? [] : spokenOrder(state, askOfOrder(state, segment.kind, segment.ref));

/** The turns of this segment, the one that is on among them. */
const turnsIn = ({ turns }: Deep<Assembly>, segment: string): Deep<Turn>[] =>
  [...turns.spoken, ...(turns.current ? [turns.current] : [])].filter((turn) => turn.segment === segment);

/** Ids of those who had a turn of this kind in this segment, or are having it. */
const heard = (state: Deep<Assembly>, segment: string, kind: TurnKind): string[] =>
  turnsIn(state, segment)
    .filter((turn) => turn.kind === kind)
    .map((turn) => turn.speaker.id);

/** Not called upon: who comes late is asked when they are here. */
const passedOver: ReadonlySet<CandidateStatus> = new Set(['late', 'absent', 'withdrawn']);

const isCalled = ({ candidates }: Deep<Assembly>, id: string): boolean => {
  const standing = candidates.standing.get(id);
  return !standing || !passedOver.has(standing.status) || standing.substitute !== null;
};

/** The pinner puts the ask; once a candidate has spoken to it, it was put. */
const nextPutting = (state: Deep<Assembly>, segment: Deep<Segment>): ProposedTurn | null => {
  const pinner = pinnerOf(state, segment);
  const begun = turnsIn(state, segment.id).some(
    ({ kind, speaker }) => kind === 'put' || speaker.as === 'candidate',
  );
  if (pinner === null || begun) return null;
  return { kind: 'put', speaker: { as: 'person', id: pinner }, allottedMs: putMs(state, segment) };
};

const nextCandidate = (state: Deep<Assembly>, segment: Deep<Segment>): ProposedTurn | null => {
  const kind = candidateKind(segment);
  if (kind === null) return null;
  const had = heard(state, segment.id, kind);
  const id = candidatesOf(state, segment).find((one) => !had.includes(one) && isCalled(state, one));
  if (id === undefined) return null;
  return { kind, speaker: { as: 'candidate', id }, allottedMs: candidateMs(state, segment, kind) };
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

export const segmentOn = ({ agenda }: Deep<Assembly>): Deep<Segment> | null =>
  agenda.segments.find(({ id }) => id === agenda.current) ?? null;

/** Null when nobody is waiting for the microphone in this segment. */
export const nextTurn = (state: Deep<Assembly>): ProposedTurn | null => {
  const segment = segmentOn(state);
  return (
    segment && (nextTestimony(state, segment) ?? nextPutting(state, segment) ?? nextCandidate(state, segment))
  );
};

/** Whoever answered last in this ask can be pressed, once, until somebody else has spoken [TURN-10]. */
export const pressingTurn = (state: Deep<Assembly>): ProposedTurn | null => {
  const segment = segmentOn(state);
  const last = segment?.kind === 'ask' ? turnsIn(state, segment.id).at(-1) : undefined;
  if (last?.kind !== 'answer' || last.speaker.as !== 'candidate') return null;
  return { kind: 'press', speaker: last.speaker, allottedMs: pressMs(state) };
};

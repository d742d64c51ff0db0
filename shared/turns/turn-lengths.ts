/** What kind of turn somebody takes in a segment, and how long it usually is. Rule [TURN-2] in tests/RULES.md. */
import type { Segment } from '../agenda/state.ts';
import type { Deep } from '../kernel/decider.ts';
import type { PlanSegment } from '../plan/plan.ts';
import { seconds, type Instant, type Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import type { Speaker } from './events.ts';
import type { TurnKind } from './kinds.ts';

/** The turns candidates take in a segment of this kind, and the rule of the plan that says how long. */
const candidateTurns: Partial<
  Record<PlanSegment['kind'], { kind: TurnKind; usual: 'opening_s' | 'answer_s' | 'closing_s' }>
> = {
  candidates_open: { kind: 'opening', usual: 'opening_s' },
  ask: { kind: 'answer', usual: 'answer_s' },
  candidates_close: { kind: 'last_word', usual: 'closing_s' },
};

/** What a candidate's turn in this segment is called; null where none is due. */
export const candidateKind = ({ kind }: Deep<Segment>): TurnKind | null => candidateTurns[kind]?.kind ?? null;

/** Who puts the ask that this segment is about: an id of the plan's people. */
export const pinnerOf = ({ plan }: Deep<Assembly>, { kind, ref }: Deep<Segment>): string | null => {
  const pinner = plan.asks.find(({ id }) => kind === 'ask' && id === ref)?.pinner;
  return plan.roles.some(({ id }) => id === pinner) ? (pinner ?? null) : null;
};

/** What somebody does in this segment unless it is said otherwise. */
export const kindOf = (state: Deep<Assembly>, segment: Deep<Segment>, { as, id }: Speaker): TurnKind => {
  if (as === 'testimony') return 'testimony';
  if (as === 'candidate') return candidateKind(segment) ?? 'answer';
  return pinnerOf(state, segment) === id ? 'put' : 'speech';
};

const STEP_MS: Ms = seconds(5);
const byStep = (ms: Ms): Ms => Math.floor(ms / STEP_MS) * STEP_MS;
const SHORTEST_MS: Ms = seconds(30);
const USUAL_MS: Ms = seconds(180);
/** Nobody's turn is longer, however often it is prolonged. */
export const LONGEST_TURN_MS: Ms = seconds(3600);

/** A speech has what is left of its segment; where that is next to nothing, three minutes. */
export const speechMs = (leftMs: Ms): Ms =>
  leftMs < SHORTEST_MS ? USUAL_MS : Math.min(byStep(leftMs), LONGEST_TURN_MS);

const leftMs = ({ agenda }: Deep<Assembly>, { lengthMs, usedMs }: Deep<Segment>, now: Instant): Ms =>
  lengthMs - usedMs - (agenda.runningSince === null ? 0 : now - agenda.runningSince);

const testimonyMs = ({ plan }: Deep<Assembly>, id: string): Ms => {
  const testimony = plan.testimonies.find((one) => one.id === id);
  return testimony ? seconds(testimony.s) : USUAL_MS;
};

/** The same for all: what the segment says of its own kind of turn, else the plan's rule. */
export const candidateMs = ({ plan }: Deep<Assembly>, segment: Deep<Segment>, kind: TurnKind): Ms => {
  const own = candidateTurns[segment.kind];
  if (own?.kind === kind && segment.perCandidateMs !== null) return segment.perCandidateMs;
  const usual = Object.values(candidateTurns).find((one) => one.kind === kind)?.usual ?? 'answer_s';
  return seconds(plan.candidate_rules[usual]);
};

export const pressMs = ({ plan }: Deep<Assembly>): Ms => seconds(plan.candidate_rules.pin_s);

/** Putting an ask has what its segment leaves once every candidate has answered and been pressed. */
export const putMs = (state: Deep<Assembly>, segment: Deep<Segment>): Ms => {
  const each = candidateMs(state, segment, 'answer') + pressMs(state);
  const left = segment.lengthMs - state.plan.candidates.length * each;
  return Math.min(Math.max(byStep(left), SHORTEST_MS), USUAL_MS);
};

type Length = (state: Deep<Assembly>, segment: Deep<Segment>, speaker: Speaker, now: Instant) => Ms;

const lengths: Record<TurnKind, Length> = {
  opening: (state, segment) => candidateMs(state, segment, 'opening'),
  put: putMs,
  answer: (state, segment) => candidateMs(state, segment, 'answer'),
  press: pressMs,
  last_word: (state, segment) => candidateMs(state, segment, 'last_word'),
  testimony: (state, _segment, { id }) => testimonyMs(state, id),
  speech: (state, segment, _speaker, now) => speechMs(leftMs(state, segment, now)),
};

/** How long this turn is, unless somebody says otherwise. */
export const usualMs = (kind: TurnKind, ...about: Parameters<Length>): Ms => lengths[kind](...about);

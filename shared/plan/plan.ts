/** What organisers write before the night: the plan's schema, field for field as in the file, so that its names are the file's. */
import { z } from 'zod';
import { segmentKinds } from '../agenda/kinds.ts';
import { answerValues } from '../answers/values.ts';
import { planBallot } from '../ballots/settings-schema.ts';
import { scenes } from '../screen/scenes.ts';
import { MOST_BALLOTS } from '../ballots/settings.ts';
import { planId } from '../kernel/ids.ts';
import { clock, CODE, date, heads, ids, lengthS, line, SECONDS } from './fields.ts';

const DAY_S = 86_400;

/** `join` is how plans spell the waiting scene, which shows the join code. */
export const sceneName = z
  .enum(['join', ...scenes], { error: `should be one of the scenes: ${scenes.join(', ')}` })
  .transform((name) => (name === 'join' ? 'waiting' : name));

export const answerValue = z.enum(answerValues, {
  error: `should be one of the answers: ${answerValues.join(', ')}`,
});

const venue = z.strictObject({
  name: line(160),
  seats: heads.optional(),
  furthest_seat_m: z.number().positive().max(200).optional(),
  screen_w_m: z.number().positive().max(40).optional(),
  hearing_loop: z.boolean().optional(),
  step_free: z.boolean().optional(),
  mobile_signal: line(40).optional(),
  public_wifi: line(40).optional(),
});

const assembly = z.strictObject({
  id: planId,
  title: line(160),
  alliance: line(120),
  office: line(160).optional(),
  date: date,
  weekday: line(20).optional(),
  timezone: line(60).default('Europe/London'),
  doors: clock.optional(),
  start: clock,
  end: clock,
  planned_s: z.int({ error: SECONDS }).min(60).max(DAY_S).optional(),
  hard_stop: clock.optional(),
  venue: venue.optional(),
  election_day: date.optional(),
  imprint: line(300).optional(),
  neutrality_notice: line(400).optional(),
  conduct: line(400).optional(),
  /** What the whole hall promises, said together. */
  pledge: line(240).optional(),
});

const area = z.strictObject({ id: planId, name: line(80) });

const person = z.strictObject({
  id: planId,
  role: line(120),
  name: line(120),
  delegation: planId.optional(),
});

const delegation = z.strictObject({
  id: planId,
  code: z.string({ error: CODE }).regex(/^[A-Z0-9]{2,8}$/, CODE),
  area: planId,
  name: line(120),
  leader: line(120).optional(),
  pledged: heads,
  under18: heads.optional(),
  shared_phone: z.boolean().optional(),
  travel: line(60).optional(),
  must_leave_by: clock.optional(),
  demo_actual: heads.optional(),
  /** Voting cards to be printed; as many as pledged, where it isn't said. */
  cards: heads.optional(),
});

const candidate = z.strictObject({
  id: planId,
  name: line(120),
  party: line(120).optional(),
  minder: line(120).nullish(),
  status: line(80).optional(),
  access: line(200).optional(),
  expected_arrival: clock.optional(),
  note: line(300).optional(),
});

const point = z.strictObject({
  id: planId,
  text: line(300),
  due: line(80).optional(),
});

const ask = z.strictObject({
  id: planId,
  title: line(120),
  pinner: planId.optional(),
  order: ids(16).optional(),
  power: line(200).optional(),
  text: line(600),
  points: z.array(point).max(8).default([]),
});

const testimony = z.strictObject({
  id: planId,
  ask: planId.optional(),
  at: clock.optional(),
  s: lengthS,
  public_name: line(120).optional(),
  delegation: planId.optional(),
  reserve: line(120).optional(),
  under18: z.boolean().optional(),
  anonymous: z.boolean().optional(),
  photo_ok: z.boolean().optional(),
  subject: line(160).optional(),
});

const CUT = 'should be 0 (never cut), 1 (cut first), 2 (next) or 3 (last resort)';

const segment = z.strictObject({
  id: planId,
  at: clock.optional(),
  s: lengthS.min(5, 'is too short to be held: give at least 5 seconds'),
  min_s: lengthS.optional(),
  cut: z.int({ error: CUT }).min(0, CUT).max(3, CUT).default(0),
  kind: z.enum(segmentKinds, { error: `should be one of the kinds of segment: ${segmentKinds.join(', ')}` }),
  ref: planId.optional(),
  title: line(160),
  lead: ids(8).default([]),
  by: planId.optional(),
  per_candidate_s: lengthS.optional(),
  screen: sceneName.optional(),
});

const around = z.strictObject({
  id: planId,
  at: clock,
  s: lengthS.optional(),
  title: line(200),
  lead: planId.optional(),
  screen: sceneName.optional(),
});

const followupTask = z.strictObject({
  id: planId,
  due: date,
  rule: line(200).optional(),
  task: line(300),
  ask: planId.optional(),
  lead: planId.optional(),
});

const demoAnswer = z.union([answerValue, z.tuple([answerValue, line(600)])], {
  error: `should be one of the answers (${answerValues.join(', ')}), or an answer with its words: ["yes_if", "Eight weeks"]`,
});

export const planSchema = z.strictObject({
  schema: z.literal('assembly-plan/0.1', { error: 'should be assembly-plan/0.1' }),
  assembly,
  areas: z.array(area).min(1, 'lists no area: write at least one').max(60),
  roles: z.array(person).max(200).default([]),
  delegations: z.array(delegation).min(1, 'lists no delegation: write at least one').max(300),
  guests: z
    .strictObject({
      label: line(80),
      counts_to_turnout: z.boolean().default(false),
      demo_actual: heads.optional(),
    })
    .optional(),
  candidates: z.array(candidate).min(1, 'lists no candidate: write at least one').max(16),
  also_standing: z
    .array(z.strictObject({ name: line(120), party: line(120).optional(), status: line(160).optional() }))
    .max(40)
    .default([]),
  candidate_rules: z
    .strictObject({
      asks_sent: date.optional(),
      met_before: z.boolean().optional(),
      opening_s: lengthS.default(60),
      answer_s: lengthS.default(60),
      pin_s: lengthS.default(15),
      closing_s: lengthS.default(90),
      substitutes: line(200).optional(),
      /** Whether somebody else than the recorder confirms each answer before the hall sees it. */
      second_person: z.boolean().default(true),
    })
    .prefault({}),
  answer_values: z
    .array(z.strictObject({ id: answerValue, board: line(60), needs_words: z.boolean().optional() }))
    .max(answerValues.length)
    .optional(),
  board_rules: z.record(z.string().max(40), line(200)).optional(),
  asks: z.array(ask).max(16).default([]),
  testimonies: z.array(testimony).max(40).default([]),
  ballots: z.array(planBallot).max(MOST_BALLOTS).default([]),
  before: z.array(around).max(60).default([]),
  running_order: z.array(segment).min(1, 'lists no segment: write at least one').max(120),
  after: z.array(around).max(60).default([]),
  evaluation_questions: z.array(line(300)).max(30).default([]),
  followup: z.array(followupTask).max(100).default([]),
  retention: z.record(z.string().max(40), line(200)).optional(),
  demo_answers: z.record(planId, z.record(planId, demoAnswer)).optional(),
});

/** A plan as written and parsed; what a check still has to say about it is in plan-checks.ts. */
export type Plan = z.output<typeof planSchema>;
export type PlanSegment = Plan['running_order'][number];
export type PlanAsk = Plan['asks'][number];
export type PlanDelegation = Plan['delegations'][number];
export type PlanTestimony = Plan['testimonies'][number];
export type PlanCandidate = Plan['candidates'][number];

/** Arbitrary small plans, and plans in which everything that must stay hidden is marked. */
import * as fc from 'fast-check';
import { segmentKinds } from '../../../shared/agenda/kinds.ts';
import { planSchema, type Plan } from '../../../shared/plan/plan.ts';
import { samplePlan } from './night.ts';

/** No audience view may ever hold it. */
export const HIDDEN = 'hidden';

const hidden = (what: string, id: string): string => `${HIDDEN} ${what} of ${id}`;

/** The same plan, with everything that only organisers may know written so that it can be found again. */
export const withSecrets = (plan: Plan, word = ''): Plan => ({
  ...plan,
  delegations: plan.delegations.map((one) =>
    Object.assign({}, one, {
      leader: hidden(`${word}leader`, one.id),
      travel: hidden(`${word}coach`, one.id),
    }),
  ),
  candidates: plan.candidates.map((one) =>
    Object.assign({}, one, {
      minder: hidden(`${word}minder`, one.id),
      access: hidden(`${word}access`, one.id),
      note: hidden(`${word}note`, one.id),
      expected_arrival: hidden(`${word}arrival`, one.id),
    }),
  ),
  testimonies: plan.testimonies.map((one) =>
    Object.assign({}, one, one.reserve ? { reserve: hidden(`${word}reserve`, one.id) } : {}),
  ),
  demo_answers: { A1: { C1: ['yes_if', hidden(`${word}rehearsed answer`, 'C1')] } },
});

interface Shape {
  readonly areas: number;
  readonly delegations: number;
  readonly candidates: number;
  readonly asks: readonly { readonly points: number; readonly lot: readonly number[] }[];
  readonly testimonies: readonly { readonly anonymous: boolean; readonly from: number }[];
  readonly segments: readonly { readonly kind: (typeof segmentKinds)[number]; readonly ref: number }[];
}

const shape: fc.Arbitrary<Shape> = fc.record({
  areas: fc.integer({ min: 1, max: 3 }),
  delegations: fc.integer({ min: 1, max: 5 }),
  candidates: fc.integer({ min: 1, max: 4 }),
  asks: fc.array(fc.record({ points: fc.nat(3), lot: fc.uniqueArray(fc.nat(4), { maxLength: 4 }) }), {
    maxLength: 3,
  }),
  testimonies: fc.array(fc.record({ anonymous: fc.boolean(), from: fc.nat(4) }), { maxLength: 3 }),
  segments: fc.array(fc.record({ kind: fc.constantFrom(...segmentKinds), ref: fc.nat(5) }), {
    minLength: 1,
    maxLength: 8,
  }),
});

const many = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

const refOf = ({ asks, testimonies }: Shape, { kind, ref }: Shape['segments'][number]) => {
  if (kind === 'ask' && asks.length > 0) return { ref: `A${ref % asks.length}` };
  if (kind === 'testimony' && testimonies.length > 0) return { ref: `T${ref % testimonies.length}` };
  return {};
};

const planOf = (drawn: Shape): Plan =>
  planSchema.parse({
    schema: 'assembly-plan/0.1',
    assembly: {
      id: 'small',
      title: 'A small night',
      alliance: 'All',
      date: '2020-04-29',
      start: '18:30',
      end: '20:00',
    },
    areas: many(drawn.areas, (index) => ({ id: `R${index}`, name: `Area ${index}` })),
    roles: [{ id: 'lead', role: 'co-chair', name: 'Ada Lead' }],
    delegations: many(drawn.delegations, (index) => ({
      id: `D${index}`,
      code: `DD${index}`,
      area: `R${index % drawn.areas}`,
      name: `Delegation ${index}`,
      pledged: index * 10,
    })),
    candidates: many(drawn.candidates, (index) => ({ id: `C${index}`, name: `Candidate ${9 - index}` })),
    asks: drawn.asks.map(({ points, lot }, index) => ({
      id: `A${index}`,
      title: `Ask ${index}`,
      text: `Will you do ${index}?`,
      order: lot.map((one) => `C${one}`),
      points: many(points, (point) => ({ id: `A${index}.${point}`, text: `Point ${point}` })),
    })),
    testimonies: drawn.testimonies.map(({ anonymous, from }, index) => ({
      id: `T${index}`,
      s: 120,
      public_name: `Teller ${index}`,
      delegation: `D${from % drawn.delegations}`,
      anonymous,
      ...(from % 3 === 0 ? {} : { reserve: `Reserve ${index}` }),
    })),
    running_order: drawn.segments.map((segment, index) => ({
      id: `S${index}`,
      s: 60,
      min_s: [0, 30, 40][segment.ref % 3],
      cut: index % 4,
      kind: segment.kind,
      ...(segment.kind === 'candidates_close' ? { per_candidate_s: 15 } : {}),
      title: `Segment ${index}`,
      ...refOf(drawn, segment),
    })),
  });

/** The sample, and small plans of every shape; what must stay hidden is marked in all of them. */
export const plans: fc.Arbitrary<Plan> = fc
  .oneof(fc.constant(samplePlan), shape.map(planOf), shape.map(planOf))
  .map((plan) => withSecrets(plan));

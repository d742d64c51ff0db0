/** Names of things elsewhere in the plan that must be there: a delegation's area, a segment's ask, a task's lead. */
import type { Plan } from '../plan.ts';
import { error, listed, quoted } from './finding.ts';
import type { Check, Finding, Path, Unread } from './finding.ts';

type Among =
  | 'areas'
  | 'roles'
  | 'delegations'
  | 'candidates'
  | 'asks'
  | 'commitments'
  | 'testimonies'
  | 'ballots'
  | 'put';

interface Reference {
  readonly path: Path;
  readonly id: string | undefined;
  readonly among: Among;
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);
const commitments = (plan: Plan): string[] => plan.asks.flatMap((ask) => [ask.id, ...idsOf(ask.points)]);

interface Register {
  readonly noun: string;
  readonly parts: readonly string[];
  readonly ids: (plan: Plan) => string[];
}

/** What the reader calls such a thing, where they are listed, and the ids there are of it. */
const registers: Record<Among, Register> = {
  areas: { noun: 'area', parts: ['areas'], ids: (plan) => idsOf(plan.areas) },
  roles: { noun: 'person under roles', parts: ['roles'], ids: (plan) => idsOf(plan.roles) },
  delegations: { noun: 'delegation', parts: ['delegations'], ids: (plan) => idsOf(plan.delegations) },
  candidates: { noun: 'candidate', parts: ['candidates'], ids: (plan) => idsOf(plan.candidates) },
  asks: { noun: 'ask', parts: ['asks'], ids: (plan) => idsOf(plan.asks) },
  commitments: { noun: 'ask or point', parts: ['asks'], ids: commitments },
  testimonies: { noun: 'testimony', parts: ['testimonies'], ids: (plan) => idsOf(plan.testimonies) },
  ballots: { noun: 'ballot', parts: ['ballots'], ids: (plan) => idsOf(plan.ballots) },
  put: {
    noun: 'ask or testimony',
    parts: ['asks', 'testimonies'],
    ids: (plan) => [...idsOf(plan.asks), ...idsOf(plan.testimonies)],
  },
};

const inPeople = (plan: Plan): Reference[] => [
  ...plan.delegations.map(({ area }, i): Reference => ({
    path: ['delegations', i, 'area'],
    id: area,
    among: 'areas',
  })),
  ...plan.roles.map(({ delegation }, i): Reference => ({
    path: ['roles', i, 'delegation'],
    id: delegation,
    among: 'delegations',
  })),
];

const inAsks = (plan: Plan): Reference[] =>
  plan.asks.flatMap((ask, i): Reference[] => [
    { path: ['asks', i, 'pinner'], id: ask.pinner, among: 'roles' },
    ...(ask.order ?? []).map((id, at): Reference => ({
      path: ['asks', i, 'order', at],
      id,
      among: 'candidates',
    })),
  ]);

const inTestimonies = (plan: Plan): Reference[] =>
  plan.testimonies.flatMap((told, i): Reference[] => [
    { path: ['testimonies', i, 'ask'], id: told.ask, among: 'asks' },
    { path: ['testimonies', i, 'delegation'], id: told.delegation, among: 'delegations' },
  ]);

const refersAmong = (kind: Plan['running_order'][number]['kind']): Among =>
  kind === 'ask' ? 'asks' : kind === 'testimony' ? 'testimonies' : kind === 'ballot' ? 'ballots' : 'put';

const inSegments = (plan: Plan): Reference[] =>
  plan.running_order.flatMap((segment, i): Reference[] => [
    { path: ['running_order', i, 'by'], id: segment.by, among: 'delegations' },
    { path: ['running_order', i, 'ref'], id: segment.ref, among: refersAmong(segment.kind) },
    ...segment.lead.map((id, at): Reference => ({
      path: ['running_order', i, 'lead', at],
      id,
      among: 'roles',
    })),
  ]);

const inTasks = (plan: Plan): Reference[] => [
  ...(['before', 'after', 'followup'] as const).flatMap((part) =>
    plan[part].map(({ lead }, i): Reference => ({ path: [part, i, 'lead'], id: lead, among: 'roles' })),
  ),
  ...plan.followup.map(({ ask }, i): Reference => ({
    path: ['followup', i, 'ask'],
    id: ask,
    among: 'commitments',
  })),
];

const inDemo = ({ demo_answers: demo = {} }: Plan): Reference[] => [
  ...Object.keys(demo).map((id): Reference => ({ path: ['demo_answers', id], id, among: 'asks' })),
  ...Object.entries(demo).flatMap(([ask, answers]) =>
    Object.keys(answers).map((id): Reference => ({
      path: ['demo_answers', ask, id],
      id,
      among: 'candidates',
    })),
  ),
];

const unknown = (reference: Reference, known: readonly string[]): Finding => {
  const { noun } = registers[reference.among];
  const todo =
    known.length === 0 ? 'there is none in the plan yet' : `use one of ${listed([...new Set(known)])}`;
  return error(reference.path, `names ${quoted(reference.id ?? '')}, but no ${noun} has that id: ${todo}.`);
};

const unknowns = (references: readonly Reference[], plan: Plan, unread: Unread): Finding[] =>
  references.flatMap((reference) => {
    if (reference.id === undefined || unread.ids.has(reference.id)) return [];
    const known = registers[reference.among].ids(plan);
    if (known.length === 0 && registers[reference.among].parts.some((part) => unread.parts.has(part)))
      return [];
    return known.includes(reference.id) ? [] : [unknown(reference, known)];
  });

const withoutRef = (plan: Plan): Finding[] =>
  plan.running_order.flatMap(({ kind, ref }, i) =>
    ref === undefined && (kind === 'ask' || kind === 'testimony')
      ? [
          error(
            ['running_order', i, 'ref'],
            `is missing: write the id of the ${kind === 'ask' ? 'ask that is put' : 'testimony that is heard'} here.`,
          ),
        ]
      : [],
  );

const saidTwice = (plan: Plan): Finding[] =>
  plan.asks.flatMap(({ order = [] }, i) =>
    order.flatMap((id, at) =>
      order.indexOf(id) === at
        ? []
        : [
            error(
              ['asks', i, 'order', at],
              `lists ${quoted(id)} a second time: each candidate answers once.`,
            ),
          ],
    ),
  );

const leftOut = (plan: Plan): Finding[] =>
  plan.asks.flatMap(({ order }, i) => {
    const missed = order === undefined ? [] : idsOf(plan.candidates).filter((id) => !order.includes(id));
    const message = `leaves out ${listed(missed)}: every candidate is asked, so add them in the order drawn by lot.`;
    return missed.length === 0 ? [] : [error(['asks', i, 'order'], message)];
  });

export const referenceChecks: readonly Check[] = [
  ...[inPeople, inAsks, inTestimonies, inSegments, inTasks, inDemo].map((references) => ({
    needs: [],
    find: (plan: Plan, unread: Unread) => unknowns(references(plan), plan, unread),
  })),
  { needs: [], find: withoutRef },
  { needs: [], find: saidTwice },
  { needs: [], find: leftOut },
];

/** Ids, codes and names that are given twice. */
import type { Plan } from '../plan.ts';
import { error, quoted, warning } from './finding.ts';
import type { Check, Finding, Path } from './finding.ts';

/** A value that must not come twice, where it stands, and what the reader calls its owner. */
interface Named {
  readonly path: Path;
  readonly value: string;
  readonly owner: string;
}

const ownersOfIds = [
  ['areas', 'area', (plan: Plan) => plan.areas.map((area) => area.name)],
  ['roles', 'role', (plan: Plan) => plan.roles.map((person) => `${person.role}, ${person.name}`)],
  ['delegations', 'delegation', (plan: Plan) => plan.delegations.map((delegation) => delegation.name)],
  ['candidates', 'candidate', (plan: Plan) => plan.candidates.map((candidate) => candidate.name)],
  [
    'testimonies',
    'testimony',
    (plan: Plan) => plan.testimonies.map((told) => told.subject ?? told.public_name ?? ''),
  ],
  ['ballots', 'ballot', (plan: Plan) => plan.ballots.map(({ question }) => question)],
  ['followup', 'follow-up task', (plan: Plan) => plan.followup.map((task) => task.task)],
] as const;

const idsOf = (part: (typeof ownersOfIds)[number][0], plan: Plan, owners: readonly string[]): Named[] =>
  plan[part].map(({ id }, index) => ({ path: [part, index, 'id'], value: id, owner: owners[index] ?? '' }));

/** Asks and points share their ids: answers and follow-up name either. */
const askIds = (plan: Plan): Named[] =>
  plan.asks.flatMap((ask, index) => [
    { path: ['asks', index, 'id'], value: ask.id, owner: ask.title },
    ...ask.points.map((point, at) => ({
      path: ['asks', index, 'points', at, 'id'],
      value: point.id,
      owner: point.text,
    })),
  ]);

/** The day's items share theirs, before, during and after: consoles name any of them. */
const agendaIds = (plan: Plan): Named[] =>
  (['before', 'running_order', 'after'] as const).flatMap((part) =>
    plan[part].map((item, index) => ({ path: [part, index, 'id'], value: item.id, owner: item.title })),
  );

const codes = (plan: Plan): Named[] =>
  plan.delegations.map(({ code, name }, index) => ({
    path: ['delegations', index, 'code'],
    value: code,
    owner: name,
  }));

/** Every later one of a kind, with the first of that kind. */
const repeats = (all: readonly Named[], key = (value: string) => value): [again: Named, first: Named][] => {
  const firsts = new Map<string, Named>();
  return all.flatMap((named): [Named, Named][] => {
    const first = firsts.get(key(named.value));
    if (first !== undefined) return [[named, first]];
    firsts.set(key(named.value), named);
    return [];
  });
};

const twice = (what: string, all: readonly Named[], todo: string): Finding[] =>
  repeats(all).map(([again, first]) =>
    error(again.path, `is ${quoted(again.value)}, already the ${what} of ${quoted(first.owner)}: ${todo}.`),
  );

const sameName = (plan: Plan): Finding[] => {
  const names = plan.delegations.map(({ name, id }, index) => ({
    path: ['delegations', index, 'name'],
    value: name,
    owner: id,
  }));
  return repeats(names, (name) => name.toLowerCase().replace(/\s+/g, ' ')).map(([again, first]) =>
    warning(
      again.path,
      `is ${quoted(again.value)}, the name of delegation ${first.owner} too: tell them apart, or take one out.`,
    ),
  );
};

export const duplicateChecks: readonly Check[] = [
  ...ownersOfIds.map(([part, what, owners]) => ({
    needs: [],
    find: (plan: Plan) => twice('id', idsOf(part, plan, owners(plan)), `give each ${what} an id of its own`),
  })),
  { needs: [], find: (plan) => twice('id', askIds(plan), 'give each ask and each point an id of its own') },
  {
    needs: [],
    find: (plan) => twice('id', agendaIds(plan), 'give each item of the day an id of its own'),
  },
  { needs: [], find: (plan) => twice('code', codes(plan), 'give each delegation a code of its own') },
  { needs: [], find: sameName },
];

/** What can be made of a plan with mistakes: the parts and items that are well-formed, so that they are checked all the same. */
import type { z } from 'zod';
import type { Finding, Path, Unread } from '../../shared/plan/checks/finding.ts';
import { planSchema } from '../../shared/plan/plan.ts';
import type { Plan } from '../../shared/plan/plan.ts';

type Fields = Record<string, unknown>;

export interface Readable {
  readonly plan: Plan;
  readonly unread: Unread;
  /** A finding about an item of `plan`, with the item's number in the file. */
  asInFile(finding: Finding): Finding;
}

const shape = planSchema.shape;

/**
 * What stands in for a broken field that an item or the assembly needs. What is found at such a field isn't told, and
 * `unread` silences the rest. An id or a length has no stand-in: others point to it, or are measured against it.
 */
const standIns: Fields = {
  title: '…',
  name: '…',
  role: '…',
  text: '…',
  task: '…',
  kind: 'speech',
  at: '00:00',
  due: '2000-01-01',
  code: '00000000',
  area: 'unread',
  pledged: 0,
};
const assemblyStandIns: Fields = {
  id: 'unread',
  title: '…',
  alliance: '…',
  date: '2000-01-01',
  start: '00:00',
  end: '00:00',
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Broken fields by name: those of the assembly singly (`assembly.start`), all others as a whole (`asks`). */
const partOf = ([field, inner]: Path): string =>
  field === 'assembly' && inner !== undefined ? `assembly.${inner}` : String(field);

const idIn = (item: unknown): string[] =>
  isFields(item) && typeof item['id'] === 'string' ? [item['id']] : [];

/** The ids of a broken item and of its points. */
const idsIn = (item: unknown): string[] => [
  ...idIn(item),
  ...(isFields(item) ? asList(item['points']).flatMap(idIn) : []),
];

const unreadIn = (raw: Fields, broken: readonly Path[]): Unread => ({
  parts: new Set(broken.map(partOf)),
  ids: new Set(
    broken.flatMap(([part, index]) =>
      typeof index === 'number' ? idsIn(asList(raw[String(part)])[index]) : [],
    ),
  ),
});

/** The names of the broken fields by the thing they belong to: `assembly`, `asks.2`. */
const brokenFields = (broken: readonly Path[]): Map<string, Set<string>> => {
  const fields = new Map<string, Set<string>>();
  for (const path of broken) {
    const depth = path[0] === 'assembly' ? 1 : 2;
    const around = path.slice(0, depth).join('.');
    const field = path[depth];
    if (field !== undefined) fields.set(around, (fields.get(around) ?? new Set()).add(String(field)));
  }
  return fields;
};

/** The item without its broken fields, each replaced if there is a stand-in for it. */
const mended = (item: unknown, broken: Iterable<string> = [], instead = standIns): unknown => {
  if (!isFields(item)) return item;
  const sound = { ...item };
  for (const field of broken) {
    Reflect.deleteProperty(sound, field);
    if (field in instead) sound[field] = instead[field];
  }
  return sound;
};

const assemblyIn = (raw: unknown, broken: Iterable<string> = []): Plan['assembly'] =>
  shape.assembly.parse(isFields(raw) ? mended(raw, broken, assemblyStandIns) : assemblyStandIns);

/** Reads lists item by item and remembers which number each had in the file. */
class Lists {
  readonly #numbers = new Map<string, number[]>();
  readonly #raw: Fields;
  readonly #broken: Map<string, Set<string>>;

  constructor(raw: Fields, broken: Map<string, Set<string>>) {
    this.#raw = raw;
    this.#broken = broken;
  }

  read<Item>(part: string, schema: z.ZodType<Item>): Item[] {
    const sound = asList(this.#raw[part]).flatMap((item, number) => {
      const read = schema.safeParse(mended(item, this.#broken.get(`${part}.${number}`)));
      return read.success ? [{ number, value: read.data }] : [];
    });
    this.#numbers.set(
      part,
      sound.map(({ number }) => number),
    );
    return sound.map(({ value }) => value);
  }

  asInFile(finding: Finding): Finding {
    const [part, index, ...rest] = finding.path;
    if (part === undefined || typeof index !== 'number') return finding;
    return { ...finding, path: [part, this.#numbers.get(String(part))?.[index] ?? index, ...rest] };
  }
}

const readOr = <Value>(schema: z.ZodType<Value>, raw: unknown, otherwise: Value): Value => {
  const read = schema.safeParse(raw);
  return read.success ? read.data : otherwise;
};

const listsIn = (lists: Lists) => ({
  areas: lists.read('areas', shape.areas.element),
  roles: lists.read('roles', shape.roles.unwrap().element),
  delegations: lists.read('delegations', shape.delegations.element),
  candidates: lists.read('candidates', shape.candidates.element),
  also_standing: lists.read('also_standing', shape.also_standing.unwrap().element),
  asks: lists.read('asks', shape.asks.unwrap().element),
  testimonies: lists.read('testimonies', shape.testimonies.unwrap().element),
  ballots: lists.read('ballots', shape.ballots.unwrap().element),
  before: lists.read('before', shape.before.unwrap().element),
  running_order: lists.read('running_order', shape.running_order.element),
  after: lists.read('after', shape.after.unwrap().element),
  evaluation_questions: lists.read('evaluation_questions', shape.evaluation_questions.unwrap().element),
  followup: lists.read('followup', shape.followup.unwrap().element),
});

/** `broken` are the places that the schema refuses; what no check looks at is left out. */
export const readableParts = (raw: Fields, broken: readonly Path[]): Readable => {
  const unread = unreadIn(raw, broken);
  const fields = brokenFields(broken);
  const lists = new Lists(raw, fields);
  const plan: Plan = {
    schema: 'assembly-plan/0.1',
    assembly: assemblyIn(raw['assembly'], fields.get('assembly')),
    ...listsIn(lists),
    candidate_rules: readOr(shape.candidate_rules, raw['candidate_rules'], shape.candidate_rules.parse({})),
    demo_answers: readOr(shape.demo_answers, raw['demo_answers'], undefined),
  };
  return { plan, unread, asInFile: (finding) => lists.asInFile(finding) };
};

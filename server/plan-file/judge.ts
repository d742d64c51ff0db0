/** All that is to be said about a plan's fields: what the schema refuses, what it doesn't know, and what the checks find. */
import type { z } from 'zod';
import { checkPlan } from '../../shared/plan/checks/plan-checks.ts';
import { error, quoted, warning } from '../../shared/plan/checks/finding.ts';
import type { Finding, Path } from '../../shared/plan/checks/finding.ts';
import { planSchema } from '../../shared/plan/plan.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { fieldsAt, nearest } from './known-fields.ts';
import { plainWords } from './plain-words.ts';
import { readableParts } from './readable.ts';

type Fields = Record<string, unknown>;
type Issue = z.core.$ZodIssue;

export interface Judgement {
  /** Absent when there is an error. */
  readonly plan: Plan | undefined;
  readonly findings: Finding[];
}

const pathOf = (issue: Issue): Path =>
  issue.path.map((step) => (typeof step === 'number' ? step : String(step)));

/** The value at a place; `undefined` where there is none. */
const valueAt = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, step)?.value
        : undefined,
    raw,
  );

const parse = (raw: Fields) => planSchema.safeParse(raw, { error: plainWords });

const sentence = (words: string): string => (/[.?!]$/.test(words) ? words : `${words}.`);

const refusal = (raw: Fields, issue: Issue): Finding => {
  const value = valueAt(raw, pathOf(issue));
  const { message } = issue;
  if (value === undefined) return error(pathOf(issue), sentence(`is missing: it ${message}`));
  if (value === null)
    return error(pathOf(issue), sentence(`is left empty: it ${message}, or the line should go`));
  return error(pathOf(issue), sentence(message));
};

const unknownField = (path: Path, name: string): Finding => {
  const near = nearest(name, fieldsAt(path));
  const ignored = 'is no field of a plan here, so it is ignored';
  return warning(
    [...path, name],
    near === undefined ? `${ignored}.` : `${ignored}: did you mean ${quoted(near)}?`,
  );
};

/** Takes the fields nobody knows out of `raw`, so that the rest can be read, and says which they were. */
const dropUnknown = (raw: Fields): Finding[] =>
  (parse(raw).error?.issues ?? []).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const around = valueAt(raw, pathOf(issue));
    if (typeof around !== 'object' || around === null) return [];
    for (const name of issue.keys) Reflect.deleteProperty(around, name);
    return issue.keys.map((name) => unknownField(pathOf(issue), name));
  });

const isWithin = (path: Path, around: Path): boolean => around.every((step, index) => path[index] === step);

/** Checks what can be read of a plan the schema refuses. What was refused already is not said again. */
const checkRest = (raw: Fields, refused: readonly Path[]): Finding[] => {
  const { plan, unread, asInFile } = readableParts(raw, refused);
  return checkPlan(plan, unread)
    .map(asInFile)
    .filter(({ path }) => !refused.some((place) => isWithin(path, place)));
};

/** Consumes `raw`: fields that are not known are taken out of it. */
export const judge = (raw: Fields): Judgement => {
  const ignored = dropUnknown(raw);
  const read = parse(raw);
  if (!read.success) {
    const refused = read.error.issues.map(pathOf);
    const refusals = read.error.issues.map((issue) => refusal(raw, issue));
    return { plan: undefined, findings: [...ignored, ...refusals, ...checkRest(raw, refused)] };
  }
  const findings = [...ignored, ...checkPlan(read.data)];
  return { plan: findings.some(({ level }) => level === 'error') ? undefined : read.data, findings };
};

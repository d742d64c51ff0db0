/** Reads a plan's file: the plan, or everything that is wrong with it, each with its line, its field and what to do. */
import { readFile, stat } from 'node:fs/promises';
import type { Path } from '../../shared/plan/checks/finding.ts';
import { planId } from '../../shared/kernel/ids.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { judge } from './judge.ts';
import type { Placed } from './places.ts';
import { LARGEST_BYTES, TOO_LARGE, readSource } from './yaml-text.ts';

export interface PlanFinding {
  /** From 1; 0 when the finding is about the file as a whole. */
  line: number;
  /** `running_order[3].min_s (S04)`; empty when the line, or the file, is meant as such. */
  field: string;
  level: 'error' | 'warning';
  message: string;
}

export type PlanReading =
  | { ok: true; plan: Plan; warnings: PlanFinding[] }
  /** At least one error, and the warnings with them. */
  | { ok: false; findings: PlanFinding[] };

/** Nobody reads more at a time, and a broken file can have hundreds of thousands. */
const MOST_FINDINGS = 200;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const inside = (value: unknown, step: string | number): unknown =>
  isObject(value) ? Object.getOwnPropertyDescriptor(value, step)?.value : undefined;

/** The id of the innermost item of a list on the way to a field. */
const itemId = (fields: unknown, path: Path): string | undefined => {
  let [here, id]: [unknown, string | undefined] = [fields, undefined];
  for (const step of path) {
    here = inside(here, step);
    const own = typeof step === 'number' ? inside(here, 'id') : undefined;
    if (typeof own === 'string' && planId.safeParse(own).success) id = own;
  }
  return id;
};

const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').slice(0, 80);

/** `asks[0].points[2].due (A1c)`, as the file's own words and the ids people know. */
const fieldName = (fields: unknown, path: Path): string => {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${printable(step)}`)).join('');
  const id = itemId(fields, path);
  const field = steps.replace(/^\./, '');
  return id === undefined ? field : `${field} (${id})`;
};

const errorsFirst = (one: Placed, other: Placed): number =>
  Number(one.level === 'warning') - Number(other.level === 'warning');

const more = (count: number, level: PlanFinding['level']): PlanFinding => ({
  line: 0,
  field: '',
  level,
  message: `There are ${count} more findings: deal with these first, then try again.`,
});

const isError = ({ level }: { readonly level: PlanFinding['level'] }): boolean => level === 'error';

/** In the file's order; when there are too many, errors are kept before warnings. */
const present = (found: readonly Placed[], fields: unknown): PlanFinding[] => {
  const tooMany = found.length > MOST_FINDINGS;
  const kept = tooMany ? found.toSorted(errorsFirst).slice(0, MOST_FINDINGS - 1) : found;
  const shown = kept
    .toSorted((one, other) => one.line - other.line)
    .map(({ line, path, level, message }) => ({ line, field: fieldName(fields, path), level, message }));
  return tooMany
    ? [...shown, more(found.length - shown.length, found.some(isError) ? 'error' : 'warning')]
    : shown;
};

/** Reads the bytes of a plan, YAML or JSON. Never throws for what they hold. */
export const readPlan = (bytes: Uint8Array): PlanReading => {
  const source = readSource(bytes);
  if (!source.ok) return { ok: false, findings: present(source.faults, undefined) };
  const { fields, places, asides } = source;
  const { plan, findings } = judge(fields);
  const placed = findings.map(({ path, level, message }): Placed => {
    return { path, level, message, line: places.lineOf(path) };
  });
  const all = [...asides, ...placed];
  if (plan === undefined || asides.some(isError)) return { ok: false, findings: present(all, fields) };
  return { ok: true, plan, warnings: present(all, fields) };
};

const refused = (message: string): PlanReading => ({
  ok: false,
  findings: [{ line: 0, field: '', level: 'error', message }],
});

/** What the system's own codes mean for a file of that name. */
const sayings: Record<string, (path: string) => string> = {
  ENOENT: (path) => `There is no file ${path}: check its name and folder.`,
  ENOTDIR: (path) => `There is no file ${path}: check its name and folder.`,
  EACCES: (path) => `The file ${path} may not be read: change its permissions.`,
  EPERM: (path) => `The file ${path} may not be read: change its permissions.`,
};

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';

const readChecked = async (path: string): Promise<PlanReading> => {
  const about = await stat(path);
  if (about.isDirectory())
    return refused(`${printable(path)} is a folder: give the name of the plan inside it.`);
  if (!about.isFile()) return refused(`${printable(path)} is not a file: give the name of a plan.`);
  if (about.size > LARGEST_BYTES) return refused(TOO_LARGE);
  return readPlan(await readFile(path));
};

/** Reads a plan from a file. What the system says about the file is a finding too; it never throws for that. */
export const readPlanFile = async (path: string): Promise<PlanReading> => {
  try {
    return await readChecked(path);
  } catch (fault) {
    const code = codeOf(fault);
    if (code === '') throw fault;
    return refused(
      sayings[code]?.(printable(path)) ?? `The file ${printable(path)} cannot be read (${code}).`,
    );
  }
};

/** One line for the terminal: `line 42 · running_order[3].min_s (S04): is 400 seconds, …` */
export const describeFinding = ({ line, field, message }: PlanFinding): string => {
  const place = [line > 0 ? `line ${line}` : '', field].filter((part) => part !== '').join(' · ');
  return place === '' ? message : `${place}: ${message}`;
};

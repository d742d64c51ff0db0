/** Reads what each file imports, finds circles among imports, and what is reached from a file at run time. */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Import {
  readonly from: string;
  /** A path of this repository, or a package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT = /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
/** Fetched when it is needed, or only its type is meant. */
const DYNAMIC = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every name in the braces is a type: the import is erased. */
const onlyTypes = (clause: string): boolean =>
  /^\{[^}]*\}\s*from\s*$/.test(clause.trim()) &&
  clause
    .replace(/^\s*\{|\}\s*from\s*$/g, '')
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => /^\s*type\s/.test(name));

export const importsOf = (from: string): Import[] => {
  const text = readFileSync(from, 'utf8');
  const to = (target: string): string =>
    target.startsWith('.') ? normalize(join(dirname(from), target)) : target;
  return [
    ...[...text.matchAll(IMPORT)].map(([, , type, clause = '', target = '']) => ({
      from,
      to: to(target),
      typeOnly: type !== undefined || onlyTypes(clause),
    })),
    ...[...text.matchAll(DYNAMIC)].map(([, type, target = '']) => ({
      from,
      to: to(target),
      typeOnly: type !== undefined,
    })),
  ];
};

const targetsOf = (imports: readonly Import[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...Map.groupBy(imports, ({ from }) => from)].map(([from, some]) => [from, some.map(({ to }) => to)]),
  );

/** Groups of files each of which reaches all others of its group (Tarjan's strongly connected components). */
export const circlesIn = (imports: readonly Import[]): string[][] => {
  const targets = targetsOf(imports);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (path: string): void => {
    order.set(path, order.size);
    lowest.set(path, order.size - 1);
    stack.push(path);
    for (const next of targets.get(path) ?? []) {
      if (!order.has(next)) visit(next);
      else if (!stack.includes(next)) continue;
      lowest.set(path, Math.min(lowest.get(path) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(path) !== order.get(path)) return;
    const circle = stack.splice(stack.indexOf(path)).toSorted();
    if (circle.length > 1 || targets.get(path)?.includes(path)) circles.push(circle);
  };
  for (const path of targets.keys()) if (!order.has(path)) visit(path);
  return circles;
};

/** Everything that comes along at run time when this file is loaded, packages among it. */
export const reachedFrom = (path: string, imports: readonly Import[]): ReadonlySet<string> => {
  const targets = targetsOf(imports.filter(({ typeOnly }) => !typeOnly));
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const next of targets.get(file) ?? []) visit(next);
  };
  visit(path);
  return reached;
};

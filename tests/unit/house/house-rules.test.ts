/** The rules of the house (DESIGN: which part may know which), held by reading every import. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const sourceFiles = readdirSync('.', { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(shared|server|client|tests)\/.*\.(ts|svelte)$/.test(path))
  .toSorted();

interface Import {
  readonly from: string;
  /** A path of this repository, or a package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT = /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
/** Every name in the braces is a type: the import is erased. */
const onlyTypes = (clause: string): boolean =>
  /^\{[^}]*\}\s*from\s*$/.test(clause.trim()) &&
  clause
    .replace(/^\s*\{|\}\s*from\s*$/g, '')
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => /^\s*type\s/.test(name));

const importsOf = (from: string): Import[] =>
  [...readFileSync(from, 'utf8').matchAll(IMPORT)].map(([, , type, clause = '', target = '']) => ({
    from,
    to: target.startsWith('.') ? normalize(join(dirname(from), target)) : target,
    typeOnly: type !== undefined || onlyTypes(clause),
  }));

const imports = sourceFiles.flatMap(importsOf);
const crossing = (from: RegExp, to: RegExp): string[] =>
  imports.filter((one) => from.test(one.from) && to.test(one.to)).map((one) => `${one.from} → ${one.to}`);

const aspects = new Set([
  'agenda',
  'turns',
  'answers',
  'turnout',
  'ballots',
  'screen',
  'stage',
  'people',
  'candidates',
  'history',
  'followup',
]);
const isAspect = (path: string): boolean =>
  aspects.has(dirname(path).replace('shared/', '')) && basename(path, '.ts') === basename(dirname(path));

describe('rules of the house', () => {
  test('the reader of imports sees them: without it, the rules below would hold of nothing', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(crossing(/^server\/room\/room\.ts$/, /^shared\/night\/assembly\.ts$/)).toHaveLength(1);
  });

  test('shared imports nothing outside itself but zod', () => {
    expect(crossing(/^shared\//, /^(?!shared\/|zod$)/)).toEqual([]);
  });

  test('server and client never import each other', () => {
    expect(crossing(/^client\//, /^server\//)).toEqual([]);
    expect(crossing(/^server\//, /^client\//)).toEqual([]);
    expect(crossing(/^(client|server)\//, /^tests\//)).toEqual([]);
  });

  test('aspects import one another as types only', () => {
    const knowing = imports.filter(({ from, to, typeOnly }) => isAspect(from) && isAspect(to) && !typeOnly);
    expect(knowing).toEqual([]);
  });

  test('client/kit imports no store and no link', () => {
    expect(
      crossing(/^client\/kit\//, /^client\/(link|phone|chair|screen|stage|steward|timekeeper|pack)\//),
    ).toEqual([]);
  });

  test('only client/link knows socket.io', () => {
    expect(crossing(/^client\/(?!link\/)/, /^socket\.io/)).toEqual([]);
  });

  test('there are no barrels and no rooms for odds and ends', () => {
    const barrels = sourceFiles.filter((path) => /(^|\/)index\.ts$/.test(path));
    const oddments = sourceFiles.filter((path) =>
      /(^|\/)(utils?|helpers?|managers?|common)(\.|\/|-)/i.test(path),
    );
    expect([...barrels, ...oddments]).toEqual([]);
  });

  test('files are named as the house names them', () => {
    const misnamed = sourceFiles.filter((path) =>
      path.endsWith('.svelte')
        ? !/^[A-Z][A-Za-z]*\.svelte$/.test(basename(path))
        : !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.svelte)?\.ts$/.test(basename(path)),
    );
    expect(misnamed).toEqual([]);
  });

  test('no machine’s paths and no debris in the sources', () => {
    const found = sourceFiles.filter((path) => {
      const text = readFileSync(path, 'utf8');
      return /\/(work|home|root)\/|\b(?:TO|FIX)(?:DO|ME)\b|\b(?:test|it|describe)\.only\(|@ts-(?:ignore|nocheck)/.test(
        text,
      );
    });
    expect(found.map((path) => relative('.', path))).toEqual([]);
  });
});

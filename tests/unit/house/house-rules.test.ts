/** The rules of the house (DESIGN: which part may know which), held by reading every import. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circlesIn, importsOf, reachedFrom, type Import } from './imports.ts';

const sourceFiles = readdirSync('.', { recursive: true, encoding: 'utf8' })
  .map((path) => normalize(path))
  .filter((path) => /^(shared|server|client|tests)\/.*\.(ts|svelte)$/.test(path))
  .filter((path) => !path.includes('node_modules'))
  .toSorted();
const imports: readonly Import[] = sourceFiles.flatMap(importsOf);

const crossing = (from: RegExp, to: RegExp, also: (one: Import) => boolean = () => true): string[] =>
  imports
    .filter((one) => from.test(one.from) && to.test(one.to) && also(one))
    .map((one) => `${one.from} → ${one.to}`);

/** What composes the aspects, or is composed of nothing. */
const grounds = new Set(['kernel', 'plan', 'night', 'views']);
const aspects = [...new Set(sourceFiles.flatMap((path) => /^shared\/([a-z-]+)\//.exec(path)?.[1] ?? []))]
  .filter((folder) => !grounds.has(folder))
  .toSorted();
const aspectOf = (path: string): string | undefined =>
  aspects.find((aspect) => path.startsWith(`shared/${aspect}/`));
const isOther = ({ from, to }: Import): boolean => aspectOf(from) !== aspectOf(to);

const lengthOf = (path: string): number => readFileSync(path, 'utf8').trimEnd().split('\n').length;
const isSource = (path: string): boolean => !path.startsWith('tests/');
const MOST_LINES = 240;
const MOST_FILES = 24;

describe('rules of the house', () => {
  test('the reader of imports sees them: without it, the rules below would hold of nothing', () => {
    expect(imports.length).toBeGreaterThan(2_000);
    expect(crossing(/^shared\/night\/facts\.ts$/, /^shared\/agenda\/facts\.ts$/)).toHaveLength(1);
    expect(crossing(/^client\/chair\/App\.svelte$/, /^client\/chair\/Console\.svelte$/)).toHaveLength(1);
  });

  test('shared imports nothing outside itself but zod', () => {
    expect(crossing(/^shared\//, /^(?!shared\/|zod$)/)).toEqual([]);
  });

  test('there is no circle in shared, types counted', () => {
    expect(circlesIn(imports.filter(({ from }) => from.startsWith('shared/')))).toEqual([]);
  });

  test('the kernel imports nothing of the night', () => {
    expect(crossing(/^shared\/kernel\//, /^(?!shared\/kernel\/|zod$)/)).toEqual([]);
  });

  test('every aspect is cut alike', () => {
    expect(aspects.length).toBeGreaterThan(9);
    const parts = ['commands', 'events', 'facts', 'state'].map((part) => `${part}.ts`);
    const missing = aspects.flatMap((aspect) =>
      parts.map((part) => `shared/${aspect}/${part}`).filter((path) => !sourceFiles.includes(path)),
    );
    expect(missing).toEqual([]);
  });

  test('aspects import one another’s state, events and named rules only', () => {
    expect(
      crossing(/^shared\//, /^shared\/[a-z-]+\/(?:[a-z-]+-)?(?:commands|facts)\.ts$/, (one) => {
        const inAspects = aspectOf(one.from) !== undefined && aspectOf(one.to) !== undefined;
        return inAspects && isOther(one);
      }),
    ).toEqual([]);
  });

  test('no zod in facts, state, events or rules: phones share them', () => {
    const withZod = sourceFiles.filter(
      (path) =>
        aspectOf(path) !== undefined &&
        !/(?:commands|schema)\.ts$/.test(path) &&
        reachedFrom(path, imports).has('zod'),
    );
    expect(withZod).toEqual([]);
  });

  test('the room knows no chapter: of shared it imports the kernel and the wire, of the server the log', () => {
    expect(crossing(/^server\/room\//, /^shared\/(?!kernel\/|wire\.ts$)/)).toEqual([]);
    expect(crossing(/^server\/room\//, /^server\/(?!room\/|log\/)/)).toEqual([]);
    expect(crossing(/^server\/sockets\/publisher\.ts$/, /^shared\/(?!kernel\/)/)).toEqual([]);
  });

  test('verify reckons for itself: of the night’s own reckoning it imports nothing', () => {
    expect(crossing(/^server\/verify\//, /^shared\/(?!kernel\/|plan\/|views\/record-file\.ts$)/)).toEqual([]);
    expect(crossing(/^server\/verify\//, /^server\/(?!verify\/|log\/|record\/record-text\.ts$)/)).toEqual([]);
  });

  test('server and client never import each other', () => {
    expect(crossing(/^client\//, /^server\//)).toEqual([]);
    expect(crossing(/^server\//, /^client\//)).toEqual([]);
    expect(crossing(/^(client|server|shared)\//, /^tests\//)).toEqual([]);
  });

  test('the phone’s page carries no zod and no other page’s code', () => {
    const reached = [...reachedFrom('client/phone/main.ts', imports)];
    expect(reached).toContain('client/phone/App.svelte');
    expect(
      reached.filter((path) => path === 'zod' || /^client\/(chair|steward|screen)\//.test(path)),
    ).toEqual([]);
  });

  test('client/kit imports no store and no link', () => {
    expect(
      crossing(/^client\/kit\//, /^client\/(link|phone|chair|screen|stage|steward|timekeeper|pack)\//),
    ).toEqual([]);
  });

  test('no page imports a language: it takes the words of its own, which are found by their files', () => {
    const folders = readdirSync('client/words', { withFileTypes: true }).map(({ name }) => name);
    const languages = folders.filter((name) => existsSync(`client/words/${name}/language.ts`));
    const named = new RegExp(`words/(${languages.join('|')})/`);
    const naming = sourceFiles.filter(
      (path) => /^client\/(?!words\/)/.test(path) && named.test(readFileSync(path, 'utf8')),
    );
    expect(languages).toContain('en');
    expect(naming).toEqual([]);
    expect(
      crossing(/^client\/words\/[\w-]+\.ts$/, new RegExp(`^client/words/(?!en/)(${languages.join('|')})/`)),
    ).toEqual([]);
  });

  test('a translation has the shape of the English words: a sentence that it lacks does not compile', () => {
    const translations = sourceFiles.filter((path) =>
      /^client\/words\/(?!en\/)[\w-]+\/(?!language\.ts)/.test(path),
    );
    const parts = new Set(sourceFiles.filter((path) => path.startsWith('client/words/en/')));
    const unshaped = translations.filter(
      (path) =>
        parts.has(path.replace(/words\/[\w-]+\//, 'words/en/')) &&
        !/^export const words: \w+Words =/m.test(readFileSync(path, 'utf8')),
    );
    expect(translations.length).toBeGreaterThan(0);
    expect(unshaped).toEqual([]);
  });

  test('words are asked for while a component is made, never for all of them at once', () => {
    const early = sourceFiles.filter((path) =>
      /<script[^>]*\bmodule\b[^>]*>(?:(?!<\/script>)[^])*\bget\w+Words\(\)/.test(readFileSync(path, 'utf8')),
    );
    expect(early).toEqual([]);
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

  test('no file is long, and no folder is flat, words aside', () => {
    const own = sourceFiles.filter((path) => isSource(path) && !path.startsWith('client/words/'));
    const long = own
      .filter((path) => lengthOf(path) > MOST_LINES)
      .map((path) => `${path}: ${lengthOf(path)}`);
    const full = [...Map.groupBy(sourceFiles.filter(isSource), dirname)]
      .filter(([, files]) => files.length > MOST_FILES)
      .map(([folder, files]) => `${folder}: ${files.length}`);
    expect({ long, full }).toEqual({ long: [], full: [] });
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

const edge = (from: string, to: string): Import => ({ from, to, typeOnly: true });

describe('the reader of circles', () => {
  test('finds one, however long, and none where there is none', () => {
    expect(circlesIn([edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'd')])).toEqual([
      ['a', 'b', 'c'],
    ]);
    expect(circlesIn([edge('a', 'b'), edge('b', 'c'), edge('a', 'c')])).toEqual([]);
  });
});

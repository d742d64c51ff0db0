/** What a phone downloads: built for real, served for real, and weighed as it comes over the wire; and that old phones can read it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { fetchPacked, namedIn, type Fetched } from '../../support/programs/over-the-wire.ts';
import { newFolder } from '../../support/programs/server-process.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

/** What is needed at the door; and all there is, once the part that votes has come too. */
const BUDGET_BYTES = 39 * 1024;
const VOTING_TOO_BYTES = 46 * 1024;
const LANGUAGES = ['en', 'cy', 'pl', 'ar', 'ur'];

let server: RunningServer;
let chunks: Rolldown.OutputChunk[] = [];
let css = '';
const dist = newFolder('phone-dist');

const get = (path: string, language?: string): Promise<Fetched> => fetchPacked(server.url + path, language);
const page = (language?: string): Promise<Fetched> => get(`/j/${server.assembly.code}`, language);
/** Everything that the first view needs, over the wire. */
const arrival = async (language: string): Promise<{ readonly html: Fetched; readonly assets: Fetched[] }> => {
  const html = await page(language);
  return { html, assets: await Promise.all(namedIn(html.text).map((path) => get(path))) };
};
const weight = (fetched: readonly Fetched[]): number => fetched.reduce((sum, { bytes }) => sum + bytes, 0);
const madeOf = (module: string): string => {
  const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/client/${module}`));
  if (!chunk) throw new Error(`No file is made of ${module}`);
  return `/${chunk.fileName}`;
};

beforeAll(async () => {
  // As `npm run build` builds it: vitest's own NODE_ENV would bring in what only developers need.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: 'vite.config.ts',
    mode: 'phone',
    logLevel: 'error',
    build: { outDir: dist, emptyOutDir: true },
  });
  vi.unstubAllEnvs();
  if (Array.isArray(built) || !('output' in built)) throw new Error('The build has no single output');
  chunks = built.output.filter((one) => one.type === 'chunk');
  css = /<style>([^]*?)<\/style>/.exec(readFileSync(join(dist, 'phone', 'index.html'), 'utf8'))?.[1] ?? '';
  server = await startServer({ env: { DIST_DIR: dist } });
}, 120_000);

describe('the phone page', () => {
  test('carries no zod, no chair, no projector and no decider', () => {
    const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
    expect(modules.some((id) => id.includes('/client/phone/'))).toBe(true);
    const strangers = modules.filter((id) =>
      /node_modules\/zod\/|\/client\/(chair|screen|steward)\/|\/shared\/(assembly|agenda|turns|answers|turnout)\.ts/.test(
        id,
      ),
    );
    expect(strangers).toEqual([]);
  });

  test.each(LANGUAGES)(
    'weighs at most 39 KB in %s until it can be used, over the wire: HTML, one script, its words',
    async (language) => {
      const { html, assets } = await arrival(language);
      expect(assets).toHaveLength(2);
      expect(html.text.match(/data-words="\w+"/g)).toEqual([`data-words="${language}"`]);
      expect(weight([html, ...assets])).toBeLessThanOrEqual(BUDGET_BYTES);
      for (const { headers } of assets)
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    },
  );

  test.each(LANGUAGES)(
    'weighs at most 46 KB in %s, everything, with the part that votes and its words, which come later',
    async (language) => {
      const { html, assets } = await arrival(language);
      const later = [madeOf('phone/voting/Voting.svelte'), madeOf(`words/${language}/phone-voting.ts`)];
      const voting = await Promise.all(later.map((path) => get(path)));
      expect(weight([html, ...assets, ...voting])).toBeLessThanOrEqual(VOTING_TOO_BYTES);
      for (const { headers } of voting)
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(later.filter((path) => html.text.includes(path))).toEqual([]);
    },
  );

  test('a script imports nothing that the HTML doesn’t name, and asks later for words and for the part that votes', () => {
    const entry = chunks.find(({ isEntry }) => isEntry);
    expect(entry?.imports).toEqual([]);
    expect(entry?.dynamicImports).toHaveLength(2 * LANGUAGES.length + 1);
    for (const chunk of chunks.filter(({ isEntry }) => !isEntry))
      expect(chunk.imports).toEqual([entry?.fileName]);
    expect(readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.css'))).toEqual([]);
  });
});

/** Younger than Chromium 80 or Safari 14, and such that no compiler puts in what is missing. */
const YOUNGER = [
  /\.at\(/,
  /\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|replaceAll|groupBy|isWellFormed)\(/,
  /\b(structuredClone|AggregateError|WeakRef|FinalizationRegistry|reportError)\b/,
  /\bObject\.(hasOwn|groupBy)\b/,
  /\bPromise\.(any|withResolvers|try)\b/,
  /\bArray\.fromAsync\b/,
  /\bIntl\.(Segmenter|DurationFormat|supportedValuesOf)\b/,
  /\b(randomUUID|AbortSignal\.(timeout|any)|URL\.canParse|scheduler\.)\b/,
  /\b(dateStyle|timeStyle)\b/,
];
const YOUNGER_CSS =
  /:(is|where|has)\(|@(layer|container|property|scope)\b|\b(inset|aspect-ratio|accent-color):|\d[dsl]v[hw]\b|color-mix\(|light-dark\(|[{;]\s*(row-)?gap:|&/;

describe('a phone of 2020', () => {
  test('can read every line: nothing is younger than ES2020', () => {
    expect(chunks.length).toBe(2 + 2 * LANGUAGES.length);
    for (const { code } of chunks)
      expect(parse(code, { ecmaVersion: 2020, sourceType: 'module' }).body.length).toBeGreaterThan(0);
    expect(() => parse('class A { #b = 1 }', { ecmaVersion: 2020, sourceType: 'module' })).toThrow(
      /Unexpected|private/i,
    );
  });

  test('knows everything that is called', () => {
    const called = chunks.flatMap(({ code }) => YOUNGER.flatMap((young) => young.exec(code)?.[0] ?? []));
    expect(called).toEqual([]);
  });

  test('knows every rule of style', () => {
    expect(css.length).toBeGreaterThan(5_000);
    expect(YOUNGER_CSS.exec(css)?.[0] ?? null).toBeNull();
  });
});

test('state on the phone is raw: nothing deep stands in a $state()', () => {
  const files = readdirSync('client', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(phone|link)\/.*\.(ts|svelte)$/.test(name),
  );
  const deep = files.filter((name) =>
    /\$state(<[^>]*>)?\((?!null|''|'\w+'|true|false|Infinity|-?\d|Date\.now\(\)\))/.test(
      readFileSync(join('client', name), 'utf8'),
    ),
  );
  expect(files.length).toBeGreaterThan(15);
  expect(deep).toEqual([]);
});

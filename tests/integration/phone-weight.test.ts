/** What a phone downloads: built for real, followed import by import, and weighed compressed. */
import { brotliCompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';

type Output = Rolldown.RolldownOutput['output'][number];
type Chunk = Rolldown.OutputChunk;

const BUDGET_BYTES = 40 * 1024;

let outputs: Output[] = [];

const chunkNamed = (fileName: string): Chunk => {
  const found = outputs.find((one): one is Chunk => one.type === 'chunk' && one.fileName === fileName);
  if (!found) throw new Error(`The build has no chunk ${fileName}`);
  return found;
};

/** The entry of the phone page, and everything it loads at once. */
const phoneChunks = (): Chunk[] => {
  const entry = outputs.find(
    (one): one is Chunk => one.type === 'chunk' && one.isEntry && one.name === 'phone',
  );
  if (!entry) throw new Error('The build has no entry for the phone page');
  const reached = new Map([[entry.fileName, entry]]);
  for (const chunk of reached.values())
    for (const name of chunk.imports) if (!reached.has(name)) reached.set(name, chunkNamed(name));
  return [...reached.values()];
};

const sourceOf = (output: Output): string | Uint8Array =>
  output.type === 'chunk' ? output.code : output.source;
const weight = (content: string | Uint8Array): number => brotliCompressSync(content).byteLength;

beforeAll(async () => {
  // As `npm run build` builds it: vitest's own NODE_ENV would bring in what only developers need.
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({
    configFile: 'vite.config.ts',
    mode: 'phone',
    logLevel: 'error',
    build: { write: false },
  });
  if (Array.isArray(result) || !('output' in result)) throw new Error('The build has no single output');
  outputs = result.output;
  vi.unstubAllEnvs();
}, 120_000);

describe('the phone page', () => {
  test('carries no zod, no chair, no projector and no decider', () => {
    const modules = phoneChunks().flatMap(({ moduleIds }) => moduleIds);
    expect(modules.some((id) => id.includes('/client/phone/'))).toBe(true);
    const strangers = modules.filter((id) =>
      /node_modules\/zod\/|\/client\/(chair|screen|steward)\/|\/shared\/(assembly|agenda|turns|answers|turnout)\.ts/.test(
        id,
      ),
    );
    expect(strangers).toEqual([]);
  });

  test('weighs at most 40 KB, everything, over the wire', () => {
    const html = readFileSync('client/phone/index.html', 'utf8');
    const chunks = phoneChunks();
    const css = outputs.filter((one) => {
      const wanted = chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      return wanted.includes(one.fileName);
    });
    const bytes = weight(html) + [...chunks, ...css].reduce((sum, one) => sum + weight(sourceOf(one)), 0);
    expect(css.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
  });
});

/** Every rule of tests/RULES.md is held by a test that bears its id, and every id in use is explained there. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string): string => readFileSync(path, 'utf8');
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`);

const idsIn = (text: string): string[] => [...text.matchAll(/\[([A-Z]+-\d+)\]/g)].map(([, id = '']) => id);
/** A test's name begins with the ids it bears: `'[TURN-1] [TURN-2] …'`. */
const borneIn = (text: string): string[] =>
  [...text.matchAll(/['"`]((?:\[[A-Z]+-\d+\] )+)/g)].flatMap(([, ids = '']) => idsIn(ids));

/** What the list says, each rule on a line of its own: `- **[TURN-1]** Candidates speak …`. */
const listed = [...read('tests/RULES.md').matchAll(/^- \*\*\[([A-Z]+-\d+)\]\*\* \S/gm)].map(
  ([, id = '']) => id,
);
const borne = new Set(filesIn('tests').flatMap((path) => borneIn(read(path))));
const cited = new Set([...filesIn('shared'), ...filesIn('server')].flatMap((path) => idsIn(read(path))));

describe('the rules of the night', () => {
  test('are each listed once, numbered without a gap', () => {
    const sections = Map.groupBy(listed, (id) => id.replace(/-\d+$/, ''));
    for (const [section, ids] of sections)
      expect(ids).toEqual(ids.map((_, index) => `${section}-${index + 1}`));
    expect(listed.length).toBeGreaterThan(70);
  });

  test('are each held by a test that bears the id', () => {
    expect(listed.filter((id) => !borne.has(id))).toEqual([]);
  });

  test('explain every id that a test bears', () => {
    expect([...borne].filter((id) => !listed.includes(id))).toEqual([]);
  });

  test('explain every id that the code cites', () => {
    expect([...cited].filter((id) => !listed.includes(id))).toEqual([]);
    expect(cited.size).toBeGreaterThan(2);
  });
});

/** How a plan's file is read: its findings with line and field, and the files that are refused as such. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { describeFinding, readPlan, readPlanFile } from '../../../server/plan-file/plan-file.ts';
import type { PlanReading } from '../../../server/plan-file/plan-file.ts';

const place = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const sample = readFileSync(place('server/sample/thames-valley.yaml'), 'utf8');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const findingsOf = (reading: PlanReading) => (reading.ok ? reading.warnings : reading.findings);
const told = (reading: PlanReading): string[] =>
  findingsOf(reading).map((finding) => `${finding.level} ${describeFinding(finding)}`);

const edited = (from: string, to: string): string => {
  if (!sample.includes(from)) throw new Error(`the sample no longer says: ${from}`);
  return sample.replace(from, () => to);
};

/** The line of the first words that are as given. */
const lineOf = (text: string, words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;

describe('good plans', () => {
  test('the sample reads without a finding', async () => {
    const reading = await readPlanFile(place('server/sample/thames-valley.yaml'));
    expect(reading).toMatchObject({ ok: true, warnings: [], plan: { assembly: { id: 'tv-pcc-2020' } } });
  });

  test('JSON is read too, and a date with its weekday becomes a plain date', async () => {
    const reading = await readPlanFile(place('tests/plans/smallest.json'));
    expect(reading).toMatchObject({ ok: true, plan: { assembly: { date: '2020-04-29' } } });
    expect(findingsOf(reading).map(({ line, field, level }) => `${level} ${line} ${field}`)).toEqual([
      'warning 3 assembly.imprint',
      'warning 3 assembly.neutrality_notice',
      'warning 11 areas',
    ]);
  });

  test('a byte order mark and Windows line ends are no mistakes', () => {
    expect(readPlan(bytes(`\ufeff${sample.replaceAll('\n', '\r\n')}`))).toMatchObject({
      ok: true,
      warnings: [],
    });
  });

  test('the same plan is read whether fields repeat by name or are written out', () => {
    const named = edited('pledged: 45', 'pledged: &many 45').replace('pledged: 50', 'pledged: *many');
    const reading = readPlan(bytes(named));
    expect(reading.ok && reading.plan.delegations[1]?.pledged).toBe(45);
  });
});

/** `LINE` is the line of the replacement, `LINE(words)` that of these words in the changed text. */
const withLine = (finding: string, text: string, from: string): string =>
  finding
    .replace(/LINE\(([^)]*)\)/, (_, words: string) => `line ${lineOf(text, words)}`)
    .replace('LINE', `line ${lineOf(sample, from)}`);

const mistakes = z
  .array(z.strictObject({ name: z.string(), from: z.string(), to: z.string(), finds: z.array(z.string()) }))
  .parse(parse(readFileSync(place('tests/plans/mistakes-in-fields.yaml'), 'utf8')));

describe('each mistake has its line, its field and its cure', () => {
  test.each(mistakes)('$name', ({ from, to, finds }) => {
    const text = edited(from, to);
    expect(told(readPlan(bytes(text)))).toEqual(finds.map((finding) => withLine(finding, text, from)));
  });

  test('warnings inform, errors refuse', () => {
    expect(readPlan(bytes(edited('min_s: 90', 'mins: 90'))).ok).toBe(true);
    expect(readPlan(bytes(edited('pledged: 45', 'pledged: 45, pledged: 45'))).ok).toBe(false);
    expect(readPlan(bytes(edited('pinner: pin5', 'pinner: C1'))).ok).toBe(false);
  });
});

test('all mistakes of a file are told at once, those of fields and those between parts, in its order', async () => {
  const lines = told(await readPlanFile(place('tests/plans/many-mistakes.yaml')));
  expect(lines).toEqual(readFileSync(place('tests/plans/many-mistakes.txt'), 'utf8').trimEnd().split('\n'));
});

test('items that cannot be read make no false findings elsewhere', () => {
  const text = edited('{id: D02, code: TATT,', '{id: D02, code: 7,').replace(
    'kind: ask, ref: A5',
    'kind: aks, ref: A5',
  );
  expect(findingsOf(readPlan(bytes(text))).map(({ field }) => field)).toEqual([
    'delegations[1].code (D02)',
    'running_order[15].kind (S16)',
  ]);
});

test('no words of a program’s innards reach the reader', async () => {
  const inside = /invalid|expected|received|undefined|null|regex|enum|\bNaN\b|zod|schema error/i;
  const everything = [
    ...told(await readPlanFile(place('tests/plans/many-mistakes.yaml'))),
    ...told(readPlan(bytes('{}'))),
    ...mistakes.flatMap(({ from, to }) => told(readPlan(bytes(edited(from, to))))),
  ];
  expect(everything.filter((message) => inside.test(message))).toEqual([]);
  expect(everything.filter((message) => !/[.?…]$/.test(message))).toEqual([]);
});

test('two hundred findings at most, errors before warnings', () => {
  const text = `schema: assembly-plan/0.1\n${Array.from({ length: 500 }, (_, i) => `k${i}: 1`).join('\n')}`;
  const findings = findingsOf(readPlan(bytes(text)));
  expect(findings).toHaveLength(200);
  expect(findings.filter(({ level, field }) => level === 'error' && field !== '')).toHaveLength(5);
  expect(findings.at(-1)?.message).toBe(
    'There are 306 more findings: deal with these first, then try again.',
  );
});

const laughs = (wide: number): string =>
  [...'bcdefghi'].reduce(
    ({ text, last }, name) => ({
      text: `${text}${name}: &${name} [${Array.from({ length: wide }, () => `*${last}`).join(', ')}]\n`,
      last: name,
    }),
    { text: 'a: &a [ha, ha, ha]\n', last: 'a' },
  ).text;

const files: readonly [name: string, text: string, findings: readonly string[]][] = [
  ['nothing', '', ['error The file is empty: write a plan, or start from the sample.']],
  ['comments only', '# later\n', ['error The file is empty: write a plan, or start from the sample.']],
  ['a list', '- a\n', ['error The file is no plan: it should hold fields such as “assembly:” and “areas:”.']],
  ['a word', 'hello', ['error The file is no plan: it should hold fields such as “assembly:” and “areas:”.']],
  [
    'two documents',
    'a: 1\n---\nb: 2\n',
    [
      'error line 2: this line begins a second document (---): a file holds one plan, so take the line or the rest out.',
    ],
  ],
  [
    'text that begins with a star',
    'a: 1\nb: *Important*\n',
    ['error line 2 · b: begins with “*”, which has a meaning of its own: put the text in quotation marks.'],
  ],
  [
    'repetitions inside repetitions',
    laughs(4),
    [
      'error The file repeats parts of itself (&name, *name) so often that it would not fit in memory: write them out.',
    ],
  ],
  [
    'many repetitions inside repetitions',
    laughs(9),
    ['error line 7 · g[5]: is one repetition (*name) too many: the file may have 50, so write the rest out.'],
  ],
  [
    'brackets without end',
    '['.repeat(100_000),
    [
      'error line 1: this line is nested far too deep: no plan needs that, so look for brackets or dashes that repeat.',
    ],
  ],
  [
    'dashes without end',
    `${'- '.repeat(100_000)}x`,
    [
      'error line 1: this line is nested far too deep: no plan needs that, so look for brackets or dashes that repeat.',
    ],
  ],
  [
    'forty brackets',
    `a: ${'['.repeat(40)}${']'.repeat(40)}`,
    [
      'error line 1 · a: is nested more than 20 levels deep: no plan needs that, so look for brackets that repeat.',
    ],
  ],
  [
    'over 1 MiB',
    `a: ${'x'.repeat(1024 * 1024)}`,
    ['error The file is over 1 MiB, and no plan is: is it the right file?'],
  ],
];

describe('files that are refused as such', () => {
  test.each(files)('%s', (_name, text, findings) => {
    const reading = readPlan(bytes(text));
    expect(reading.ok).toBe(false);
    expect(told(reading).filter((_, index, all) => index === 0 || !all[0]?.includes('far too deep'))).toEqual(
      findings,
    );
  });

  test('all errors of the text, each with its line', () => {
    const lines = findingsOf(readPlan(bytes('a: [1, 2\nb: "x"\nc: }\nd:\n\t- e\n'))).map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining([2, 3]));
  });

  test('names of fields that are no names', () => {
    const lines = findingsOf(readPlan(bytes('a: &a 1\n? [[b]]\n: 1\n? *a\n: 2\n'))).map(({ line }) => line);
    expect(lines).toEqual([2, 4]);
  });

  test('a plan that holds itself', () => {
    const reading = readPlan(bytes('areas: &a [*a]\nassembly: &b {id: *b, venue: *b}\n'));
    expect(reading.ok).toBe(false);
  });

  test('text that is not UTF-8, with the line', () => {
    const [before, after] = [bytes('a: 1\nb: caf'), bytes('\nc: 3\n')];
    expect(told(readPlan(new Uint8Array([...before, 0xe9, ...after])))).toEqual([
      'error line 2: this line is not UTF-8 text: open the file in an editor and save it again with the encoding UTF-8.',
    ]);
  });
});

describe('the file itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-file-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('there is none', async () => {
    const path = join(folder, 'none.yaml');
    expect(told(await readPlanFile(path))).toEqual([
      `error There is no file ${path}: check its name and folder.`,
    ]);
  });

  test('a folder', async () => {
    expect(told(await readPlanFile(folder))).toEqual([
      `error ${folder} is a folder: give the name of the plan inside it.`,
    ]);
  });

  test('over 1 MiB, by a byte and not', async () => {
    const path = join(folder, 'long.yaml');
    writeFileSync(path, sample.padEnd(1024 * 1024, '#'));
    const full = await readPlanFile(path);
    writeFileSync(path, sample.padEnd(1024 * 1024 + 1, '#'));
    expect(full.ok).toBe(true);
    expect(told(await readPlanFile(path))).toEqual([
      'error The file is over 1 MiB, and no plan is: is it the right file?',
    ]);
  });
});

test('warnings alone stay warnings, however many', () => {
  const reading = readPlan(
    bytes(`${sample}\n${Array.from({ length: 300 }, (_, i) => `k${i}: 1`).join('\n')}`),
  );
  expect(reading.ok && reading.warnings.length).toBe(200);
  expect(reading.ok && reading.warnings.every(({ level }) => level === 'warning')).toBe(true);
});

test('a finding is one line for the terminal', () => {
  const finding = {
    line: 42,
    field: 'running_order[3].min_s (S04)',
    level: 'error',
    message: 'is long.',
  } as const;
  expect(describeFinding(finding)).toBe('line 42 · running_order[3].min_s (S04): is long.');
  expect(describeFinding({ ...finding, field: '' })).toBe('line 42: is long.');
  expect(describeFinding({ ...finding, field: '', line: 0 })).toBe('is long.');
});

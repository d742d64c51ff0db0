/** The test commands: what they need, then types, style, every test; or, with --failure, the tests of minutes alone. Ends with one plain line that counts them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { needChromium } from './support/chromium.ts';
import { needProgram } from './support/programs.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Runs a tool of node_modules/.bin, its output as it comes. */
const succeeds = (tool: string, args: readonly string[]): boolean =>
  spawnSync(tool, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;

/** What can't be had is said in a sentence, and the rest is tried all the same. */
const toTheEnd = (isFine: () => boolean): boolean => {
  try {
    return isFine();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
};

const check = (name: string, isFine: () => boolean): Count => {
  say(`\n— ${name}`);
  const fine = toTheEnd(isFine);
  if (!fine) say(`✗ ${name}`);
  return { passed: fine ? 1 : 0, failed: fine ? 0 : 1 };
};

const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});
type FileResult = z.output<typeof report>['testResults'][number];

/** More than this many at once did not fail by chance. */
const MOST_TRIED_AGAIN = 3;

/** A file that could not even be read counts as one that failed; so does what went wrong outside all of them. */
const countOf = (files: readonly FileResult[], success: boolean): Count => {
  const all = files.flatMap(({ assertionResults }) => assertionResults);
  const unread = files.filter(({ status, assertionResults: its }) => status === 'failed' && its.length === 0);
  const failed = all.filter(({ status }) => status === 'failed').length;
  const passed = all.filter(({ status }) => status === 'passed').length;
  return { passed, failed: success ? 0 : Math.max(1, failed + unread.length) };
};

/** Runs these files, or all. */
const run = (mode: 'test' | 'failure', only: readonly string[] = []): z.output<typeof report> => {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-night-report-'));
  const file = join(folder, 'report.json');
  try {
    succeeds('vitest', [
      'run',
      '--mode',
      mode,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...only,
    ]);
    return report.parse(JSON.parse(readFileSync(file, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Counts the tests. Stories in real browsers meet a machine that others use too: a file or two that failed are tried once
 * more, each from its beginning, and named; what fails again has failed.
 */
const tests = (mode: 'test' | 'failure'): Count => {
  say('\n— tests');
  const { testResults: all, success } = run(mode);
  const failed = all.filter(({ status }) => status === 'failed');
  if (mode === 'failure' || failed.length === 0 || failed.length > MOST_TRIED_AGAIN)
    return countOf(all, success);
  const names = failed.map(({ name }) => name);
  say(`\n— tried once more: ${names.join(', ')}`);
  const again = run(mode, names);
  return countOf([...all.filter((one) => !failed.includes(one)), ...again.testResults], again.success);
};

const everything: readonly (() => Count)[] = [
  () => check('Chromium', () => needChromium() !== ''),
  () => check('Redis', () => needProgram('redis-server') !== ''),
  () => check('HAProxy', () => needProgram('haproxy') !== ''),
  () => check('Caddy', () => needProgram('caddy') !== ''),
  () => check('format (prettier)', () => succeeds('prettier', ['--check', '--log-level=warn', '.'])),
  () => check('lint (oxlint)', () => succeeds('oxlint', ['--deny-warnings'])),
  () => check('types (tsc)', () => succeeds('tsc', ['-p', '.'])),
  () =>
    check('types of components (svelte-check)', () =>
      succeeds('svelte-check', ['--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human']),
    ),
  () => check('build (vite)', () => succeeds('npm', ['run', '--silent', 'build'])),
  () => tests('test'),
];
const steps = process.argv.includes('--failure') ? [() => tests('failure')] : everything;

const counts = steps.map((step) => step());
const total = (key: keyof Count): number => counts.reduce((sum, count) => sum + count[key], 0);
say(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;

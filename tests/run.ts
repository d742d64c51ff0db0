/** The test commands: what they need, then types, style, every test; or, with --failure, the tests of minutes alone. Ends with one plain line that counts them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { needChromium } from './support/programs/chromium.ts';
import { needProgram } from './support/programs/programs.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What this machine can't try: not passed, and said so. */
  readonly skipped: number;
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
  return { passed: fine ? 1 : 0, failed: fine ? 0 : 1, skipped: 0 };
};

const amount = z.int();
const report = z.object({
  numPassedTests: amount,
  numFailedTests: amount,
  numPendingTests: amount,
  numTodoTests: amount,
  success: z.boolean(),
});

/** Counts the tests; a file that could not even be read counts as one that failed. */
const tests = (mode: 'test' | 'failure'): Count => {
  say('\n— tests');
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
    ]);
    const said = report.parse(JSON.parse(readFileSync(file, 'utf8')));
    return {
      passed: said.numPassedTests,
      failed: said.success ? said.numFailedTests : Math.max(1, said.numFailedTests),
      skipped: said.numPendingTests + said.numTodoTests,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
const skipped = total('skipped');
say(`\n${skipped > 0 ? `${skipped} skipped, ` : ''}${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;

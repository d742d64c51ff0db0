/**
 * `npm run test:mutations`: makes each kept mutation in a copy of the program, one at a time, and says whether the tests
 * that must notice it do. With a word behind it, only those whose area, file or suffering has that word.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { areas } from './list.ts';
import { mutated, testFileOf, type Mutation } from './mutation.ts';

/** A test that waits for what never comes has noticed it too. */
const LIMIT_MS = 180_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The files as they lie here, committed or not; what was installed and built is shared. */
const copyOfAll = (): string => {
  const copy = mkdtempSync(join(tmpdir(), 'assembly-night-mutations-'));
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' });
  for (const path of stdout.split('\0').filter((one) => one !== '' && existsSync(one)))
    cpSync(path, join(copy, path));
  for (const shared of ['node_modules', 'dist'])
    if (existsSync(shared)) symlinkSync(resolve(shared), join(copy, shared));
  return copy;
};

/** Null: they pass; else what they said. */
const complaintOf = (copy: string, tests: readonly string[], limitMs?: number): string | null => {
  const args = ['run', '--bail', '1', '--reporter', 'dot', ...tests.map(testFileOf)];
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/vitest', args, {
    cwd: copy,
    encoding: 'utf8',
    killSignal: 'SIGKILL',
    ...(limitMs === undefined ? {} : { timeout: limitMs }),
  });
  return status === 0 ? null : stdout + stderr;
};

const isNoticed = (copy: string, mutation: Mutation): boolean => {
  const path = join(copy, mutation.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(source, mutation));
  try {
    return complaintOf(copy, mutation.tests, LIMIT_MS) !== null;
  } finally {
    writeFileSync(path, source);
  }
};

const has = (word: string, area: string, { file, suffers }: Mutation): boolean =>
  [area, file, suffers].some((text) => text.includes(word));

const score = (copy: string, area: string, mutations: readonly Mutation[]): string => {
  say(`\n— ${area}`);
  const noticed = mutations.filter((mutation) => {
    const fine = isNoticed(copy, mutation);
    say(`${fine ? 'noticed    ' : 'NOT NOTICED'} ${mutation.file}: ${mutation.suffers}`);
    return fine;
  });
  if (noticed.length < mutations.length) process.exitCode = 1;
  return `${area}: ${noticed.length} of ${mutations.length}`;
};

const wanted = process.argv[2] ?? '';
const chosen = Object.entries(areas)
  .map(([area, all]) => [area, all.filter((one) => has(wanted, area, one))] as const)
  .filter(([, all]) => all.length > 0);
const copy = copyOfAll();
try {
  const tests = [...new Set(chosen.flatMap(([, all]) => all.flatMap((one) => one.tests)))];
  // Where they fail by themselves, they would notice anything.
  const complaint = complaintOf(copy, tests);
  if (complaint !== null) throw new Error(`Without any mutation these should pass.\n${complaint}`);
  const scores = chosen.map(([area, all]) => score(copy, area, all));
  say(`\n${scores.join('\n')}`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

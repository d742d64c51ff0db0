/** `npm run verify -- record.json`: checks a published record and says what it found. 0: it holds · 1: it does not · 2: it can't be read. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verify, type Verdict } from './verify.ts';

const USAGE = 'npm run verify -- record.json [--fingerprint "1234 5678 9ABC DEF0"]';
const MOST_SHOWN = 20;

const asked = (): { readonly path: string; readonly fingerprint: string | null } | null => {
  try {
    const { values, positionals } = parseArgs({
      options: { fingerprint: { type: 'string' } },
      allowPositionals: true,
    });
    const [path] = positionals;
    return path === undefined || positionals.length > 1
      ? null
      : { path, fingerprint: values.fingerprint ?? null };
  } catch {
    // An option that nobody knows: the usage says which there are.
    return null;
  }
};

const textOf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not there, or not to be read: told by the caller, who names the path.
    return null;
  }
};

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  · ${line}`)];

const HOLDS = 'This record holds together.';
const HOLDS_ALONE =
  'This record holds together, but was not compared with the fingerprint that was read out in the hall.';

const told = (verdict: Exclude<Verdict, { outcome: 'unreadable' }>): string[] => {
  const { findings, fingerprint, isCompared, outcome } = verdict;
  const { all, checked, unchecked } = findings;
  const kinds = [...new Set(all.map(({ wrong }) => wrong))].join(', ');
  const more = all.length - MOST_SHOWN;
  const wrong = all.slice(0, MOST_SHOWN).map(({ where, what, wrong: kind }) => `${kind}, ${where}: ${what}`);
  return [
    outcome === 'holds' ? (isCompared ? HOLDS : HOLDS_ALONE) : `This record was changed: ${kinds}.`,
    `Fingerprint ${fingerprint}`,
    ...list('What is wrong', more > 0 ? [...wrong, `and ${more} more`] : wrong),
    ...list('What was checked', outcome === 'holds' ? checked : []),
    ...list('What can’t be checked from this file', outcome === 'holds' ? unchecked : []),
  ];
};

const run = (): number => {
  const wish = asked();
  const text = wish && textOf(wish.path);
  if (!wish || text === null) {
    console.error(wish ? `There is no file to read at ${wish.path}.` : USAGE);
    return 2;
  }
  const verdict = verify(text, wish.fingerprint);
  if (verdict.outcome === 'unreadable') {
    console.error(`This is no record of an assembly, or it was damaged.\n${verdict.why}`);
    return 2;
  }
  console.log(told(verdict).join('\n'));
  return verdict.outcome === 'holds' ? 0 : 1;
};

process.exitCode = run();

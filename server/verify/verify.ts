/** Checks a published record with no server: its shape, its chain, its counts, and that they say the same. */
import { z } from 'zod';
import { shortFingerprint } from '../../shared/kernel/fingerprint.ts';
import { recordFile, type NightRecord, type RecordFile } from '../../shared/views/record-file.ts';
import { fingerprintOf, textOf } from '../record/record-text.ts';
import { checkAnswers } from './check-answers.ts';
import { checkBallots } from './check-ballots.ts';
import { checkChain } from './check-chain.ts';
import { checkFigures } from './check-figures.ts';
import { Findings } from './findings.ts';

export type Verdict =
  | { readonly outcome: 'unreadable'; readonly why: string }
  | {
      readonly outcome: 'holds' | 'broken';
      readonly findings: Findings;
      readonly fingerprint: string;
      /** It was held against a fingerprint from elsewhere. */
      readonly isCompared: boolean;
    };

const plain = (typed: string): string => typed.replace(/[^0-9a-fA-F]/g, '').toLowerCase();

const checkFingerprint = (file: RecordFile, expected: string | null, findings: Findings): void => {
  const own = fingerprintOf(file.head, textOf(file.record));
  findings.expect(
    own === file.fingerprint,
    'edited',
    'the record',
    'Its text is not the one its fingerprint was made of.',
  );
  if (expected === null) {
    findings.unchecked.push(
      'Whether this is the record of that night, or one made up from the first word to the last: only a fingerprint that you have from the night, or from somebody else who was there, can show that.',
      ...findings.unchained.map((what) => `${what}: only the fingerprint of the night covers this.`),
    );
    return;
  }
  const isIt = expected.length >= 16 && file.fingerprint.startsWith(expected);
  findings.expect(
    isIt,
    'edited',
    'the record',
    'This is not the record with the fingerprint that you were given.',
  );
  if (isIt)
    findings.checked.push(
      'It is the record with the fingerprint that you were given, in every word: also those that the chain does not show.',
    );
};

/** True of every record: a forger who makes the fingerprint anew can change these. */
const unchainedIn = ({ asks, ballots, candidates, turnout }: NightRecord): string[] => [
  'The names of the assembly and of what was on, and how long it took',
  ...(candidates.length > 0 ? ['The names of candidates, and their parties'] : []),
  ...(asks.length > 0 ? ['The wording of the asks'] : []),
  ...(turnout || ballots.length > 0
    ? ['The names of areas and delegations, but for those in the results of ballots']
    : []),
  'Whether something was taken out together with the commit that told of it, of which only a digest is left',
];

const ALWAYS_UNCHECKED = [
  'Whether what was written down was what was said: that is for those who were there.',
  'Who voted how: nobody can tell any more. Whoever voted can look for their own receipt.',
];

const parsed = (text: string): { readonly file: RecordFile } | { readonly why: string } => {
  try {
    const read = recordFile.safeParse(JSON.parse(text));
    return read.success ? { file: read.data } : { why: z.prettifyError(read.error) };
  } catch {
    // The one thing JSON.parse throws.
    return { why: 'It is not JSON.' };
  }
};

/** `expected`: a fingerprint from elsewhere, at least its first 16 letters; null: none to compare. */
export const verify = (text: string, expected: string | null = null): Verdict => {
  const read = parsed(text);
  if ('why' in read) return { outcome: 'unreadable', why: read.why };
  const { file } = read;
  const findings = new Findings();
  const chain = checkChain(file, findings);
  checkBallots(file.record, chain, findings);
  checkAnswers(file.record, chain, findings);
  checkFigures(file.record, chain, findings);
  findings.unchained.push(...unchainedIn(file.record));
  checkFingerprint(file, expected === null ? null : plain(expected), findings);
  findings.unchecked.push(...ALWAYS_UNCHECKED);
  const outcome = findings.all.length === 0 ? 'holds' : 'broken';
  const fingerprint = shortFingerprint(file.fingerprint);
  return { outcome, findings, fingerprint, isCompared: expected !== null };
};

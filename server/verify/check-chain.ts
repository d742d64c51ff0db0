/** Recomputes the chain of commits, and reads the public ones. */
import { z } from 'zod';
import { MARK_LETTERS, type RecordFile } from '../../shared/views/record-file.ts';
import { chainHash, hashOfBody } from '../log/chain.ts';
import type { Findings } from './findings.ts';

const publicEvent = z.looseObject({ type: z.string() });
const publicBody = z.strictObject({
  version: z.int(),
  id: z.string(),
  at: z.int(),
  by: z.string(),
  events: z.array(publicEvent),
});
export type PublicCommit = z.output<typeof publicBody>;
export type PublicEvent = z.output<typeof publicEvent>;

/** An event with its commit: where and when it stands. */
export interface Told<Event = PublicEvent> {
  readonly version: number;
  readonly at: number;
  readonly event: Event;
}

export interface CheckedChain {
  /** As far as the chain holds, from the end of the last rehearsal on. */
  readonly told: readonly Told[];
  /** How many commits after `from` and before `until` are known by their digest alone. */
  readonly hiddenBetween: (from: number, until: number) => number;
}

const place = (version: number): string => `commit ${version}`;

const read = (body: string): PublicCommit | null => {
  try {
    return publicBody.parse(JSON.parse(body));
  } catch {
    // Not JSON, or not a commit: the caller names the place.
    return null;
  }
};

/** How a chain that breaks here came to be so, by its length. */
const nameBreak = ({ version, chain }: RecordFile, at: number, findings: Findings): void => {
  const missing = version - chain.length;
  if (missing > 0)
    findings.add('cut', place(at), `The chain breaks here. Commits that are missing: ${missing}.`);
  else if (missing < 0)
    findings.add('stuffed', place(at), `The chain breaks here. Commits too many: ${-missing}.`);
  else
    findings.add(
      'edited',
      place(at),
      'This commit is not the one that was sealed here, or not in its place.',
    );
};

const afterRehearsals = (told: readonly Told[]): Told[] =>
  told.slice(told.findLastIndex(({ event }) => event.type === 'RehearsalEnded') + 1);

export const checkChain = (file: RecordFile, findings: Findings): CheckedChain => {
  let hash = '';
  const told: Told[] = [];
  const hidden = new Set<number>();
  let isWhole = true;
  for (const [index, entry] of file.chain.entries()) {
    const version = index + 1;
    const [mark, rest] = [entry.slice(0, MARK_LETTERS), entry.slice(MARK_LETTERS + 1)];
    const isShown = rest.startsWith('{');
    hash = chainHash(hash, isShown ? hashOfBody(rest) : rest);
    if (!hash.startsWith(mark)) {
      nameBreak(file, version, findings);
      isWhole = false;
      break;
    }
    if (!isShown) hidden.add(version);
    const commit = isShown ? read(rest) : null;
    if (isShown && commit?.version !== version)
      findings.add('edited', place(version), 'What it shows is not a commit of this number.');
    for (const event of commit?.events ?? []) told.push({ version, at: commit?.at ?? 0, event });
  }
  if (isWhole && hash !== file.head) {
    const { length } = file.chain;
    if (length < file.version)
      findings.add('cut', place(length + 1), `The chain ends after commit ${length} of ${file.version}.`);
    else if (length > file.version)
      findings.add('stuffed', place(file.version + 1), 'The chain goes on after its end.');
    else findings.add('edited', place(length), 'The chain does not end with the hash that the record names.');
  } else if (isWhole && file.chain.length !== file.version)
    findings.add(
      'edited',
      'the record',
      `It names ${file.version} as its last commit, and the chain ends with ${file.chain.length}.`,
    );
  const shown = file.chain.length - hidden.size;
  if (isWhole)
    findings.checked.push(
      `The chain holds. Commits: ${file.chain.length}, of which ${shown} shown in full, ${hidden.size} by digest alone.`,
    );
  return {
    told: afterRehearsals(told),
    hiddenBetween: (from, until) => [...hidden].filter((version) => version > from && version < until).length,
  };
};

/** The events of one type, each as `shape` reads it; what has another shape is named. */
export const eventsOf = <Shape extends z.ZodType>(
  { told }: CheckedChain,
  type: string,
  shape: Shape,
  findings: Findings,
): Told<z.output<Shape>>[] =>
  told.flatMap(({ version, at, event }) => {
    if (event.type !== type) return [];
    const parsed = shape.safeParse(event);
    if (parsed.success) return [{ version, at, event: parsed.data }];
    findings.add('edited', place(version), `Its ${type} can’t be read.`);
    return [];
  });

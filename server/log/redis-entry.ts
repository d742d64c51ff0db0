/** How a batch lies in Redis: the keys of an assembly, and one entry of its stream for each batch. */
import type { Named } from '../../shared/kernel/decider.ts';
import { verified, verifyEnd, type StoredCommit } from './chain.ts';
import { BrokenLog, type Head, type KeyName, type LogCommit } from './log.ts';

/** In braces what Redis Cluster spreads by: all that belongs to one assembly lies on one node of it. */
export const keysOf = (assembly: string) => {
  const key = (what: string): string => `assembly-night:{${assembly}}:${what}`;
  return {
    commits: key('commits'),
    keys: key('keys'),
    turn: key('turn'),
    waiting: key('waiting'),
    read: key('read'),
  };
};

/** The hash that holds the key: an assembly's keys lie with its commits. */
export const ringOf = (name: KeyName): string =>
  name === 'server' ? 'assembly-night:keys' : keysOf(name.slice(0, name.indexOf('/'))).keys;

/** As `redis` gives it: the nth batch has the id `n-0`. */
export interface Entry {
  readonly id: string;
  readonly message: Readonly<Record<string, string>>;
}

/** Which batch of its assembly it is, from 1. */
export const entryNumber = ({ id }: Pick<Entry, 'id'>): number => Number(id.split('-')[0]);

/** Commits line by line, each its hash and its body: canonical JSON holds no line break. */
export const textOf = (batch: readonly StoredCommit[]): string =>
  batch.map(({ hash, body }) => `${hash} ${body}`).join('\n');

const storedIn = (text: string): StoredCommit[] =>
  text.split('\n').map((line) => {
    const space = line.indexOf(' ');
    return { hash: line.slice(0, space), body: line.slice(space + 1) };
  });

/** The commits of the entry that follows `before`. Throws BrokenLog unless they are as they were sealed there. */
export const commitsIn = function* <Event extends Named>(
  assembly: string,
  before: Head,
  { message }: Entry,
): Generator<LogCommit<Event>, void> {
  const { commits, head } = message;
  if (commits === undefined || head === undefined)
    throw new BrokenLog(assembly, before.version + 1, 'can’t be read');
  let last = before;
  for (const stored of storedIn(commits)) {
    const commit = verified<Event>(assembly, last, stored);
    last = commit;
    yield commit;
  }
  verifyEnd(assembly, last, { version: last.version, hash: head });
};

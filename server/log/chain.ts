/** Seals commits into a chain, and checks on the way back that nobody cut, reordered or edited it. */
import { hash } from 'node:crypto';
import assert from 'node:assert/strict';
import canonicalize from 'canonicalize';
import type { Commit, Named } from '../../shared/kernel/decider.ts';
import { BrokenLog } from './log.ts';
import type { Head, LogCommit } from './log.ts';

/** A commit as it lies in a store: exactly the text that was hashed, so replay need not write it again to check it. */
export interface StoredCommit {
  /** The commit without its hash, as canonical JSON (RFC 8785). */
  readonly body: string;
  readonly hash: string;
}

/**
 * SHA-256, in hex, over the previous hash and the body's own: so a published record can prove the chain without showing
 * what is private in it. The one-shot form is twice as fast as a Hash object.
 */
export const chainHash = (previousHash: string, bodyHash: string): string =>
  hash('sha256', previousHash + bodyHash, 'hex');
export const hashOfBody = (body: string): string => hash('sha256', body, 'hex');

/** The commit without its hash, as canonical JSON (RFC 8785). */
export const bodyOf = ({ version, id, at, by, events }: Commit<Named>): string => {
  const body = canonicalize({ version, id, at, by, events });
  assert(body !== undefined, 'A commit is always JSON.');
  return body;
};

/** What was hashed of each commit that was sealed here: it is written down as it is, and not worked out once more. */
const sealedBodies = new WeakMap<LogCommit<Named>, string>();

/** Chains a commit to the one before: `''` for the first. Throws for what JSON can't hold: NaN, half a surrogate pair. */
export const seal = <Event extends Named>(previousHash: string, commit: Commit<Event>): LogCommit<Event> => {
  const body = bodyOf(commit);
  const sealed = { ...commit, hash: chainHash(previousHash, hashOfBody(body)) };
  sealedBodies.set(sealed, body);
  return sealed;
};

/**
 * The batch as it is to be stored: as it was sealed, whatever became of the objects since. Throws an AssertionError, a
 * defect, unless the commits continue `expected`: what goes in wrong could never be read again.
 */
export const storable = (expected: Head, batch: readonly LogCommit<Named>[]): StoredCommit[] => {
  assert(batch.length > 0, 'A batch holds at least one commit.');
  let head = expected;
  return batch.map((commit) => {
    const body = sealedBodies.get(commit) ?? bodyOf(commit);
    assert.equal(
      commit.version,
      head.version + 1,
      'The versions of a batch follow each other without a gap.',
    );
    assert.equal(
      commit.hash,
      chainHash(head.hash, hashOfBody(body)),
      `Commit ${commit.version} is not as it was sealed.`,
    );
    head = commit;
    return { body, hash: commit.hash };
  });
};

/** Where the log ends once the batch is stored. */
export const headAfter = (batch: readonly LogCommit<Named>[]): Head => {
  const last = batch.at(-1);
  assert(last, 'A batch holds at least one commit.');
  return { version: last.version, hash: last.hash };
};

/** The commit that follows `before`. Throws BrokenLog unless the text is the one that was sealed there. */
export const verified = <Event extends Named>(
  assembly: string,
  before: Head,
  stored: StoredCommit,
): LogCommit<Event> => {
  const version = before.version + 1;
  const commit = parsed<Event>(stored.body);
  if (!commit) throw new BrokenLog(assembly, version, 'can’t be read');
  if (commit.version !== version) throw new BrokenLog(assembly, version, displaced(version, commit.version));
  if (chainHash(before.hash, hashOfBody(stored.body)) !== stored.hash)
    throw new BrokenLog(assembly, version, 'was edited');
  return { ...commit, hash: stored.hash };
};

/** Throws BrokenLog unless the commits end where the log says that it ends: so a lost tail is noticed as well. */
export const verifyEnd = (assembly: string, last: Head, head: Head): void => {
  if (last.version < head.version) throw new BrokenLog(assembly, last.version + 1, 'is missing');
  if (last.version > head.version)
    throw new BrokenLog(assembly, head.version + 1, 'stands after the end of the log');
  if (last.hash !== head.hash) throw new BrokenLog(assembly, last.version, 'was edited');
};

const displaced = (expected: number, found: number): string =>
  `${found > expected ? 'is missing' : 'is out of order'}: commit ${found} stands in its place`;

const parsed = <Event extends Named>(body: string): Commit<Event> | undefined => {
  try {
    const value: unknown = JSON.parse(body);
    return isCommit<Event>(value) ? value : undefined;
  } catch {
    // The one thing JSON.parse throws; the caller turns it into BrokenLog, with the version that it knows.
    return undefined;
  }
};

/** Looks at the envelope only: the events are vouched for by the hash, and a schema for each would cost a slow start. */
const isCommit = <Event extends Named>(value: unknown): value is Commit<Event> =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'number' &&
  'id' in value &&
  typeof value.id === 'string' &&
  'at' in value &&
  typeof value.at === 'number' &&
  'by' in value &&
  typeof value.by === 'string' &&
  'events' in value &&
  Array.isArray(value.events);

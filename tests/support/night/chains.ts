/** Small chains of real commits, for whoever tests something that stores or reads them. */
import { beginning } from '../../../server/log/log.ts';
import type { Head, Log, LogCommit } from '../../../server/log/log.ts';
import { seal } from '../../../server/log/chain.ts';

/** `count` sealed check-ins that continue `after`; another `by` makes other commits for the same place. */
export const chain = (count: number, after: Head = beginning, by = 'phone-1'): LogCommit[] => {
  const commits: LogCommit[] = [];
  let head = after;
  while (commits.length < count) {
    const commit = checkIn(head, by);
    commits.push(commit);
    head = commit;
  }
  return commits;
};

/** Where a chain ends. */
export const headOf = (commits: readonly LogCommit[]): Head => {
  const { version, hash } = commits.at(-1) ?? beginning;
  return { version, hash };
};

export const readAll = async (log: Log, assembly: string, after: Head = beginning): Promise<LogCommit[]> => {
  const commits: LogCommit[] = [];
  for await (const commit of log.read(assembly, after)) commits.push(commit);
  return commits;
};

/** Appends to “tv” of an empty log, unless told otherwise. */
export const append = (
  log: Log,
  commits: readonly LogCommit[],
  expected: Head = beginning,
  assembly = 'tv',
) => log.append(assembly, expected, commits);

const checkIn = (head: Head, by: string): LogCommit => {
  const version = head.version + 1;
  const id = `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`;
  const at = Date.UTC(2020, 3, 29, 18) + version;
  return seal(head.hash, {
    version,
    id,
    at,
    by,
    events: [{ type: 'CheckedIn', delegation: 'D02', party: version }],
  });
};

/** What must hold after any failure: the log verifies, what everybody sees is its fold, and what was acknowledged is in it once. */
import { DatabaseSync } from 'node:sqlite';
import canonicalize from 'canonicalize';
import { expect } from 'vitest';
import { verified, verifyEnd } from '../../../server/log/chain.ts';
import { beginning, type Head, type LogCommit } from '../../../server/log/log.ts';
import { Memory } from '../../../server/room/memory.ts';
import { night, type Night } from '../../../shared/night/chapter.ts';
import { roles, type Role } from '../../../shared/kernel/roles.ts';
import { reads } from '../../../shared/night/rights.ts';
import { stateSlices, stateSliceNames } from '../../../shared/views/slices.ts';
import type { Reply } from '../../../shared/wire.ts';
import { join, type Visitor } from '../programs/client.ts';
import type { RunningServer } from '../programs/server.ts';
import { fileIn } from '../programs/sqlite-folder.ts';

/** One thing that was said, and the last answer to it; null while there is none. */
export type Said = {
  /** A phone's token; any name for one of the crew. */
  readonly who: string;
  readonly id: string;
  reply: Reply | null;
} & (
  | { readonly type: 'CheckIn'; readonly body: { readonly delegation: string; readonly party: number } }
  | { readonly type: 'CountAtDoor'; readonly body: { readonly delegation: string; readonly heads: number } }
);

type Answered = Pick<Said, 'id' | 'reply'>;

/** An assembly to be looked into: what is stored of it, and a way in for each role. */
export interface Witness {
  readonly commits: readonly LogCommit[];
  /** `code`: the join code as the log has it now, for phones. */
  enter(role: Role, code: string): Promise<Visitor>;
}

/** As any SQLite tool reads it, while the server runs or not. Throws BrokenLog. */
export const storedCommits = (dataDir: string, assembly: string): LogCommit[] => {
  const tool = new DatabaseSync(fileIn(dataDir), { readOnly: true });
  try {
    tool.exec('BEGIN');
    const end = tool.prepare('SELECT version, hash FROM assembly WHERE id = ?').get(assembly);
    const rows = tool.prepare('SELECT body, hash FROM commits WHERE assembly = ? ORDER BY version');
    const commits: LogCommit[] = [];
    const last = (): Head => commits.at(-1) ?? beginning;
    for (const { body, hash } of rows.all(assembly))
      commits.push(verified(assembly, last(), { body: String(body), hash: String(hash) }));
    verifyEnd(assembly, last(), { version: Number(end?.['version']), hash: String(end?.['hash']) });
    return commits;
  } finally {
    tool.close();
  }
};

const witnessOf = (server: RunningServer): Witness => {
  const { id } = server.assembly;
  return {
    commits: storedCommits(server.dataDir, id),
    enter: (role, code) =>
      join(
        server.url,
        role,
        role === 'phone' ? { assembly: code } : { assembly: id, pass: server.pass(role) },
      ),
  };
};

/** The order of fields says nothing: a log keeps them by the alphabet. */
const asSent = (value: unknown): string | undefined => canonicalize(value);

/** Every slice that a role reads is what the stored commits fold to. */
const expectFold = async ({ commits, enter }: Witness): Promise<Memory<Night>> => {
  const memory = new Memory(night);
  for (const commit of commits) memory.fold(commit);
  for (const role of roles) {
    const visitor = await enter(role, memory.state.people.joinCode);
    const wrong = (): string[] =>
      stateSliceNames
        .filter((name) => reads[role].includes(name))
        .filter((name) => asSent(visitor.view[name]) !== asSent(stateSlices[name].view(memory.state)));
    await visitor.until(() => wrong().length === 0, `the ${role}’s view to be the fold of the log`);
    visitor.leave();
  }
  return memory;
};

/** Each accepted id is stored once, under the version it was acknowledged with. */
const expectStored = (commits: readonly LogCommit[], answered: readonly Answered[]): void => {
  const versions = new Map(commits.map(({ id, version }) => [id, version]));
  expect(versions.size).toBe(commits.length);
  const lost = answered.filter(({ id, reply }) => reply?.ok && versions.get(id) !== reply.version);
  expect(lost).toEqual([]);
};

/** An answer that stands, however often it is said again. */
export const isFinal = ({ reply }: Answered): boolean =>
  reply !== null && (reply.ok || !['unavailable', 'too-fast'].includes(reply.refusal.code));

const versionOf = ({ reply }: Said): number => (reply?.ok ? reply.version : 0);

/** What the acknowledgements alone add up to: each phone's last word, and every count at the doors. */
const tallyOf = (said: readonly Said[]) => {
  const lastWords = new Map<string, number>();
  let present = 0;
  for (const one of said.filter(({ reply }) => reply?.ok).toSorted((a, b) => versionOf(a) - versionOf(b)))
    if (one.type === 'CheckIn') lastWords.set(one.who, one.body.party);
    else present += one.body.heads;
  const phoneHeads = [...lastWords.values()].reduce((sum, party) => sum + party, 0);
  return { phones: lastWords.size, phoneHeads, present };
};

type Place = RunningServer | Witness;
const witnessIn = (place: Place): Witness => ('commits' in place ? place : witnessOf(place));

/** For nights of any commands: the tallies of what was said are not looked at. */
export const expectRecordHolds = async (place: Place, answered: readonly Answered[]): Promise<void> => {
  const witness = witnessIn(place);
  await expectFold(witness);
  expectStored(witness.commits, answered);
};

/** `said`: everything that anybody said in this night about turnout; what has no answer yet must be said again before. */
export const expectNothingLost = async (place: Place, said: readonly Said[]): Promise<void> => {
  const witness = witnessIn(place);
  const { state } = await expectFold(witness);
  expectStored(witness.commits, said);
  expect(said.filter((one) => !isFinal(one))).toEqual([]);
  expect(stateSlices.turnout.view(state).total).toMatchObject(tallyOf(said));
};

/** The votes this phone has given and their receipts, for a day: once a ballot is sealed, nobody else can say which is whose. */
import type { Instant, Ms } from '../../../shared/kernel/time.ts';

export interface KeptVote {
  /** Its id; another in a rehearsal. */
  readonly assembly: string;
  readonly ballot: string;
  readonly question: string;
  readonly card: string | null;
  readonly choices: readonly string[];
  /** Null until the server has told it. */
  readonly receipt: string | null;
  readonly at: Instant;
}

const DAY_MS: Ms = 86_400_000;

const isVote = (one: unknown): one is KeptVote =>
  typeof one === 'object' &&
  one !== null &&
  'ballot' in one &&
  'choices' in one &&
  Array.isArray(one.choices) &&
  'at' in one;

/** Without those of another day, and without anything that can't be read. */
export const readVotes = (kept: string | null, now: Instant): KeptVote[] => {
  try {
    const all: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(all) ? all.filter(isVote).filter(({ at }) => Math.abs(now - at) < DAY_MS) : [];
  } catch {
    return [];
  }
};

export type VoteKey = Pick<KeptVote, 'assembly' | 'ballot' | 'card'>;

const isOf =
  ({ assembly, ballot, card }: VoteKey) =>
  (one: KeptVote): boolean =>
    one.assembly === assembly && one.ballot === ballot && one.card === card;

export const voteIn = (votes: readonly KeptVote[], key: VoteKey): KeptVote | undefined =>
  votes.find(isOf(key));

export const withoutVote = (votes: readonly KeptVote[], key: VoteKey): KeptVote[] => {
  const isThis = isOf(key);
  return votes.filter((one) => !isThis(one));
};

/** In place of what was kept of the same vote. */
export const withVote = (votes: readonly KeptVote[], vote: KeptVote): KeptVote[] => [
  ...withoutVote(votes, vote),
  vote,
];

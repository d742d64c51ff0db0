/** Delegations that may be the same as another, by the words of their names. */
import type { DelegationRow } from '../../../shared/views/turnout.ts';
import { matches } from '../forgiving-search.ts';

/** “St”, “of” and “and” say nothing. */
const TELLING_LETTERS = 4;
const MOST_LIKELY = 4;

/** Those that share the most words with its name. */
export const likelyTwins = (
  others: readonly DelegationRow[],
  { name }: DelegationRow,
): readonly DelegationRow[] => {
  const telling = name.split(/[^\p{L}\p{N}]+/u).filter(({ length }) => length >= TELLING_LETTERS);
  const shared = (other: DelegationRow): number => telling.filter((word) => matches(other.name, word)).length;
  return others
    .filter((other) => shared(other) > 0)
    .toSorted((one, other) => shared(other) - shared(one))
    .slice(0, MOST_LIKELY);
};

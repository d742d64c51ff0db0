/** Counts a ballot: the votes, the hands beside them, what they come to, and what may be shown of it. Rules [BALLOT-*]. */
import { breakdowns } from './breakdowns.ts';
import { outcomeOf, sidesOf, type DelegationsFor } from './outcomes.ts';
import { totalsOf, type BallotResult } from './results.ts';
import type { BallotSettings } from '../settings.ts';
import { addTo, emptyRow, NOWHERE, type TallyRow } from './tally-rows.ts';

/** One vote: what was chosen, as often as points were given to it, and for whom. */
export interface CountedVote {
  readonly choices: readonly string[];
  readonly delegation: string;
}

export interface Counting {
  readonly settings: BallotSettings;
  readonly votes: readonly CountedVote[];
  readonly register: number;
  /** Delegations in their order, and whether anybody of theirs is known to be in the hall: whoever votes is. */
  readonly delegations: readonly (Pick<TallyRow, 'id' | 'area' | 'name'> & { readonly isPresent: boolean })[];
  readonly hands: readonly number[] | null;
  readonly handsAdded: boolean;
}

const isFor = ({ votes }: TallyRow): boolean => sidesOf(votes).inFavour > sidesOf(votes).against;
const isAgainst = ({ votes }: TallyRow): boolean => sidesOf(votes).against > sidesOf(votes).inFavour;

const delegationsFor = (
  delegations: Counting['delegations'],
  rows: ReadonlyMap<string, TallyRow>,
): DelegationsFor => {
  const voting = [...rows.values()];
  return {
    inFavour: voting.filter(isFor).length,
    against: voting.filter(isAgainst).length,
    present: delegations.filter(({ id, isPresent }) => isPresent || (rows.get(id)?.cast ?? 0) > 0).length,
  };
};

export const resultOf = (counting: Counting): BallotResult => {
  const { settings, votes, register, hands, handsAdded } = counting;
  const nowhere = emptyRow(NOWHERE, settings);
  const rows = new Map(counting.delegations.map((one) => [one.id, emptyRow(one, settings)]));
  const all = emptyRow(NOWHERE, settings);
  for (const vote of votes) {
    addTo(all, vote, settings);
    addTo(rows.get(vote.delegation) ?? nowhere, vote, settings);
  }
  const added = handsAdded && hands ? hands : [];
  const outcome = outcomeOf(settings, {
    totals: totalsOf({ votes: all.votes, hands, handsAdded }),
    entitled: register + added.reduce((sum, count) => sum + count, 0),
    delegations: delegationsFor(counting.delegations, rows),
  });
  return {
    cast: all.cast,
    register,
    votes: all.votes,
    hands,
    handsAdded,
    outcome,
    ...breakdowns([...rows.values(), nowhere], settings),
  };
};

/** Which ballot is on the floor: open to votes, or closed and not sealed yet. */
import type { Deep } from '../kernel/decider.ts';
import type { Ballot, Ballots } from './state.ts';

/** The ballot that votes are given to just now. */
export const openBallot = ({ byId }: Deep<Ballots>): Deep<Ballot> | undefined =>
  [...byId.values()].find(({ stage }) => stage === 'open');

/** Put to the floor, and not sealed: whose votes are whose is still to be worked out. */
export const isUnsealed = ({ stage }: Pick<Deep<Ballot>, 'stage'>): boolean =>
  stage === 'open' || stage === 'closed';

export const unsealedBallot = ({ byId }: Deep<Ballots>): Deep<Ballot> | undefined =>
  [...byId.values()].find(isUnsealed);

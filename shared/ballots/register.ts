/** How many can vote in a ballot. Rules [BALLOT-*]. */
import type { Deep } from '../kernel/decider.ts';
import { delegationOf, phonesListed } from '../turnout/delegations.ts';
import type { Turnout } from '../turnout/state.ts';
import type { BallotBox } from './ballot-box.ts';
import type { BallotSettings } from './settings.ts';
import type { Ballot } from './state.ts';

interface State {
  readonly turnout: Deep<Turnout>;
}
interface Box {
  readonly ballotBox: Pick<BallotBox, 'dealt'>;
}

/** Of leaders one for each delegation, however many of its names were merged into one; of other cards each. */
const votersBy = (turnout: Deep<Turnout>, voters: 'leaders' | 'cards', dealt: readonly string[]): number => {
  const inList = dealt.flatMap((delegation) => delegationOf(turnout, delegation)?.id ?? []);
  return voters === 'leaders' ? new Set(inList).size : inList.length;
};

/** How many can vote just now. */
export const registerOf = (
  { turnout }: State,
  { voters }: Pick<BallotSettings, 'voters'>,
  { ballotBox }: Box,
): number =>
  voters === 'phones' ? phonesListed(turnout) : votersBy(turnout, voters, ballotBox.dealt(voters));

/** How many can vote in this ballot: where the register was frozen, as many as could at the opening. */
export const registerAt = (state: State, { settings, opened }: Deep<Ballot>, box: Box): number =>
  settings.register === 'frozen' ? (opened?.register ?? 0) : registerOf(state, settings, box);

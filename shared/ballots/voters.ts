/** Who votes in a ballot: a phone, a card or a leader's delegation; and with which delegation the vote is counted. Rules [BALLOT-*]. */
import type { Actor, Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { delegationOf } from '../turnout/delegations.ts';
import type { Turnout } from '../turnout/state.ts';
import type { BallotBox } from './ballot-box.ts';
import type { Ballot, Ballots } from './state.ts';
import { tidyCard } from './voting-card.ts';

interface State {
  readonly turnout: Deep<Turnout>;
}
/** Whoever says it, and the box that knows the printed cards. */
interface Hand {
  readonly by: Actor;
  readonly ballotBox: BallotBox;
}

const cardholder = (code: string): string => `card/${tidyCard(code)}`;

/** With a leader's card it is the delegation that votes, once, whichever of its merged names stands on the card. */
export const whoVotes = (
  { turnout }: State,
  { settings }: Deep<Ballot>,
  { by, ballotBox }: Hand,
  card: string,
): string => {
  if (settings.voters === 'phones') return by.id;
  if (settings.voters === 'cards') return cardholder(card);
  const delegation = delegationOf(turnout, ballotBox.cardOf(tidyCard(card))?.delegation)?.id;
  return delegation === undefined ? cardholder(card) : `leader/${delegation}`;
};

/** Whom a voter votes as: a phone's id, a card's code or a delegation; and the delegation it is counted with. */
interface Standing {
  readonly who: string;
  readonly delegation: string;
}

const byPhone = ({ turnout }: State, ballot: Deep<Ballot>, by: Actor): Result<Standing, Refusal> => {
  const checkIn = by.role === 'phone' ? turnout.checkIns.get(by.id) : undefined;
  const delegation = delegationOf(turnout, checkIn?.delegation)?.id;
  const isLate =
    ballot.settings.register === 'frozen' && (checkIn?.since ?? 0) > (ballot.opened?.version ?? 0);
  return delegation === undefined || isLate
    ? no({ code: 'not-on-register' })
    : ok({ who: by.id, delegation });
};

const byCard = (
  state: State,
  ballot: Deep<Ballot>,
  card: string | undefined,
  hand: Hand,
): Result<Standing, Refusal> => {
  if (card === undefined) return no({ code: 'card-needed' });
  const known = hand.ballotBox.cardOf(tidyCard(card));
  const delegation = delegationOf(state.turnout, known?.delegation)?.id;
  if (known?.kind !== ballot.settings.voters || delegation === undefined) return no({ code: 'no-such-card' });
  return ok({ who: whoVotes(state, ballot, hand, card), delegation });
};

/** Refuses who is not on the register, and a card that is missing or does not vote here. */
export const standingOf = (
  state: State,
  ballot: Deep<Ballot>,
  card: string | undefined,
  hand: Hand,
): Result<Standing, Refusal> =>
  ballot.settings.voters === 'phones' ? byPhone(state, ballot, hand.by) : byCard(state, ballot, card, hand);

/** Ballots with a frozen register that this phone is not on: nothing it says now gives it a vote there. */
export const barredFrom = (state: State & { readonly ballots: Deep<Ballots> }, by: Actor): string[] =>
  [...state.ballots.byId.values()]
    .filter(({ settings, opened, stage }) => {
      const { voters, register } = settings;
      return opened && stage !== 'sealed' && voters === 'phones' && register === 'frozen';
    })
    .filter((ballot) => !byPhone(state, ballot, by).ok)
    .map(({ id }) => id);

/** One voter's vote: who may give it, what may be chosen, and under which name and hour it goes into the log. Rules [BALLOT-*]. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import type { BallotSettings } from './settings.ts';
import type { BallotBox } from './ballot-box.ts';
import { receiptOf, type Ballot, type CastVote } from './ballots.ts';
import type { Actor, Context, Deep, DecideTable } from '../kernel/decider.ts';
import type { NightEvent } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import type { Refusal, RefusalCode } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { seconds, type Instant } from '../kernel/time.ts';
import { delegationOf } from '../turnout/turnout.ts';

const MOST_CHOSEN = 100;
/** A vote given in time may be on its way this long when the time is up. */
const GRACE_MS = seconds(2);

export const castingCommands = {
  /** `choices`: ids or texts; a point given twice is named twice. `card`: the code on a voting card. */
  CastBallot: z.strictObject({
    type: z.literal('CastBallot'),
    ballot: planId,
    choices: z.array(z.string().min(1).max(120)).min(1).max(MOST_CHOSEN),
    card: z.string().max(40).optional(),
  }),
};
export type CastingCommand = z.output<(typeof castingCommands)[keyof typeof castingCommands]>;

/** A card's code as people type it: any case, with spaces or hyphens. */
export const tidyCard = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

const cardholder = (code: string): string => `card/${tidyCard(code)}`;

/** With a leader's card it is the delegation that votes, once, whichever of its merged names stands on the card. */
const whoVotes = (
  { turnout }: Deep<Assembly>,
  { settings }: Deep<Ballot>,
  { by, ballotBox }: Pick<Context, 'by' | 'ballotBox'>,
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

const byPhone = (
  { turnout }: Deep<Assembly>,
  ballot: Deep<Ballot>,
  { by }: Pick<Context, 'by'>,
): Result<Standing, Refusal> => {
  const checkIn = by.role === 'phone' ? turnout.checkIns.get(by.id) : undefined;
  const delegation = delegationOf(turnout, checkIn?.delegation)?.id;
  const isLate =
    ballot.settings.register === 'frozen' && (checkIn?.since ?? 0) > (ballot.opened?.version ?? 0);
  return delegation === undefined || isLate
    ? no({ code: 'not-on-register' })
    : ok({ who: by.id, delegation });
};

/** Ballots with a frozen register that this phone is not on: nothing it says now gives it a vote there. */
export const barredFrom = (state: Deep<Assembly>, by: Actor): string[] =>
  [...state.ballots.byId.values()]
    .filter(({ settings, opened, stage }) => {
      const { voters, register } = settings;
      return opened && stage !== 'sealed' && voters === 'phones' && register === 'frozen';
    })
    .filter((ballot) => !byPhone(state, ballot, { by }).ok)
    .map(({ id }) => id);

const byCard = (
  state: Deep<Assembly>,
  ballot: Deep<Ballot>,
  card: string | undefined,
  context: Context,
): Result<Standing, Refusal> => {
  if (card === undefined) return no({ code: 'card-needed' });
  const known = context.ballotBox.cardOf(tidyCard(card));
  const delegation = delegationOf(state.turnout, known?.delegation)?.id;
  if (known?.kind !== ballot.settings.voters || delegation === undefined) return no({ code: 'no-such-card' });
  return ok({ who: whoVotes(state, ballot, context, card), delegation });
};

const standingOf = (
  state: Deep<Assembly>,
  ballot: Deep<Ballot>,
  { card }: Pick<CastingCommand, 'card'>,
  context: Context,
): Result<Standing, Refusal> =>
  ballot.settings.voters === 'phones'
    ? byPhone(state, ballot, context)
    : byCard(state, ballot, card, context);

/** As often as it was named, for each choice in its order; undefined where one of them isn't on the ballot. */
const tidyChoices = ({ choices }: Deep<BallotSettings>, said: readonly string[]): string[] | undefined => {
  const ids = said.map(
    (one) => (choices.find(({ id }) => id === one) ?? choices.find(({ text }) => text === one))?.id,
  );
  if (ids.some((id) => id === undefined)) return undefined;
  return choices.flatMap(({ id }) => ids.filter((one) => one === id)).flatMap((id) => id ?? []);
};

export const isAllowedBy: Record<
  BallotSettings['kind'],
  (chosen: readonly string[], settings: Deep<BallotSettings>) => boolean
> = {
  motion: (chosen) => chosen.length === 1,
  choose_one: (chosen) => chosen.length === 1,
  choose_up_to: (chosen, { most }) => chosen.length <= most && new Set(chosen).size === chosen.length,
  share_points: (chosen, { points, each }) =>
    chosen.length <= points &&
    [...new Set(chosen)].every((id) => chosen.filter((one) => one === id).length <= each),
};

/** Why nobody can vote in it just now. */
const closedFor = ({ stage, closesAt }: Deep<Ballot>, now: Instant): RefusalCode | null => {
  if (stage === 'sealed') return 'ballot-sealed';
  const isOver = closesAt !== null && now > closesAt + GRACE_MS;
  return stage === 'open' && !isOver ? null : 'ballot-closed';
};

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);

const cast = (
  state: Deep<Assembly>,
  command: CastingCommand,
  context: Context,
): Result<NightEvent[], Refusal> => {
  const ballot = state.ballots.byId.get(command.ballot);
  if (!ballot?.opened) return no({ code: 'no-such-ballot', detail: command.ballot });
  const closed = closedFor(ballot, context.now);
  if (closed) return no({ code: closed });
  const standing = standingOf(state, ballot, command, context);
  if (!standing.ok) return standing;
  const choices = tidyChoices(ballot.settings, command.choices);
  if (!choices || !isAllowedBy[ballot.settings.kind](choices, ballot.settings))
    return no({ code: 'bad-choices' });
  const { key } = ballot.opened;
  const voter = context.ballotBox.voterOf(key, standing.value.who);
  if (voter === null) return no({ code: 'unavailable' });
  const before = ballot.votes.get(voter);
  if (before && isSame(before.choices, choices)) return ok([]);
  if (before && !ballot.settings.changeable) return no({ code: 'voted-already' });
  const hiddenDelegation = context.ballotBox.hide(key, voter, standing.value.delegation);
  return ok([{ type: 'BallotCast', ballot: ballot.id, voter, choices, hiddenDelegation }]);
};

export const decideCasting: DecideTable<Assembly, CastingCommand, NightEvent> = { CastBallot: cast };

/** Who and when a commit says it was. */
export interface Signature {
  /** Null: nobody can work it out any more, because the ballot is sealed. */
  readonly by: string | null;
  readonly at: Instant;
}

/**
 * A vote is signed with its pseudonym, and with the hour at which the ballot was opened: so neither the author nor the
 * clock of a commit leads back to a phone [BALLOT-10].
 */
export const signatureOf = (
  state: Deep<Assembly>,
  command: { readonly type: string; readonly ballot?: unknown; readonly card?: unknown },
  context: Context,
): Signature => {
  const { by, now, ballotBox } = context;
  if (command.type !== 'CastBallot') return { by: by.id, at: now };
  const ballot = state.ballots.byId.get(String(command.ballot));
  if (!ballot?.opened) return { by: by.id, at: now };
  const card = typeof command.card === 'string' ? command.card : '';
  const who = whoVotes(state, ballot, context, card);
  const voter = ballot.stage === 'sealed' ? null : ballotBox.voterOf(ballot.opened.key, who);
  return { by: voter, at: ballot.opened.at };
};

/** What this phone, or the card in its hand, has said in every ballot that isn't sealed. */
export const votesOf = (
  state: Deep<Assembly>,
  by: Actor,
  card: string | null,
  ballotBox: BallotBox,
): Record<string, CastVote> => {
  const votes: Record<string, CastVote> = {};
  for (const ballot of state.ballots.byId.values()) {
    if (!ballot.opened || ballot.stage === 'sealed') continue;
    const who = whoVotes(state, ballot, { by, ballotBox }, card ?? '');
    const voter = ballotBox.voterOf(ballot.opened.key, who);
    const vote = voter === null ? undefined : ballot.votes.get(voter);
    if (voter !== null && vote) votes[ballot.id] = { choices: vote.choices, receipt: receiptOf(voter) };
  }
  return votes;
};

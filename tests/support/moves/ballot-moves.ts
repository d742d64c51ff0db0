/** Arbitrary moves of a ballot: from its draft to its reveal, with votes, hands, cards and objections in between. */
import type { Deep } from '../../../shared/kernel/decider.ts';
import { ballotKinds, thresholds, votersKinds } from '../../../shared/ballots/settings.ts';
import type { Ballot, BallotStage } from '../../../shared/ballots/state.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { Assembly } from '../../../shared/night/state.ts';
import type { Dice } from './move-dice.ts';
import { cards } from '../night/night.ts';

type State = Deep<Assembly>;
type BallotType =
  | 'DraftBallot'
  | 'DropBallot'
  | 'OpenBallot'
  | 'CastBallot'
  | 'CloseBallot'
  | 'ReopenBallot'
  | 'SealBallot'
  | 'RevealBallot'
  | 'CountHands'
  | 'AddHands'
  | 'RecordVeto';
type Makers = {
  readonly [Type in BallotType]: (dice: Dice, state: State) => Extract<CommandInput, { type: Type }>;
};

/** Mostly one in this stage; now and then any, or one that nobody knows. */
const aBallot = (
  dice: Dice,
  { ballots }: State,
  ...stages: readonly BallotStage[]
): Deep<Ballot> | undefined => {
  const all = [...ballots.byId.values()];
  const fitting = all.filter(({ stage }) => stages.includes(stage));
  const from = fitting.length > 0 && dice.roll(9) > 0 ? fitting : all;
  return from[dice.roll(Math.max(1, from.length))];
};
const idOf = (ballot: Deep<Ballot> | undefined): string => ballot?.id ?? 'X99';

/** Mostly sound; each flaw comes now and then. */
const settings = (dice: Dice) => {
  const kind = dice.one(ballotKinds);
  const each = 2 + dice.roll(5);
  return {
    question: `Question ${dice.serial}?`,
    kind,
    choices:
      kind === 'motion' || dice.roll(20) === 0 ? [] : ['Buses', 'Homes', 'Safety'].slice(0, 2 + dice.roll(2)),
    most: 1 + dice.roll(2),
    points: dice.roll(9) === 0 ? 100 : 2 + dice.roll(3),
    each,
    voters: dice.roll(4) === 0 ? dice.one(votersKinds) : ('phones' as const),
    register: dice.one(['open', 'frozen'] as const),
    changeable: dice.roll(2) === 0,
    seconds: dice.roll(4) === 0 ? 60 : null,
    threshold: dice.one(thresholds),
    veto: dice.roll(2) === 0,
  };
};

const someChoices = (dice: Dice, ballot: Deep<Ballot> | undefined): string[] => {
  const ids = (ballot?.settings.choices ?? []).map(({ id }) => id);
  const one = () => (dice.roll(15) === 0 ? 'nonsense' : (ids[dice.roll(Math.max(1, ids.length))] ?? 'for'));
  return Array.from({ length: dice.roll(3) === 0 ? 1 + dice.roll(4) : 1 }, one);
};

const aCard = (dice: Dice, ballot: Deep<Ballot> | undefined) => {
  const voters = ballot?.settings.voters ?? 'phones';
  if (voters === 'phones' ? dice.roll(20) > 0 : dice.roll(8) === 0) return {};
  const fitting = cards.filter(({ kind }) => kind === voters || dice.roll(20) === 0);
  return { card: fitting[dice.roll(6)]?.code ?? 'NOCARD' };
};

export const ballotMakers: Makers = {
  DraftBallot: (dice, state) => ({
    type: 'DraftBallot',
    ballot: dice.roll(3) === 0 ? idOf(aBallot(dice, state, 'draft')) : `B${dice.roll(4)}`,
    ...settings(dice),
  }),
  DropBallot: (dice, state) => ({ type: 'DropBallot', ballot: idOf(aBallot(dice, state, 'draft')) }),
  OpenBallot: (dice, state) =>
    dice.roll(2) === 0 || !aBallot(dice, state, 'draft')
      ? { type: 'OpenBallot', ballot: `B${dice.roll(5)}`, ...settings(dice) }
      : { type: 'OpenBallot', ballot: idOf(aBallot(dice, state, 'draft')) },
  CastBallot: (dice, state) => {
    const ballot = aBallot(dice, state, 'open');
    return {
      type: 'CastBallot',
      ballot: idOf(ballot),
      choices: someChoices(dice, ballot),
      ...aCard(dice, ballot),
    };
  },
  CloseBallot: (dice, state) => ({ type: 'CloseBallot', ballot: idOf(aBallot(dice, state, 'open')) }),
  ReopenBallot: (dice, state) => ({ type: 'ReopenBallot', ballot: idOf(aBallot(dice, state, 'closed')) }),
  SealBallot: (dice, state) => ({ type: 'SealBallot', ballot: idOf(aBallot(dice, state, 'closed')) }),
  RevealBallot: (dice, state) => ({
    type: 'RevealBallot',
    ballot: idOf(aBallot(dice, state, 'closed', 'sealed')),
  }),
  CountHands: (dice, state) => {
    const ballot = aBallot(dice, state, 'open', 'closed');
    const [first = 'for', second = 'against'] = (ballot?.settings.choices ?? []).map(({ id }) => id);
    return {
      type: 'CountHands',
      ballot: idOf(ballot),
      part: dice.roll(3) === 0 ? 'A' : null,
      counts: dice.roll(12) === 0 ? { nonsense: 1 } : { [first]: dice.roll(40), [second]: dice.roll(40) },
    };
  },
  AddHands: (dice, state) => ({
    type: 'AddHands',
    ballot: idOf(aBallot(dice, state, 'open', 'closed')),
    added: dice.roll(2) === 0,
  }),
  RecordVeto: (dice, state) => {
    const ballot = aBallot(dice, state, 'open', 'closed');
    return {
      type: 'RecordVeto',
      ballot: idOf(ballot),
      delegation: dice.id([...state.turnout.delegations.values()].slice(0, 3)),
      choice: dice.roll(4) === 0 ? null : dice.id(ballot?.settings.choices ?? []),
    };
  },
};

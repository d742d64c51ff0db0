/** Arbitrary moves of a night: each says what kind of command comes, from whom and when; the rest is thrown with dice on the state it meets. */
import * as fc from 'fast-check';
import { sameSight } from '../../../shared/answers/same-words.ts';
import type { Answer } from '../../../shared/answers/state.ts';
import { answerValues } from '../../../shared/answers/values.ts';
import type { Actor, Deep } from '../../../shared/kernel/decider.ts';
import { passRoles } from '../../../shared/kernel/roles.ts';
import type { Ms } from '../../../shared/kernel/time.ts';
import {
  commandSchemas,
  type CommandInput,
  type CommandType,
  isAllowed,
} from '../../../shared/night/commands.ts';
import type { Assembly } from '../../../shared/night/state.ts';
import { scenes } from '../../../shared/screen/scenes.ts';
import { screenThemes } from '../../../shared/screen/theme.ts';
import { HIDDEN } from '../night/arbitrary-plans.ts';
import { ballotMakers } from './ballot-moves.ts';
import { Dice } from './move-dice.ts';
import {
  chair,
  DAY_MS,
  MINUTE,
  otherChair,
  phone,
  recorder,
  server,
  steward,
  timekeeper,
  verifier,
} from '../night/night.ts';
import { showMakers } from './show-moves.ts';
import { turnoutMakers } from './turnout-moves.ts';

export interface Move {
  readonly type: CommandType;
  readonly who: number;
  readonly waitMs: Ms;
  readonly dice: readonly number[];
}

type State = Deep<Assembly>;

const following = ({ agenda }: State): string => {
  const index = agenda.segments.findIndex(({ id }) => id === agenda.current);
  return agenda.segments[index + 1]?.id ?? agenda.segments[0]?.id ?? 'X99';
};

const anAddress = (dice: Dice, { plan }: State) => {
  const ask = plan.asks[dice.roll(Math.max(1, Math.min(2, plan.asks.length)))];
  const point = dice.roll(3) === 0 && ask ? dice.id(ask.points) : null;
  return {
    ask: dice.roll(30) === 0 ? 'X99' : (ask?.id ?? 'X99'),
    point,
    candidate: dice.id(plan.candidates),
  };
};

type Written = Deep<Answer>;

/** Mostly where something was written down, and where there is something left to do. */
const aKnownAddress = (dice: Dice, state: State, isDue: (answer: Written) => boolean = () => true) => {
  const all = [...state.answers.byAddress.values()];
  const due = all.filter(isDue);
  const known = due.length > 0 ? due : all;
  const answer = known[dice.roll(known.length + 1)] ?? known.at(-1);
  if (!answer || dice.roll(8) === 0) return anAddress(dice, state);
  return { ask: answer.ask, point: answer.point, candidate: answer.candidate };
};

/** Mostly where somebody is writing. */
const aDraftedAddress = (dice: Dice, state: State) => {
  const key = [...state.answers.drafts.keys()].at(-1);
  const [ask = '', point = '', candidate = ''] = key?.split('/') ?? [];
  return key === undefined ? anAddress(dice, state) : { ask, point: point || null, candidate };
};

const isUnconfirmed = ({ confirmedBy }: Written): boolean => confirmedBy === null;
const isUnshown = ({ confirmedBy, shown, said }: Written): boolean =>
  confirmedBy !== null && (!shown || !sameSight(shown, said));
const isShown = ({ shown }: Written): boolean => shown !== null;

const someAnswers = (dice: Dice, state: State, isDue: (answer: Written) => boolean) => {
  const { ask, point, candidate } = aKnownAddress(dice, state, isDue);
  return {
    ask,
    point: dice.roll(2) === 0 ? point : null,
    ...(dice.roll(2) === 0 ? { candidate } : {}),
  };
};

const aTurn = (dice: Dice, { turns }: State) =>
  dice.roll(3) === 0 ? { turn: dice.one([turns.current?.id ?? 'id-1', 'id-1']) } : {};

const aSpeaker = (dice: Dice, { plan }: State) =>
  dice.roll(3) === 0
    ? { speaker: dice.id([...plan.candidates, ...plan.testimonies, ...plan.roles.slice(0, 3)]) }
    : {};

type Makers = {
  readonly [Type in CommandType]: (dice: Dice, state: State) => Extract<CommandInput, { type: Type }>;
};

const makers: Makers = {
  ...showMakers,
  ...turnoutMakers,
  ...ballotMakers,
  StartSegment: (dice, state) => ({
    type: 'StartSegment',
    segment: dice.roll(4) === 0 ? dice.id(state.agenda.segments) : following(state),
    from: dice.roll(8) === 0 ? dice.id(state.agenda.segments) : state.agenda.current,
  }),
  SkipSegment: (dice, { agenda }) => ({ type: 'SkipSegment', segment: dice.id(agenda.segments) }),
  RestoreSegment: (dice, { agenda }) => ({
    type: 'RestoreSegment',
    segment: dice.id(dice.one([agenda.segments, agenda.segments.filter(({ skipped }) => skipped)])),
  }),
  PauseNight: () => ({ type: 'PauseNight' }),
  ResumeNight: () => ({ type: 'ResumeNight' }),
  EndNight: (dice, { agenda }) => ({
    type: 'EndNight',
    from: dice.roll(4) === 0 ? 'X99' : (agenda.current ?? 'X99'),
  }),
  StartTurn: (dice, state) => ({
    type: 'StartTurn',
    ...aSpeaker(dice, state),
    ...(dice.roll(3) === 0 ? { kind: dice.one(['press', 'put', 'answer', 'speech', 'testimony']) } : {}),
    ...(dice.roll(5) === 0 ? { seconds: dice.one([30, 5, 4, 3600, 3601, -1]) } : {}),
    ...(dice.roll(3) === 0 ? { reserve: true } : {}),
  }),
  PauseTurn: (dice, state) => ({ type: 'PauseTurn', ...aTurn(dice, state) }),
  ResumeTurn: (dice, state) => ({ type: 'ResumeTurn', ...aTurn(dice, state) }),
  ExtendTurn: (dice, state) => ({
    type: 'ExtendTurn',
    ...aTurn(dice, state),
    seconds: dice.one([30, -30, 0, 4000]),
  }),
  EndTurn: (dice, state) => ({ type: 'EndTurn', ...aTurn(dice, state) }),
  ChooseReserve: (dice, { plan }) => ({
    type: 'ChooseReserve',
    testimony: dice.id(plan.testimonies),
    ...(dice.roll(3) === 0 ? { reserve: false } : {}),
  }),
  RecordAnswer: (dice, state) => ({
    type: 'RecordAnswer',
    ...(dice.roll(2) === 0 ? anAddress(dice, state) : aKnownAddress(dice, state)),
    value: dice.one(answerValues),
    words: dice.roll(4) === 0 ? null : marker(dice.serial),
    pressed: dice.roll(3) === 0,
    ...(dice.roll(4) === 0 ? { changed: { asked: 'six', said: marker(`${dice.serial}.c`) } } : {}),
    ...(dice.roll(4) === 0 ? { speaker: marker(`${dice.serial}.s`) } : {}),
  }),
  DraftAnswer: (dice, state) => ({
    type: 'DraftAnswer',
    ...(dice.roll(3) === 0 ? anAddress(dice, state) : aDraftedAddress(dice, state)),
    draft:
      dice.roll(5) === 0 ? null : { value: dice.one(answerValues), words: `${HIDDEN} draft ${dice.serial}` },
  }),
  SendAnswerBack: (dice, state) => ({
    type: 'SendAnswerBack',
    ...aKnownAddress(dice, state),
    ...(dice.roll(4) === 0 ? { value: dice.one(answerValues) } : {}),
    reason: `${HIDDEN} reason ${dice.serial}`,
  }),
  ReadBackAnswer: (dice, state) => ({
    type: 'ReadBackAnswer',
    ...aKnownAddress(dice, state, isShown),
    dispute: dice.roll(3) === 0 ? null : marker(`${dice.serial}.d`),
  }),
  ChangeAskWording: (dice, { plan }) => {
    const ask = plan.asks[dice.roll(Math.max(1, plan.asks.length))];
    return {
      type: 'ChangeAskWording',
      ask: ask?.id ?? 'X99',
      point: dice.roll(2) === 0 && ask ? dice.id(ask.points) : null,
      text: `Reworded ${dice.serial}`,
    };
  },
  ConfirmAnswer: (dice, state) => ({
    type: 'ConfirmAnswer',
    ...aKnownAddress(dice, state, isUnconfirmed),
    ...(dice.roll(4) === 0 ? { value: dice.one(answerValues) } : {}),
  }),
  RevealAnswers: (dice, state) => ({ type: 'RevealAnswers', ...someAnswers(dice, state, isUnshown) }),
  HideAnswers: (dice, state) => ({ type: 'HideAnswers', ...someAnswers(dice, state, isShown) }),
  ShowScene: (dice, { plan }) => ({
    type: 'ShowScene',
    scene: dice.roll(3) === 0 ? dice.one(['ask', 'board']) : dice.one(scenes),
    ask: dice.roll(3) === 0 ? dice.id(plan.asks) : null,
  }),
  FollowAgenda: () => ({ type: 'FollowAgenda' }),
  SetScreenTheme: (dice) => ({ type: 'SetScreenTheme', theme: dice.one(screenThemes) }),
  IssuePass: (dice) => ({
    type: 'IssuePass',
    role: dice.one(['chair', ...passRoles.slice(1)]),
    name: `hidden pass name ${dice.serial}`,
  }),
  RevokePass: (dice, { people }) => {
    const passes = [...people.passes.keys()].map((id) => ({ id }));
    return { type: 'RevokePass', pass: dice.id(passes) };
  },
  ChangeJoinCode: () => ({ type: 'ChangeJoinCode' }),
};

/** Words of an answer, unlike those of any other. */
export const marker = (serial: number | string): string => `«${serial}»`;

const isCommandType = (type: string): type is CommandType => type in makers;
/** What happens often comes often: the rest of the commands once each; the server's own only where a test wants it. */
const weighted: readonly CommandType[] = [
  ...Object.keys(commandSchemas)
    .filter(isCommandType)
    .filter((type) => type !== 'StepClock'),
  ...Array<CommandType>(12).fill('StartSegment'),
  ...Array<CommandType>(9).fill('RecordAnswer'),
  ...Array<CommandType>(9).fill('ConfirmAnswer'),
  ...Array<CommandType>(8).fill('RevealAnswers'),
  ...Array<CommandType>(8).fill('StartTurn'),
  ...Array<CommandType>(8).fill('CheckIn'),
  ...Array<CommandType>(3).fill('CountAtDoor'),
  ...Array<CommandType>(3).fill('ReadBackAnswer'),
  ...Array<CommandType>(6).fill('CastBallot'),
  ...Array<CommandType>(6).fill('TakeBack'),
];

const crew = [chair, otherChair, recorder, verifier, timekeeper, steward];
const everybody: readonly Actor[] = [...crew, ...Array.from({ length: 5 }, (_, index) => phone(index))];

/** Mostly somebody whose job it is, or the server, where it is nobody's; one in twelve times it is just anybody. */
const actorOf = ({ type, who }: Move): Actor => {
  const able = everybody.filter(({ role }) => isAllowed(role, type));
  const from = who % 12 === 0 ? everybody : able;
  return from[who % from.length] ?? server;
};

/** What the move comes to in this state. */
export const commandOf = (
  move: Move,
  state: State,
  serial: number,
): { readonly by: Actor; readonly input: CommandInput } => ({
  by: actorOf(move),
  input: makers[move.type](new Dice(move.dice, serial), state),
});

/** A night that is left alone for a day before it begins is a rehearsal. */
const aWait: fc.Arbitrary<Ms> = fc.oneof(
  { arbitrary: fc.constant(0), weight: 9 },
  { arbitrary: fc.nat(20_000), weight: 9 },
  { arbitrary: fc.nat(10 * MINUTE), weight: 9 },
  { arbitrary: fc.constant(DAY_MS), weight: 1 },
);

const aMove = (types: readonly CommandType[]): fc.Arbitrary<Move> =>
  fc.record({
    type: fc.constantFrom(...types),
    who: fc.nat(999),
    waitMs: aWait,
    dice: fc.array(fc.nat(999), { minLength: 9, maxLength: 9 }),
  });

/** Up to that many moves; `often`: kinds that this test wants to see more of. */
export const moves = (most: number, ...often: readonly CommandType[]): fc.Arbitrary<Move[]> => {
  const types = weighted.concat(...Array<readonly CommandType[]>(9).fill(often));
  return fc.array(aMove(types), { maxLength: most, size: 'max' });
};

/** Arbitrary moves of running the show: changes of the running order, catching up, candidates, a private line, taking back. */
import { proposeCuts } from '../../../shared/agenda/catching-up.ts';
import { segmentKinds } from '../../../shared/agenda/kinds.ts';
import { position } from '../../../shared/agenda/segments.ts';
import type { candidateCommands } from '../../../shared/candidates/commands.ts';
import { candidateStatuses } from '../../../shared/candidates/statuses.ts';
import type { clockCommands } from '../../../shared/clock/commands.ts';
import type { Deep } from '../../../shared/kernel/decider.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { historyCommands } from '../../../shared/night/history-commands.ts';
import type { Assembly } from '../../../shared/night/state.ts';
import type { stageCommands } from '../../../shared/stage/commands.ts';
import { HIDDEN } from '../night/arbitrary-plans.ts';
import type { Dice } from './move-dice.ts';
import { MINUTE, SECOND } from '../night/night.ts';

type State = Deep<Assembly>;
type ShowType =
  | 'MoveSegment'
  | 'InsertSegment'
  | 'EditSegment'
  | 'AddTime'
  | 'CutSegments'
  | keyof typeof candidateCommands
  | keyof typeof clockCommands
  | keyof typeof historyCommands
  | keyof typeof stageCommands;
type CutInput = Extract<CommandInput, { type: 'CutSegments' }>['cuts'][number];

export type ShowMakers = {
  readonly [Type in ShowType]: (dice: Dice, state: State) => Extract<CommandInput, { type: Type }>;
};

const toCome = ({ agenda }: State) => agenda.segments.slice(position(agenda) + 1);

/** Mostly something that is still to come. */
const aSegment = (dice: Dice, state: State): string =>
  dice.id(dice.roll(4) === 0 ? state.agenda.segments : toCome(state));

const aPlace = (dice: Dice, state: State): string | null =>
  dice.roll(4) === 0 ? null : aSegment(dice, state);

/** As the console proposes it, for a night that is up to eight minutes late. */
const proposed = (dice: Dice, state: State): CutInput[] => {
  const open = toCome(state).filter(({ skipped }) => !skipped);
  return proposeCuts(open, (1 + dice.roll(16)) * 30 * SECOND).cuts.map((cut) => ({
    segment: cut.segment,
    from: cut.fromMs / SECOND,
    to: cut.toMs / SECOND,
    perCandidate: cut.perCandidateMs === null ? null : cut.perCandidateMs / SECOND,
  }));
};

/** As somebody might make it up. */
const madeUp = (dice: Dice, state: State): CutInput => {
  const id = aSegment(dice, state);
  const lengthMs = state.agenda.segments.find((segment) => segment.id === id)?.lengthMs ?? 0;
  const to = dice.one([0, 5, 30, 60, -5, lengthMs / SECOND]);
  const perCandidate = dice.one([null, 10, 15, 60, -5, 36_000]);
  return { segment: id, from: dice.roll(6) === 0 ? 61 : lengthMs / SECOND, to, perCandidate };
};

const anOrder = (dice: Dice, { plan }: State): string[] => {
  const ids = plan.candidates.map(({ id }) => id);
  const from = dice.roll(Math.max(1, ids.length));
  return [...ids.slice(from), ...ids.slice(0, dice.roll(8) === 0 ? 0 : from)];
};

export const showMakers: ShowMakers = {
  MoveSegment: (dice, state) => ({
    type: 'MoveSegment',
    segment: aSegment(dice, state),
    before: aPlace(dice, state),
  }),
  InsertSegment: (dice, state) => ({
    type: 'InsertSegment',
    before: aPlace(dice, state),
    title: `Inserted ${dice.serial}`,
    ...(dice.roll(2) === 0 ? { kind: dice.one(segmentKinds) } : {}),
    seconds: dice.one([60, 300, 5, -5, 36_000]),
  }),
  EditSegment: (dice, state) => ({
    type: 'EditSegment',
    segment: aSegment(dice, state),
    ...(dice.roll(2) === 0 ? { title: `Renamed ${dice.serial}` } : {}),
    ...(dice.roll(3) === 0 ? { lead: ['lead', 'Somebody else'] } : {}),
    ...(dice.roll(3) === 0 ? { seconds: dice.one([90, 45, -5, 36_000]) } : {}),
    ...(dice.roll(3) === 0 ? { note: dice.one([`${HIDDEN} note ${dice.serial}`, null]) } : {}),
  }),
  AddTime: (dice, state) => ({
    type: 'AddTime',
    segment: dice.roll(2) === 0 ? (state.agenda.current ?? 'X99') : aSegment(dice, state),
    seconds: dice.one([60, -30, 30, 0, 36_000, -36_000]),
  }),
  CutSegments: (dice, state) => {
    const cuts = dice.roll(3) === 0 ? [] : proposed(dice, state);
    return { type: 'CutSegments', cuts: cuts.length > 0 ? cuts : [madeUp(dice, state)] };
  },
  DrawLots: (dice, state) => ({
    type: 'DrawLots',
    ...(dice.roll(2) === 0 ? { order: anOrder(dice, state) } : {}),
  }),
  MoveCandidate: (dice, { plan }) => ({
    type: 'MoveCandidate',
    ask: dice.id(plan.asks),
    candidate: dice.id(plan.candidates),
    before: dice.roll(4) === 0 ? null : dice.id(plan.candidates),
  }),
  SetCandidate: (dice, { plan }) => ({
    type: 'SetCandidate',
    candidate: dice.id(plan.candidates),
    status: dice.one(candidateStatuses),
    ...(dice.roll(3) === 0 ? { substitute: dice.one([`Substitute ${dice.serial}`, null]) } : {}),
  }),
  TellSpeaker: (dice) => ({ type: 'TellSpeaker', line: `${HIDDEN} line ${dice.serial}` }),
  TakeLineAway: () => ({ type: 'TakeLineAway' }),
  TakeBack: (dice, { history }) => {
    const versions = history.entries.slice(-6).map(({ version }) => version);
    const version = versions[dice.roll(versions.length + 1)] ?? 999;
    return { type: 'TakeBack', ...(dice.roll(3) === 0 ? {} : { version }) };
  },
  StepClock: (dice) => ({ type: 'StepClock', byMs: dice.one([20, -20, 3, 0]) * MINUTE }),
  EndRehearsal: () => ({ type: 'EndRehearsal' }),
};

/** Whatever is said, by whomever, in whatever order: the state stays sound, and the log alone brings it back. */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../shared/plan/plan.ts';
import type { RefusalCode } from '../../shared/kernel/refusals.ts';
import { stateSliceNames, stateSlices, type StateSliceName } from '../../shared/views/slices.ts';
import { storable, verified } from '../../server/log/chain.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import { beginning, type Head, type LogCommit } from '../../server/log/log.ts';
import type { CommandType } from '../../shared/night/commands.ts';
import { fold } from '../../shared/night/night.ts';
import type { Assembly } from '../../shared/night/state.ts';
import { plans } from '../support/night/arbitrary-plans.ts';
import { everyEvent } from '../support/night/every-event.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { play, Play } from '../support/night/play.ts';

const how = { seed: 20_200_429, numRuns: 300 };
const MOST = 45;

/** Every command and refusal that came up, to see that the dice reach what they are to try. */
const counted = () => {
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  return { counts, count };
};

const withoutPlan = ({ plan: _, ...slices }: Assembly) => slices;

/** As they lie in a store, read back and checked. */
const throughStore = (commits: readonly LogCommit[]): LogCommit[] => {
  let head: Head = beginning;
  return storable(beginning, commits).map((stored) => {
    const commit = verified<AssemblyEvent>('small', head, stored);
    head = commit;
    return commit;
  });
};

const foldAll = (commits: readonly LogCommit[]): Assembly | null =>
  commits.reduce<Assembly | null>((state, commit) => fold(state, commit), null);

const texts = (state: Assembly): ReadonlyMap<StateSliceName, string> =>
  new Map(stateSliceNames.map((name) => [name, JSON.stringify(stateSlices[name].view(state))]));

/** What a night is mostly made of, what comes of its answers, and what a ballot is. */
const theShow: readonly CommandType[] = [
  'StartTurn',
  'PauseTurn',
  'ResumeTurn',
  'ExtendTurn',
  'EndTurn',
  'RecordAnswer',
  'ConfirmAnswer',
  'RevealAnswers',
  'HideAnswers',
  'ReadBackAnswer',
  'TakeBack',
  'TakeBack',
  'CheckIn',
  'ConfirmGroup',
  'DeclineGroup',
  'RemoveDelegation',
  'TellSpeaker',
  'TakeLineAway',
];
const theReadBack: readonly CommandType[] = [
  'StepClock',
  'RecordAnswer',
  'ConfirmAnswer',
  'RevealAnswers',
  ...Array<CommandType>(4).fill('ReadBackAnswer'),
  ...Array<CommandType>(4).fill('TakeBack'),
];
const theFloor: readonly CommandType[] = [
  'CheckIn',
  'DraftBallot',
  'DropBallot',
  'OpenBallot',
  'OpenBallot',
  'CastBallot',
  'CloseBallot',
  'RevealBallot',
  'ReopenBallot',
  'AddHands',
  'RecordVeto',
];

describe('the log', () => {
  test('[LOG-1] folded again, also after it was stored as text, gives the very state that was live', () => {
    const { counts, count } = counted();
    const replays = (plan: Plan, all: readonly Move[]) => {
      const night = play(plan, all);
      expect(foldAll(night.commits)).toStrictEqual(night.state);
      expect(foldAll(throughStore(night.commits))).toStrictEqual(night.state);
      for (const { type } of night.commits.flatMap(({ events }) => events)) count(type);
    };
    for (const often of [theShow, theReadBack, theFloor])
      fc.assert(fc.property(plans, moves(MOST, ...often), replays), how);
    expect([...counts.keys()].toSorted()).toEqual(everyEvent);
  });

  test('[LOG-2] deciding changes nothing, and a refused command leaves no trace', () => {
    const { counts, count } = counted();
    const leavesNoTrace = (plan: Plan, all: readonly Move[]) => {
      const night = new Play(plan);
      for (const move of all) {
        const before = structuredClone(withoutPlan(night.state));
        const length = night.commits.length;
        const { input, outcome } = night.step(move);
        count(outcome.ok ? input.type : outcome.reason.code);
        if (outcome.ok && outcome.value.length > 0) continue;
        expect(isDeepStrictEqual(withoutPlan(night.state), before)).toBe(true);
        expect(night.commits.length).toBe(outcome.ok ? length + 1 : length);
      }
    };
    fc.assert(
      fc.property(
        plans,
        moves(
          MOST,
          'CutSegments',
          'DrawLots',
          'CheckIn',
          'DeclareTurnout',
          'DraftAnswer',
          'AddDelegation',
          'RevokePass',
        ),
        leavesNoTrace,
      ),
      { ...how, numRuns: 400 },
    );
    const rare: RefusalCode[] = [
      'moved-on',
      'never-cut',
      'proposal-stale',
      'no-reserve',
      'not-an-order',
      'nothing-to-take-back',
      'cannot-be-taken-back',
      'not-as-it-was',
      'not-a-rehearsal',
      'already-on',
      'segment-is-on',
      'segment-is-over',
      'night-not-running',
      'night-paused',
      'turn-running',
      'turn-over',
      'no-turn',
      'no-speaker',
      'length-out-of-range',
      'needs-words',
      'answer-changed',
      'not-confirmed',
      'nothing-shown',
      'not-in-sight',
      'too-fast',
      'party-too-big',
      'below-zero',
      'night-over',
      'turnout-declared',
      'no-such-group',
      'in-list-already',
      'merged-already',
      'delegation-in-use',
      'last-chair',
      'not-your-role',
    ];
    expect(rare.filter((code) => !counts.has(code))).toEqual([]);
  });

  test('[LOG-2] a decision looks and does not touch, accepted or not', () => {
    const { counts, count } = counted();
    const onlyLooks = (plan: Plan, all: readonly Move[]) => {
      const night = new Play(plan);
      for (const move of all) {
        const { input, by } = night.step(move);
        const before = structuredClone(withoutPlan(night.state));
        count(String(night.decide(input, by).ok));
        expect(isDeepStrictEqual(withoutPlan(night.state), before)).toBe(true);
      }
    };
    fc.assert(fc.property(plans, moves(MOST), onlyLooks), { ...how, numRuns: 80 });
    expect(Math.min(...counts.values())).toBeGreaterThan(200);
  });
});

describe('the views', () => {
  test('[SHOW-4] a slice changes only when one of the aspects it names has moved', () => {
    const { counts, count } = counted();
    const namesItsAspects = (plan: Plan, all: readonly Move[]) => {
      const night = new Play(plan);
      let before = texts(night.state);
      for (const move of all) {
        const { moved } = night.step(move);
        const after = texts(night.state);
        const changed = stateSliceNames.filter((name) => before.get(name) !== after.get(name));
        const unforeseen = changed.filter(
          (name) => !stateSlices[name].of.some((aspect) => moved.has(aspect)),
        );
        expect(unforeseen).toEqual([]);
        for (const name of changed) count(name);
        before = after;
      }
    };
    fc.assert(fc.property(plans, moves(MOST), namesItsAspects), { ...how, numRuns: 100 });
    expect([...counts.keys()].toSorted()).toEqual(stateSliceNames.toSorted());
  });
});

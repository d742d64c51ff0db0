/** Whatever is said, by whomever, in whatever order: the state stays sound, and the log alone brings it back. */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, type Assembly } from '../../shared/assembly.ts';
import type { AssemblyEvent } from '../../shared/events.ts';
import type { Plan } from '../../shared/plan.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import { stateSliceNames, stateSlices, type StateSliceName } from '../../shared/views/slices.ts';
import { storable, verified } from '../../server/log/chain.ts';
import { beginning, type Head, type LogCommit } from '../../server/log/log.ts';
import { plans } from '../support/arbitrary-plans.ts';
import { moves, type Move } from '../support/moves.ts';
import { play, Play } from '../support/play.ts';

const how = { seed: 20_200_429, numRuns: 300 };
const MOST = 45;

/** Every command and refusal that came up, to see that the dice reach what they are to try. */
const counted = () => {
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  return { counts, count };
};

/** Exhaustive: a new event does not compile until it is here, and fails until the dice reach it. */
const kinds: Record<AssemblyEvent['type'], true> = {
  AssemblyOpened: true,
  NightStarted: true,
  SegmentStarted: true,
  SegmentUnstarted: true,
  SegmentSkipped: true,
  SegmentRestored: true,
  NightPaused: true,
  NightResumed: true,
  NightEnded: true,
  SegmentMoved: true,
  SegmentInserted: true,
  SegmentRemoved: true,
  SegmentEdited: true,
  SegmentsCut: true,
  TurnStarted: true,
  TurnPaused: true,
  TurnResumed: true,
  TurnExtended: true,
  TurnEnded: true,
  TurnTakenBack: true,
  TurnReopened: true,
  ReserveChosen: true,
  AnswerRecorded: true,
  AnswerCleared: true,
  AnswerRestored: true,
  AnswerConfirmed: true,
  AnswerUnconfirmed: true,
  AnswersRevealed: true,
  AnswersHidden: true,
  SightRestored: true,
  CheckedIn: true,
  GroupClaimed: true,
  GroupConfirmed: true,
  GroupDeclined: true,
  DelegationAdded: true,
  DelegationRemoved: true,
  DelegationEdited: true,
  DelegationsMerged: true,
  DelegationsSplit: true,
  CountedAtDoor: true,
  DelegationCalled: true,
  TurnoutDeclared: true,
  BallotDrafted: true,
  BallotDropped: true,
  BallotOpened: true,
  BallotCast: true,
  BallotClosed: true,
  BallotReopened: true,
  BallotSealed: true,
  BallotRevealed: true,
  HandsCounted: true,
  HandsAdded: true,
  VetoRecorded: true,
  SceneHeld: true,
  AgendaFollowed: true,
  SpeakerTold: true,
  LineTakenAway: true,
  ScreenThemeChanged: true,
  LotsDrawn: true,
  OrderChanged: true,
  CandidateChanged: true,
  PassIssued: true,
  PassRevoked: true,
  JoinCodeChanged: true,
  TakenBack: true,
  RehearsalEnded: true,
};
const everyEvent = Object.keys(kinds).toSorted();

const withoutPlan = ({ plan: _, ...slices }: Assembly) => slices;

/** As they lie in a store, read back and checked. */
const throughStore = (commits: readonly LogCommit[]): LogCommit[] => {
  let head: Head = beginning;
  return storable(beginning, commits).map((stored) => {
    const commit = verified('small', head, stored);
    head = commit;
    return commit;
  });
};

const foldAll = (commits: readonly LogCommit[]): Assembly | null =>
  commits.reduce<Assembly | null>((state, commit) => fold(state, commit), null);

const texts = (state: Assembly): ReadonlyMap<StateSliceName, string> =>
  new Map(stateSliceNames.map((name) => [name, JSON.stringify(stateSlices[name].view(state))]));

describe('the log', () => {
  test('[LOG-1] folded again, also after it was stored as text, gives the very state that was live', () => {
    const { counts, count } = counted();
    const replays = (plan: Plan, all: readonly Move[]) => {
      const night = play(plan, all);
      expect(foldAll(night.commits)).toStrictEqual(night.state);
      expect(foldAll(throughStore(night.commits))).toStrictEqual(night.state);
      for (const { type } of night.commits.flatMap(({ events }) => events)) count(type);
    };
    fc.assert(
      fc.property(
        plans,
        moves(
          MOST,
          'StartTurn',
          'PauseTurn',
          'ExtendTurn',
          'EndTurn',
          'RecordAnswer',
          'ConfirmAnswer',
          'RevealAnswers',
          'HideAnswers',
          'TakeBack',
          'TakeBack',
          'CheckIn',
          'DeclineGroup',
          'RemoveDelegation',
          'TellSpeaker',
          'TakeLineAway',
          'DraftBallot',
          'DropBallot',
          'OpenBallot',
          'OpenBallot',
          'CastBallot',
          'CloseBallot',
          'CloseBallot',
          'RevealBallot',
          'RevealBallot',
          'ReopenBallot',
          'AddHands',
          'RecordVeto',
        ),
        replays,
      ),
      { ...how, numRuns: 700 },
    );
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
        moves(MOST, 'CutSegments', 'DrawLots', 'CheckIn', 'DeclareTurnout', 'AddDelegation'),
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

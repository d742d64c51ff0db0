/** Whatever was done: taken back at once everything is as it was, and no cut, however proposed, does what it must not. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeCuts } from '../../shared/agenda/catching-up.ts';
import { position } from '../../shared/agenda/segments.ts';
import { commandSchemas, type CommandType } from '../../shared/night/commands.ts';
import type { Assembly } from '../../shared/night/state.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { asItWas, type AsItWas } from '../support/night/as-it-was.ts';
import { plans } from '../support/night/arbitrary-plans.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { chair, SECOND } from '../support/night/night.ts';
import { Play, type Played } from '../support/night/play.ts';

const how = { seed: 20_200_502, numRuns: 500 };
const MOST = 55;

/** It goes on when somebody lets it go on. */
const withHeldTurn = ({ turns: { current, ...turns }, ...others }: AsItWas) => ({
  ...others,
  turns: {
    ...turns,
    current: current && Object.assign({}, current, { runs: false, pausedWithNight: false }),
  },
});

/** What does not come back by itself [BACK-7]; everything else is to be the very same. */
const leavingOut: Partial<Record<CommandType, (was: AsItWas) => unknown>> = {
  StartSegment: withHeldTurn,
  EndNight: withHeldTurn,
  EndTurn: withHeldTurn,
  IssuePass: ({ people: _, ...others }) => others,
};

/** The night's state before and after each step of the crew that did something, and after that was taken back. */
const eachTakenBack = (
  plan: Plan,
  all: readonly Move[],
  look: (played: Played, before: AsItWas, after: AsItWas) => void,
): void => {
  const night = new Play(plan);
  for (const move of all) {
    const before = asItWas(night.state);
    const played = night.step(move);
    if (!played.outcome.ok || played.outcome.value.length === 0) continue;
    const version = night.commits.at(-1)?.version ?? 0;
    const back = night.say({ type: 'TakeBack', version }, chair);
    if (!back.outcome.ok) continue;
    look(played, before, asItWas(night.state));
    expect(night.say({ type: 'TakeBack', version }, chair).outcome).toStrictEqual({ ok: true, value: [] });
    if (move.who % 6 > 0) night.say(played.input, played.by);
  }
};

describe('taking back', () => {
  test('[BACK-1] [BACK-2] [BACK-7] at once, whatever was done, puts everything exactly where it was', () => {
    const met = new Set<string>();
    const comesBack = (plan: Plan, all: readonly Move[]) =>
      eachTakenBack(plan, all, ({ input: { type } }, before, after) => {
        const compared = leavingOut[type] ?? ((was: AsItWas) => was);
        expect(compared(after)).toStrictEqual(compared(before));
        met.add(type);
      });
    fc.assert(
      fc.property(
        plans,
        moves(
          MOST,
          'ConfirmAnswer',
          'RevealAnswers',
          'HideAnswers',
          'StartTurn',
          'PauseTurn',
          'ResumeTurn',
          'ExtendTurn',
          'RestoreSegment',
          'PauseNight',
          'ResumeNight',
          'AddDelegation',
          'RemoveDelegation',
          'ImportDelegations',
          'TellSpeaker',
          'TakeLineAway',
          'EndTurn',
          'ShowScene',
          'FollowAgenda',
          'SetScreenTheme',
          'OpenBallot',
          'OpenBallot',
          'AddHands',
          'RecordVeto',
        ),
        comesBack,
      ),
      how,
    );
    const unmet = Object.keys(commandSchemas).filter((type) => !met.has(type));
    expect(unmet.toSorted()).toEqual([
      'AddDelegation',
      'CastBallot',
      'ChangeJoinCode',
      'CheckIn',
      'CloseBallot',
      'ConfirmGroup',
      'CountAtDoor',
      'CountHands',
      'DeclineGroup',
      'DraftAnswer',
      'DraftBallot',
      'DropBallot',
      'EndRehearsal',
      'OpenBallot',
      'ReopenBallot',
      'RevealBallot',
      'RevokePass',
      'SealBallot',
      'StepClock',
      'TakeBack',
    ]);
  });
});

/** Nobody takes these back; the night without them. */
const stays: ReadonlySet<CommandType> = new Set([
  'CheckIn',
  'DraftAnswer',
  'ConfirmGroup',
  'DeclineGroup',
  'CountAtDoor',
  'AddDelegation',
  'ImportDelegations',
  'IssuePass',
  'RevokePass',
  'ChangeJoinCode',
  'DraftBallot',
  'DropBallot',
  'OpenBallot',
  'CastBallot',
  'CloseBallot',
  'ReopenBallot',
  'SealBallot',
  'RevealBallot',
  'CountHands',
  'EndRehearsal',
  'TakeBack',
]);

describe('taking back step by step', () => {
  test('[BACK-1] [BACK-4] the latest first, everything is where it was before each, as far back as it goes', () => {
    const met = { deepest: 0, whole: 0, stuck: new Map<string, number>() };
    const unwinds = (plan: Plan, all: readonly Move[]) => {
      const night = new Play(plan);
      // The first start of a night is there for good; every other is taken back.
      const [first] = plan.running_order;
      night.say({ type: 'StartSegment', segment: first?.id ?? '', from: null }, chair);
      const steps = all.flatMap((move) => {
        if (stays.has(move.type)) return [];
        const before = asItWas(night.state);
        const { outcome, input } = night.step(move);
        return outcome.ok && outcome.value.length > 0
          ? [{ before, input, version: night.commits.at(-1)?.version ?? 0 }]
          : [];
      });
      for (const [at, { version, before, input }] of steps.toReversed().entries()) {
        night.now += SECOND;
        const { outcome } = night.say({ type: 'TakeBack', version }, chair);
        if (!outcome.ok) {
          const why = `${input.type}: ${outcome.reason.code}`;
          met.stuck.set(why, (met.stuck.get(why) ?? 0) + 1);
          return;
        }
        expect(withHeldTurn(asItWas(night.state))).toStrictEqual(withHeldTurn(before));
        met.deepest = Math.max(met.deepest, at + 1);
      }
      met.whole += 1;
    };
    fc.assert(
      fc.property(
        plans,
        moves(
          MOST,
          'ConfirmAnswer',
          'RevealAnswers',
          'HideAnswers',
          'RecordAnswer',
          'RecordAnswer',
          'ConfirmAnswer',
        ),
        unwinds,
      ),
      how,
    );
    expect([...met.stuck]).toEqual([]);
    expect(met.whole).toBe(how.numRuns);
    expect(met.deepest).toBeGreaterThan(20);
  });
});

const cutOf = ({ agenda }: Assembly) =>
  agenda.segments.map(({ id, cut, minMs }) => [id, { cut, minMs }] as const);

describe('catching up', () => {
  test('[CHANGE-6] [CHANGE-8] nothing is cut that never is, goes below its shortest length, or gives a candidate more', () => {
    let cuts = 0;
    const within = (plan: Plan, all: readonly Move[]) => {
      const night = new Play(plan);
      for (const move of all) {
        const rules = new Map(cutOf(night.state));
        const { outcome } = night.step(move);
        const events =
          outcome.ok && !outcome.value.some(({ type }) => type === 'TakenBack') ? outcome.value : [];
        for (const one of events.flatMap((event) => (event.type === 'SegmentsCut' ? event.cuts : []))) {
          const { cut, minMs } = rules.get(one.segment) ?? { cut: 0, minMs: 0 };
          expect([cut === 0, one.toMs < minMs, one.toMs > one.fromMs]).toEqual([false, false, false]);
          expect(one.perCandidateToMs ?? 0).toBeLessThanOrEqual(one.perCandidateFromMs ?? 0);
          cuts += 1;
        }
      }
    };
    fc.assert(fc.property(plans, moves(MOST, 'CutSegments'), within), how);
    expect(cuts).toBeGreaterThan(100);
  });

  test('[CATCH-4] [CATCH-5] what is proposed can be done, and saves what it says', () => {
    let proposals = 0;
    const saves = (plan: Plan, all: readonly Move[]) => {
      const night = new Play(plan);
      for (const move of all) {
        night.step(move);
        const { agenda } = night.state;
        const toCome = agenda.segments.slice(position(agenda) + 1).filter(({ skipped }) => !skipped);
        const { cuts, savedMs, stillOverMs } = proposeCuts(toCome, 5 * 60 * SECOND);
        expect(stillOverMs).toBe(Math.max(0, 5 * 60 * SECOND - savedMs));
        if (cuts.length === 0 || agenda.endedAt !== null) continue;
        proposals += 1;
        const decision = night.decide(
          {
            type: 'CutSegments',
            cuts: cuts.map(({ segment, fromMs, toMs, perCandidateMs }) => ({
              segment,
              from: fromMs / SECOND,
              to: toMs / SECOND,
              perCandidate: perCandidateMs === null ? null : perCandidateMs / SECOND,
            })),
          },
          chair,
        );
        expect([cuts, decision.ok]).toEqual([cuts, true]);
      }
    };
    fc.assert(fc.property(plans, moves(MOST), saves), { ...how, numRuns: 150 });
    expect(proposals).toBeGreaterThan(500);
  });
});

/** Whatever is said: the figures add up, the clocks lose nothing, and what a view offers can be done. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { NightEvent } from '../../shared/night/events.ts';
import type { Assembly } from '../../shared/night/state.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { agendaView } from '../../shared/views/agenda.ts';
import { answersView } from '../../shared/views/answers.ts';
import { fairnessView } from '../../shared/views/fairness.ts';
import { logView } from '../../shared/views/log.ts';
import { speakersView } from '../../shared/views/speakers.ts';
import { turnView } from '../../shared/views/turn.ts';
import { plans } from '../support/night/arbitrary-plans.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { chair, MINUTE } from '../support/night/night.ts';
import { Play, type Played } from '../support/night/play.ts';

const how = { seed: 20_200_430, numRuns: 300 };
const MOST = 45;

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);

/** Plays the moves, and looks at the night before the first and after each. */
const watch = (
  plan: Plan,
  all: readonly Move[],
  look: (night: Play, played: Played | null) => void,
): void => {
  const night = new Play(plan);
  look(night, null);
  for (const move of all) look(night, night.step(move));
};

const eventsOf = (played: Played | null): readonly NightEvent[] =>
  played?.outcome.ok ? played.outcome.value : [];
/** A rehearsal, and all that was in it. */
const hasEnded = (played: Played | null): boolean =>
  eventsOf(played).some(({ type }) => type === 'RehearsalEnded');

const hasEndedAgain = (events: readonly NightEvent[]): boolean =>
  ['NightEnded', 'SegmentUnstarted'].every((type) => events.some((event) => event.type === type));

const used = ({ agenda }: Assembly, now: number): number =>
  sum(agenda.segments.map(({ usedMs }) => usedMs)) +
  (agenda.runningSince === null ? 0 : now - agenda.runningSince);
const spoken = ({ turns: { current, spoken: over } }: Assembly, now: number): number =>
  sum([...over, ...(current ? [current] : [])].map(({ usedMs }) => usedMs)) +
  (current?.runningSince ? now - current.runningSince : 0);

/** What all candidates together have spoken. */
const allHeard = (state: Assembly, now: number): number =>
  sum(
    fairnessView(state).candidates.map(
      ({ usedMs, runningSince }) => usedMs + (runningSince === null ? 0 : now - runningSince),
    ),
  );

/** The button is there: this is what it sends. */
const button = (isThere: boolean, input: CommandInput): CommandInput[] => (isThere ? [input] : []);

const offered = ({ state }: Play): CommandInput[] => {
  const agenda = agendaView(state);
  const turn = turnView(state);
  const from = agenda.current;
  const isNotLast = (segment: string) => agenda.segments.at(-1)?.id !== segment;
  const byStep = logView(state).lines.flatMap(({ version, canTakeBack }) =>
    button(canTakeBack, { type: 'TakeBack', version }),
  );
  const bySegment = agenda.segments.flatMap(({ id: segment, canStart, canSkip, canRestore, canMove }) =>
    button(canStart, { type: 'StartSegment', segment, from })
      .concat(button(canSkip, { type: 'SkipSegment', segment }))
      .concat(button(canRestore, { type: 'RestoreSegment', segment }))
      .concat(button(canMove && isNotLast(segment), { type: 'MoveSegment', segment, before: null })),
  );
  const byAsk = answersView(state).asks.flatMap(({ id: ask, canReveal, canHide }) =>
    button(canReveal, { type: 'RevealAnswers', ask }).concat(button(canHide, { type: 'HideAnswers', ask })),
  );
  const byAnswer = answersView(state).asks.flatMap(({ id: ask, rows }) =>
    rows.flatMap(({ candidate, whole, points }) =>
      [whole, ...points].flatMap(({ point, canReadBack }) =>
        button(canReadBack, { type: 'ReadBackAnswer', ask, point, candidate, dispute: 'I never said so' }),
      ),
    ),
  );
  const { leads, candidates, people } = speakersView(state);
  const bySpeaker = [...leads, ...candidates, ...people].flatMap(({ id: speaker }) =>
    button(turn.canStartOther, { type: 'StartTurn', speaker }),
  );
  return [
    ...bySegment,
    ...byAsk,
    ...byAnswer,
    ...byStep,
    ...button(agenda.canPause, { type: 'PauseNight' }),
    ...button(agenda.canResume, { type: 'ResumeNight' }),
    ...button(agenda.canEnd, { type: 'EndNight', from: from ?? 'nothing' }),
    ...button(turn.canStart, { type: 'StartTurn' }),
    ...button(turn.canPress, { type: 'StartTurn', kind: 'press' }),
    ...bySpeaker,
    ...button(turn.canPause, { type: 'PauseTurn' }),
    ...button(turn.canResume, { type: 'ResumeTurn' }),
  ];
};

describe('the clocks', () => {
  test('[AGENDA-12] [FAIR-6] [CLOCK-1] one segment is on or none, it is the one that says so, and the segments’ times add up', () => {
    const seen = new Set<string>();
    const addsUp = (plan: Plan, all: readonly Move[]) => {
      let [ranMs, spokeMs, last] = [0, 0, 0];
      let [runs, speaks] = [false, false];
      watch(plan, all, ({ state, now }, played) => {
        // What somebody put the clock on or back by has not passed [CLOCK-1].
        if (played?.input.type === 'StepClock' && played.outcome.ok) last += played.input.byMs;
        if (runs) ranMs += now - last;
        if (speaks) spokeMs += now - last;
        expect(spoken(state, now)).toBeLessThanOrEqual(spokeMs);
        expect(allHeard(state, now)).toBeLessThanOrEqual(spoken(state, now));
        if (hasEnded(played)) [ranMs, spokeMs] = [0, 0];
        if (eventsOf(played).some(({ type }) => type === 'TurnTakenBack')) spokeMs = spoken(state, now);
        // A start after the end, taken back: nothing was on, and its time counts for nothing.
        if (hasEndedAgain(eventsOf(played))) ranMs = used(state, now);
        const { current, pausedAt } = state.agenda;
        const rows = agendaView(state).segments;
        expect(rows.filter(({ status }) => status === 'on').map(({ id }) => id)).toEqual(
          current === null ? [] : [current],
        );
        expect(rows.filter(({ usedMs }) => usedMs < 0)).toEqual([]);
        expect(
          rows.filter(({ startedAt, status }) => startedAt === null && ['on', 'done'].includes(status)),
        ).toEqual([]);
        expect(used(state, now)).toBe(ranMs);
        expect(spoken(state, now)).toBe(spokeMs);
        for (const { status } of rows) seen.add(status);
        [runs, last] = [current !== null && pausedAt === null, now];
        speaks = state.turns.current !== null && state.turns.current.runningSince !== null;
        expect(speaks && !runs).toBe(false);
      });
    };
    fc.assert(fc.property(plans, moves(MOST, 'StepClock'), addsUp), how);
    expect([...seen].toSorted()).toEqual(['done', 'on', 'passed', 'skipped', 'to-come']);
  });
});

describe('what the consoles offer', () => {
  test('[SHOW-5] can be done, and does something', () => {
    const types = new Set<string>();
    const canBeDone = (plan: Plan, all: readonly Move[]) =>
      watch(plan, all, (night) => {
        for (const input of offered(night)) {
          types.add(input.type);
          const decision = night.decide(input, chair);
          expect([input, decision.ok && decision.value.length > 0]).toEqual([input, true]);
        }
      });
    fc.assert(fc.property(plans, moves(MOST, 'PauseNight', 'ResumeNight', 'StartSegment'), canBeDone), {
      ...how,
      numRuns: 400,
    });
    expect(types.size).toBe(14);
  });
});

describe('bounds', () => {
  test('[PEOPLE-3] [TURN-6] [CHANGE-5] there is always a chair, no turn is over an hour, and no evening over 160 segments', () => {
    let back = 0;
    const holds = (plan: Plan, all: readonly Move[]) =>
      watch(plan, all, ({ state: { people, turns, agenda } }, played) => {
        if (eventsOf(played).some(({ type }) => type === 'TakenBack')) back += 1;
        const chairs = [...people.passes.values()].filter(
          ({ role, revoked }) => role === 'chair' && !revoked,
        );
        expect(chairs.length).toBeGreaterThan(0);
        const allotted = [...turns.spoken, ...(turns.current ? [turns.current] : [])];
        expect(allotted.filter(({ allottedMs: ms }) => ms < 0 || ms > 60 * MINUTE)).toEqual([]);
        expect(agenda.segments.length).toBeLessThanOrEqual(160);
        expect(new Set(agenda.segments.map(({ id }) => id)).size).toBe(agenda.segments.length);
      });
    fc.assert(
      fc.property(plans, moves(MOST, 'IssuePass', 'RevokePass', 'ExtendTurn', 'TakeBack'), holds),
      how,
    );
    expect(back).toBeGreaterThan(200);
  });
});

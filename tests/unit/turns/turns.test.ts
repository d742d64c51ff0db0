/** The speaker clock: what starts, stops, prolongs and ends a turn. */
import { describe, expect, test } from 'vitest';
import type { NightEvent } from '../../../shared/night/events.ts';
import { agendaView } from '../../../shared/views/agenda.ts';
import {
  at,
  byId,
  chair,
  did,
  given,
  givenPlan,
  nothing,
  on,
  refused,
  samplePlan,
  SECOND,
  timekeeper,
  type Night,
  type Step,
} from '../../support/night/night.ts';
import { answer, candidate, end, start, started } from '../../support/night/turns.ts';

const pause = { type: 'PauseTurn' } as const;
const resume = { type: 'ResumeTurn' } as const;
const choose = (reserve = true) => ({ type: 'ChooseReserve', testimony: 'T1', reserve }) as const;
const chosen = (reserve: boolean): NightEvent => ({ type: 'ReserveChosen', testimony: 'T1', reserve });
const extend = (seconds: number) => ({ type: 'ExtendTurn', seconds }) as const;

/** Ask 1 is on since seven, and the first candidate of its lot speaks since then. */
const speaking = (...steps: readonly Step[]): Night =>
  given(on('S07', '19:00'), ['19:00', timekeeper, answer()], ...steps);
const clock = (night: Night) => night.state.turns.current;
const spoken = (night: Night) => night.state.turns.spoken.map(({ id, usedMs }) => [id, usedMs / SECOND]);

describe('starting a turn', () => {
  test.each([
    ['before the start', given(), start(), 'night-not-running', undefined],
    [
      'after the end',
      given(on('S07'), ['19:00', chair, { type: 'EndNight', from: 'S07' }]),
      start(),
      'night-not-running',
      undefined,
    ],
    [
      'in a pause',
      given(on('S07'), ['19:00', chair, { type: 'PauseNight' }]),
      start(),
      'night-paused',
      undefined,
    ],
    ['while somebody speaks', speaking(), start(), 'turn-running', 'id-1'],
    ['where nobody is due', given(on('S02')), start(), 'no-speaker', undefined],
    [
      'when the testimony was given',
      given(on('S06'), ['18:56', chair, start()], ['18:59', chair, end]),
      start(),
      'no-speaker',
      undefined,
    ],
    ['by somebody in no plan', given(on('S07')), start({ speaker: 'C9' }), 'no-such-speaker', 'C9'],
    ['of four seconds', given(on('S07')), start({ seconds: 4 }), 'length-out-of-range', undefined],
    ['of more than an hour', given(on('S07')), start({ seconds: 3601 }), 'length-out-of-range', undefined],
  ] as const)('[TURN-3] %s is refused', (_what, night, command, code, detail) => {
    expect(night.when('19:01', timekeeper, command)).toStrictEqual(refused(code, detail));
  });

  test.each([5, 3600])('[TURN-3] a turn of %i seconds is possible', (seconds) => {
    expect(given(on('S07')).when('19:01', timekeeper, answer({ seconds }))).toStrictEqual(
      did(started('answer', candidate('C4'), seconds, 'S07')),
    );
  });

  test('[TURN-3] the clock runs from then on', () => {
    expect(clock(speaking())).toStrictEqual({
      id: 'id-1',
      segment: 'S07',
      kind: 'answer',
      speaker: candidate('C4'),
      allottedMs: 60 * SECOND,
      startedAt: at('19:00'),
      runningSince: at('19:00'),
      usedMs: 0,
      pausedWithNight: false,
      cutShortAt: null,
    });
  });
});

describe('the clock', () => {
  test('[TURN-4] stops and goes on', () => {
    const night = speaking();
    expect(night.when('19:00:20', timekeeper, pause)).toStrictEqual(
      did({ type: 'TurnPaused', turn: 'id-1' }),
    );
    night.and('19:00:20', timekeeper, pause);
    expect(clock(night)).toMatchObject({ runningSince: null, usedMs: 20 * SECOND });
    expect(night.when('19:00:50', timekeeper, resume)).toStrictEqual(
      did({ type: 'TurnResumed', turn: 'id-1' }),
    );
    night.and('19:00:50', timekeeper, resume);
    expect(clock(night)).toMatchObject({ runningSince: at('19:00:50'), usedMs: 20 * SECOND });
  });

  test('[TURN-4] stopping what stands and starting what runs change nothing', () => {
    const night = speaking();
    expect(night.when('19:00:20', timekeeper, resume)).toStrictEqual(nothing);
    expect(night.and('19:00:20', timekeeper, pause).when('19:00:21', timekeeper, pause)).toStrictEqual(
      nothing,
    );
  });

  test('[TURN-4] stands while the night is paused, and goes on with it', () => {
    const night = speaking(['19:00:20', chair, { type: 'PauseNight' }]);
    expect(clock(night)).toMatchObject({ runningSince: null, usedMs: 20 * SECOND, pausedWithNight: true });
    expect(night.when('19:01', timekeeper, resume)).toStrictEqual(refused('night-paused'));
    night.and('19:05', chair, { type: 'ResumeNight' });
    expect(clock(night)).toMatchObject({
      runningSince: at('19:05'),
      usedMs: 20 * SECOND,
      pausedWithNight: false,
    });
  });

  test('[TURN-4] that was stopped by hand stays stopped when the night goes on', () => {
    const night = speaking(
      ['19:00:20', timekeeper, pause],
      ['19:01', chair, { type: 'PauseNight' }],
      ['19:05', chair, { type: 'ResumeNight' }],
    );
    expect(clock(night)).toMatchObject({ runningSince: null, usedMs: 20 * SECOND, pausedWithNight: false });
  });

  test('[TURN-6] can be given more time, or less', () => {
    const night = speaking();
    const more: NightEvent = { type: 'TurnExtended', turn: 'id-1', byMs: 30 * SECOND };
    expect(night.when('19:00:50', timekeeper, extend(30))).toStrictEqual(did(more));
    night.and('19:00:50', timekeeper, extend(30)).and('19:00:51', timekeeper, extend(-60));
    expect(clock(night)?.allottedMs).toBe(30 * SECOND);
  });

  test.each([0, -61, 3541])('[TURN-6] %i seconds more are refused: a turn has 0 to 3600', (seconds) => {
    expect(speaking().when('19:00:50', timekeeper, extend(seconds))).toStrictEqual(
      refused('length-out-of-range'),
    );
  });

  test.each([-60, 3540])('[TURN-6] %i seconds more are just possible', (seconds) => {
    expect(speaking().when('19:00:50', timekeeper, extend(seconds))).toStrictEqual(
      did({ type: 'TurnExtended', turn: 'id-1', byMs: seconds * SECOND }),
    );
  });
});

describe('the end of a turn', () => {
  test('[TURN-8] what somebody spoke is kept, pauses left out', () => {
    const night = speaking(['19:00:20', timekeeper, pause], ['19:00:50', timekeeper, resume]);
    expect(night.when('19:01:05', timekeeper, end)).toStrictEqual(did({ type: 'TurnEnded', turn: 'id-1' }));
    night.and('19:01:05', timekeeper, end);
    expect(clock(night)).toBeNull();
    expect(spoken(night)).toEqual([['id-1', 35]]);
  });

  test('[TURN-8] a turn that ends while it stands has not got longer', () => {
    const night = speaking(['19:00:20', timekeeper, pause], ['19:05', timekeeper, end]);
    expect(spoken(night)).toEqual([['id-1', 20]]);
  });

  test.each([
    ['starting another segment', { type: 'StartSegment', segment: 'S08', from: 'S07' }],
    ['ending the night', { type: 'EndNight', from: 'S07' }],
  ] as const)('[TURN-5] %s ends the turn', (_what, leaving) => {
    const night = speaking(['19:00:40', chair, leaving]);
    expect(clock(night)).toBeNull();
    expect(spoken(night)).toEqual([['id-1', 40]]);
  });

  test('[TURN-5] so it does in a pause of the night, which counts for nobody', () => {
    const night = speaking(
      ['19:00:40', chair, { type: 'PauseNight' }],
      ['19:10', chair, { type: 'StartSegment', segment: 'S08', from: 'S07' }],
    );
    expect(spoken(night)).toEqual([['id-1', 40]]);
  });
});

describe('naming the turn that is meant', () => {
  const commands = [
    { type: 'PauseTurn' },
    { type: 'ResumeTurn' },
    { type: 'ExtendTurn', seconds: 30 },
    { type: 'EndTurn' },
  ] as const;

  test.each(commands)('[TURN-7] $type never touches a later one', (command) => {
    const night = speaking(['19:01', timekeeper, end], ['19:01', timekeeper, start()]);
    expect(night.when('19:02', timekeeper, { ...command, turn: 'id-1' })).toStrictEqual(
      refused('turn-over', 'id-1'),
    );
  });

  test.each(commands)('[TURN-7] $type needs somebody at the microphone', (command) => {
    expect(given(on('S07')).when('19:02', timekeeper, command)).toStrictEqual(refused('no-turn'));
    expect(given(on('S07')).when('19:02', timekeeper, { ...command, turn: 'id-1' })).toStrictEqual(
      refused('turn-over'),
    );
  });

  test('[TURN-7] the one that is on may be named', () => {
    expect(speaking().when('19:02', timekeeper, { ...end, turn: 'id-1' })).toStrictEqual(
      did({ type: 'TurnEnded', turn: 'id-1' }),
    );
  });
});

/** What the crew reads beside the title of the first testimony. */
const detail = (...steps: Step[]) => byId(agendaView(given(...steps).state).segments, 'S06').detail;

describe('the reserve', () => {
  test('[TURN-9] reads a testimony instead of its giver', () => {
    expect(given(on('S06')).when('18:56', timekeeper, start({ reserve: true }))).toStrictEqual(
      did(chosen(true), started('testimony', { as: 'testimony', id: 'T1' }, 180, 'S06')),
    );
  });

  test('[TURN-9] is chosen before the testimony or in the middle of it, and once is enough', () => {
    for (const night of [given(), given(on('S06')), given(on('S06'), ['18:56', timekeeper, start()])]) {
      expect(night.when('18:57', chair, choose())).toStrictEqual(did(chosen(true)));
      night.and('18:57', chair, choose());
      expect(night.state.turns.reserves).toStrictEqual(new Set(['T1']));
      expect(night.when('18:58', chair, choose())).toStrictEqual(nothing);
    }
    expect(given(on('S06'), ['18:56', chair, choose()]).when('18:57', chair, start())).toStrictEqual(
      did(started('testimony', { as: 'testimony', id: 'T1' }, 180, 'S06')),
    );
  });

  test('[TURN-9] and the giver’s name leaves the crew’s running order too', () => {
    expect(detail()).toBe('Beatrice');
    expect(detail(['18:50', chair, choose()])).toBeNull();
    expect(detail(['18:50', chair, choose()], ['18:51', chair, choose(false)])).toBe('Beatrice');
  });

  test('[TURN-9] gives way to the giver again', () => {
    const night = given(['18:50', chair, choose()]);
    expect(night.when('18:51', chair, choose(false))).toStrictEqual(did(chosen(false)));
    expect(night.and('18:51', chair, choose(false)).state.turns.reserves.size).toBe(0);
    expect(night.when('18:52', chair, choose(false))).toStrictEqual(nothing);
  });

  test('[TURN-9] has to be in the plan, and so has the testimony', () => {
    const testimonies = samplePlan.testimonies.map(({ reserve: _, ...alone }) => alone);
    const night = givenPlan({ ...samplePlan, testimonies });
    expect(night.when('18:50', chair, choose())).toStrictEqual(refused('no-reserve', 'T1'));
    const unknown = { type: 'ChooseReserve', testimony: 'T9' } as const;
    expect(night.when('18:50', chair, unknown)).toStrictEqual(refused('no-such-speaker', 'T9'));
  });

  test('[TURN-9] is only for testimonies: a candidate speaks in person', () => {
    expect(given(on('S07')).when('19:00', timekeeper, answer({ reserve: true }))).toStrictEqual(
      did(started('answer', candidate('C4'), 60, 'S07')),
    );
  });
});

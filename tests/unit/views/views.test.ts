/** The night, its running order and the speaker clock, as the crew sees them; and what may be done with each. */
import { describe, expect, test } from 'vitest';
import { agendaView } from '../../../shared/views/agenda.ts';
import { isRehearsal, nightView } from '../../../shared/views/night.ts';
import { turnView } from '../../../shared/views/turn.ts';
import {
  at,
  byId,
  chair,
  given,
  givenPlan,
  MINUTE,
  on,
  samplePlan,
  schedule,
  SECOND,
  timekeeper,
  type Night,
  type Step,
} from '../../support/night/night.ts';

const next = (segment: string, from: string) => ({ type: 'StartSegment', segment, from }) as const;
const pause: Step = ['18:31', chair, { type: 'PauseNight' }];
const skipped = (segment: string): Step => ['18:00', chair, { type: 'SegmentSkipped', segment }];
const ended: Step = ['20:10', chair, { type: 'EndNight', from: 'S22' }];

const statuses = (night: Night) => {
  const short = { done: 'd', on: 'O', 'to-come': '.', skipped: 's', passed: 'p' };
  return agendaView(night.state)
    .segments.map(({ status }) => short[status])
    .join('');
};
const moves = (night: Night) => {
  const { next: one, previous, canPause, canResume, canEnd } = agendaView(night.state);
  return [one, previous, canPause, canResume, canEnd];
};
const offers = (night: Night) => {
  const { canStart, canPause, canResume } = turnView(night.state);
  return [canStart, canPause, canResume];
};

describe('the frame of the night', () => {
  test('[AGENDA-1] says what it is, whose, where and when', () => {
    expect(nightView(given().state)).toStrictEqual({
      id: 'tv-pcc-2020',
      title: samplePlan.assembly.title,
      alliance: 'Thames Valley Citizens',
      office: 'Police and Crime Commissioner for Thames Valley',
      date: '2020-04-29',
      timezone: 'Europe/London',
      venue: "St Corvin's Guildhall, Milton Keynes",
      hall: { furthestSeatM: 25, screenWidthM: 4 },
      imprint: samplePlan.assembly.imprint,
      neutrality: samplePlan.assembly.neutrality_notice,
      conduct: samplePlan.assembly.conduct,
      alsoStanding: [{ name: 'Percival Wobblestone', party: 'Teapot Reform League (fictional)' }],
      startsAt: at('18:30'),
      dayFrom: schedule.dayFrom,
      dayUntil: schedule.dayUntil,
      rehearsal: null,
      startedAt: null,
      pausedAt: null,
      endedAt: null,
    });
  });

  test('[AGENDA-1] what a plan leaves out is null', () => {
    const { id, title, alliance, date, timezone, start, end } = samplePlan.assembly;
    const assembly = { id, title, alliance, date, timezone, start, end };
    const { state } = givenPlan({ ...samplePlan, assembly });
    const left = { office: null, venue: null, imprint: null, neutrality: null, conduct: null };
    expect(nightView(state)).toMatchObject(left);
    expect(agendaView(state).hardStopAt).toBeNull();
  });

  test('[AGENDA-2] whether it is a rehearsal: by the day until it starts, then as it was started', () => {
    const view = nightView(given().state);
    expect(isRehearsal(view, schedule.dayFrom)).toBe(false);
    expect(isRehearsal(view, schedule.dayFrom - 1)).toBe(true);
    expect(isRehearsal(view, schedule.dayUntil)).toBe(true);
    const begun = nightView(given(on('S01')).state);
    expect(isRehearsal(begun, schedule.dayUntil)).toBe(false);
  });
});

describe('the running order', () => {
  test.each([
    ['before the start', given(), '......................', ['S01', null, false, false, false]],
    ['at the first', given(on('S01')), 'O.....................', ['S02', null, true, false, false]],
    ['in a pause', given(on('S01'), pause), 'O.....................', ['S02', null, false, true, false]],
    ['started in the middle', given(on('S04')), 'pppO..................', ['S05', 'S03', true, false, false]],
    [
      'with some skipped',
      given(on('S01'), skipped('S02'), skipped('S04'), ['18:34', chair, next('S03', 'S01')]),
      'dsOs..................',
      ['S05', 'S01', true, false, false],
    ],
    [
      'with some passed over, back is what was on before',
      given(on('S01'), ['18:34', chair, next('S04', 'S01')]),
      'dppO..................',
      ['S05', 'S01', true, false, false],
    ],
    [
      'gone back',
      given(on('S03'), ['18:40', chair, next('S02', 'S03')]),
      'pO....................',
      ['S03', 'S01', true, false, false],
    ],
    ['at the last', given(on('S22')), `${'p'.repeat(21)}O`, [null, 'S21', true, false, true]],
    ['at the end', given(on('S22'), ended), `${'p'.repeat(21)}d`, [null, 'S22', false, false, false]],
    [
      'at the end, one skipped',
      given(skipped('S12'), on('S22'), ended),
      'pppppppppppspppppppppd',
      [null, 'S22', false, false, false],
    ],
  ])('[AGENDA-12] %s', (_what, night, expected, offered) => {
    expect(statuses(night)).toBe(expected);
    expect(moves(night)).toEqual(offered);
  });

  test('[AGENDA-12] the last but skipped ones is the last', () => {
    const night = given(skipped('S22'), on('S21'));
    expect(moves(night)).toEqual([null, 'S20', true, false, true]);
  });

  test('[AGENDA-12] each row has its times, its people, and what may be done with it', () => {
    const rows = agendaView(given(on('S05'), skipped('S07')).state).segments;
    expect(byId(rows, 'S06')).toStrictEqual({
      id: 'S06',
      kind: 'testimony',
      title: 'Testimony 1',
      detail: 'Beatrice',
      leads: ['Rev. Philippa Starling'],
      note: null,
      cut: 0,
      status: 'to-come',
      plannedAt: at('18:55'),
      plannedMs: 3 * MINUTE,
      lengthMs: 3 * MINUTE,
      perCandidateMs: null,
      leaveBy: null,
      minMs: 3 * MINUTE,
      startedAt: null,
      endedAt: null,
      usedMs: 0,
      canStart: true,
      canSkip: true,
      canRestore: false,
      canMove: true,
    });
    const may = (id: string) => {
      const { canStart, canSkip, canRestore, canMove } = byId(rows, id);
      return [canStart, canSkip, canRestore, canMove];
    };
    expect(may('S05')).toEqual([false, false, false, false]);
    expect(may('S04')).toEqual([true, false, false, false]);
    expect(may('S07')).toEqual([true, false, true, true]);
    expect(byId(rows, 'S07').detail).toBe('Recognise us and keep meeting us');
    expect(byId(rows, 'S05').detail).toBeNull();
  });

  test('[AGENDA-2] planned times follow the start, which is the chair’s in a rehearsal', () => {
    const view = agendaView(given(on('S01', schedule.dayUntil)).state);
    expect(view).toMatchObject({
      startsAt: schedule.dayUntil,
      endsAt: schedule.dayUntil + 100 * MINUTE,
      hardStopAt: schedule.dayUntil + 120 * MINUTE,
    });
    expect(byId(view.segments, 'S06').plannedAt).toBe(schedule.dayUntil + 25 * MINUTE);
  });
});

describe('the speaker clock', () => {
  const begin: Step = ['19:00', timekeeper, { type: 'StartTurn', speaker: 'C4' }];
  test.each([
    ['before the start', given(), [false, false, false]],
    ['where nobody is due', given(on('S02')), [false, false, false]],
    ['where somebody is due', given(on('S07')), [true, false, false]],
    ['in a pause of the night', given(on('S07'), pause), [false, false, false]],
    ['while somebody speaks', given(on('S07'), begin), [false, true, false]],
    [
      'while it is held',
      given(on('S07'), begin, ['19:01', timekeeper, { type: 'PauseTurn' }]),
      [false, false, true],
    ],
    [
      'while it is held by the night',
      given(on('S07'), begin, ['19:01', chair, { type: 'PauseNight' }]),
      [false, false, false],
    ],
  ])('[TURN-3] may be started, paused or resumed %s: %j', (_when, night, expected) => {
    expect(offers(night)).toEqual(expected);
  });

  test('[TURN-1] names who speaks, and who is next', () => {
    expect(turnView(given(on('S07'), begin).state)).toMatchObject({
      current: { speaker: 'C4', party: 'Lantern Party (fictional)', runningSince: at('19:00') },
      next: { kind: 'answer', speaker: 'C1', name: 'Barnaby Oddlington', allottedMs: 60 * SECOND },
    });
  });

  test('[TURN-1] a leader at the microphone has a name and no party', () => {
    const night = given(on('S04'), ['18:47', timekeeper, { type: 'StartTurn', speaker: 'chair2' }]);
    expect(turnView(night.state).current).toMatchObject({
      name: 'Idris Halloway',
      party: null,
      kind: 'speech',
    });
  });
});

/** The running order: starting, moving on, going back, skipping, pausing and ending. */
import { describe, expect, test } from 'vitest';
import type { NightEvent } from '../../../shared/night/events.ts';
import type { PlanSegment } from '../../../shared/plan/plan.ts';
import {
  at,
  begun,
  byId,
  chair,
  DAY_MS,
  did,
  given,
  givenPlan,
  MINUTE,
  nothing,
  on,
  otherChair,
  refused,
  samplePlan,
  schedule,
  SECOND,
  type Night,
} from '../../support/night/night.ts';

const segment = (night: Night, id: string) => byId(night.state.agenda.segments, id);
const start = (id: string, from: string | null) => ({ type: 'StartSegment', segment: id, from }) as const;
const pause = { type: 'PauseNight' } as const;
const resume = { type: 'ResumeNight' } as const;
const skip = (id: string) => ({ type: 'SkipSegment', segment: id }) as const;
const restore = (id: string) => ({ type: 'RestoreSegment', segment: id }) as const;
const end = (from: string) => ({ type: 'EndNight', from }) as const;
const title = (id: string, own?: { at?: string; s?: number }) =>
  ({ id, kind: 'speech', title: 'A speech', s: 240, cut: 0, lead: [], ...own }) satisfies PlanSegment;

describe('starting', () => {
  test('[AGENDA-1] the first segment that the chair starts starts the night', () => {
    expect(given().when('18:31', chair, start('S01', null))).toStrictEqual(
      did({ type: 'NightStarted', rehearsal: false, start: at('18:30') }, begun('S01')),
    );
  });

  test('[AGENDA-1] it may be any segment, and later ones do not start the night again', () => {
    expect(given().when('18:31', chair, start('S03', null))).toMatchObject({
      value: [{ type: 'NightStarted' }, begun('S03')],
    });
    expect(given(on('S03')).when('18:40', chair, start('S04', 'S03'))).toStrictEqual(
      did(begun('S04', 'S03')),
    );
  });

  test('[AGENDA-1] from then on it is known when the night began, and what is on since when', () => {
    expect(given(on('S01', '18:31')).state.agenda).toMatchObject({
      startedAt: at('18:31'),
      start: at('18:30'),
      rehearsal: false,
      current: 'S01',
      runningSince: at('18:31'),
    });
  });

  test.each([
    ['the second midnight begins', schedule.dayFrom, false],
    ['a moment before it', schedule.dayFrom - 1, true],
    ['just before four in the next morning', schedule.dayUntil - 1, false],
    ['at four', schedule.dayUntil, true],
    ['a week before', at('18:30') - 7 * DAY_MS, true],
  ])('[AGENDA-2] started %s: rehearsal or not', (_when, now, rehearsal) => {
    expect(given().when(now, chair, start('S01', null))).toStrictEqual(
      did({ type: 'NightStarted', rehearsal, start: rehearsal ? now : at('18:30') }, begun('S01')),
    );
  });

  test('[AGENDA-2] the planned times of a rehearsal count from the moment the chair started it', () => {
    const weekBefore = at('10:00') - 7 * DAY_MS;
    expect(given(on('S01', weekBefore)).state.agenda).toMatchObject({ start: weekBefore, rehearsal: true });
  });
});

describe('moving on', () => {
  test('[AGENDA-3] of two chairs who press next at once, one takes the step and the other is told', () => {
    const night = given(on('S01'));
    expect(night.when('18:34', chair, start('S02', 'S01'))).toStrictEqual(did(begun('S02', 'S01')));
    night.and('18:34', chair, start('S02', 'S01'));
    expect(night.when('18:34', otherChair, start('S02', 'S01'))).toStrictEqual(refused('moved-on', 'S02'));
  });

  test.each([
    ['from a segment, before the start', given(), start('S01', 'S05'), 'moved-on', 'nothing'],
    ['from nothing, when something is on', given(on('S01')), start('S02', null), 'moved-on', 'S01'],
    ['to what is on', given(on('S01')), start('S01', 'S01'), 'already-on', 'S01'],
    ['to what is in no plan', given(on('S01')), start('S99', 'S01'), 'no-such-segment', 'S99'],
  ] as const)('[AGENDA-3] a step %s is refused', (_what, night, command, code, detail) => {
    expect(night.when('18:34', chair, command)).toStrictEqual(refused(code, detail));
  });

  test('[AGENDA-4] the time of a segment is the time it was on', () => {
    const night = given(on('S01'), ['18:34:30', chair, start('S02', 'S01')]);
    expect(segment(night, 'S01')).toMatchObject({
      startedAt: at('18:30'),
      endedAt: at('18:34:30'),
      usedMs: 270 * SECOND,
    });
    expect(segment(night, 'S02')).toMatchObject({ startedAt: at('18:34:30'), endedAt: null, usedMs: 0 });
  });

  test('[AGENDA-4] going back goes on counting where it was left, and keeps the first beginning', () => {
    const night = given(
      on('S01'),
      ['18:34', chair, start('S02', 'S01')],
      ['18:35', chair, start('S01', 'S02')],
      ['18:37', chair, start('S02', 'S01')],
      ['18:38', chair, start('S03', 'S02')],
    );
    expect(segment(night, 'S01')).toMatchObject({ startedAt: at('18:30'), usedMs: 6 * MINUTE });
    expect(segment(night, 'S02')).toMatchObject({ startedAt: at('18:34'), usedMs: 2 * MINUTE });
    expect(segment(night, 'S02').endedAt).toBe(at('18:38'));
  });

  test('[AGENDA-4] while it is on again, it has no end', () => {
    const night = given(
      on('S01'),
      ['18:34', chair, start('S02', 'S01')],
      ['18:35', chair, start('S01', 'S02')],
    );
    expect(segment(night, 'S01').endedAt).toBeNull();
    expect(night.state.agenda).toMatchObject({ current: 'S01', runningSince: at('18:35') });
  });
});

describe('pausing', () => {
  test('[AGENDA-5] a pause stops the clock of what is on, and resuming lets it go on', () => {
    const night = given(on('S01'));
    expect(night.when('18:31', chair, pause)).toStrictEqual(did({ type: 'NightPaused' }));
    night.and('18:31', chair, pause);
    expect(night.state.agenda).toMatchObject({ pausedAt: at('18:31'), runningSince: null });
    expect(night.when('18:36', chair, resume)).toStrictEqual(did({ type: 'NightResumed' }));
    night.and('18:36', chair, resume).and('18:38', chair, start('S02', 'S01'));
    expect(segment(night, 'S01').usedMs).toBe(3 * MINUTE);
    expect(night.state.agenda.pausedAt).toBeNull();
  });

  test('[AGENDA-5] pausing what is paused, or resuming what runs, changes nothing', () => {
    const night = given(on('S01'));
    expect(night.when('18:31', chair, resume)).toStrictEqual(nothing);
    expect(night.and('18:31', chair, pause).when('18:32', otherChair, pause)).toStrictEqual(nothing);
  });

  test.each([pause, resume])('[AGENDA-5] $type needs something to be on', (command) => {
    const ended = given(on('S01'), ['18:35', chair, { type: 'EndNight', from: 'S01' }]);
    expect(given().when('18:20', chair, command)).toStrictEqual(refused('night-not-running'));
    expect(ended.when('18:40', chair, command)).toStrictEqual(refused('night-not-running'));
  });

  test('[AGENDA-6] starting a segment ends the pause, which counts for no segment', () => {
    const night = given(on('S01'), ['18:32', chair, pause]);
    expect(night.when('18:40', chair, start('S02', 'S01'))).toStrictEqual(
      did({ type: 'NightResumed' }, begun('S02', 'S01')),
    );
    night.and('18:40', chair, start('S02', 'S01'));
    expect(segment(night, 'S01').usedMs).toBe(2 * MINUTE);
    expect(night.state.agenda).toMatchObject({ pausedAt: null, runningSince: at('18:40') });
  });
});

describe('skipping', () => {
  const skipped: NightEvent = { type: 'SegmentSkipped', segment: 'S12' };

  test('[AGENDA-7] what is to come can be skipped, before the start too, and restored', () => {
    const night = given();
    expect(night.when('18:00', chair, skip('S12'))).toStrictEqual(did(skipped));
    night.and('18:00', chair, skip('S12'));
    expect(segment(night, 'S12').skipped).toBe(true);
    expect(night.when('18:01', chair, restore('S12'))).toStrictEqual(
      did({ type: 'SegmentRestored', segment: 'S12' }),
    );
    expect(segment(night.and('18:01', chair, restore('S12')), 'S12').skipped).toBe(false);
  });

  test('[AGENDA-7] skipping twice, or restoring what is not skipped, changes nothing', () => {
    const night = given(on('S01'), ['18:31', chair, skipped]);
    expect(night.when('18:32', chair, skip('S12'))).toStrictEqual(nothing);
    expect(night.when('18:32', chair, restore('S02'))).toStrictEqual(nothing);
  });

  test.each([
    ['skipping what is on', skip('S03'), 'segment-is-on', 'S03'],
    ['skipping what is over', skip('S02'), 'segment-is-over', 'S02'],
    ['skipping what is in no plan', skip('S99'), 'no-such-segment', 'S99'],
    ['restoring what is in no plan', restore('S99'), 'no-such-segment', 'S99'],
  ] as const)('[AGENDA-7] %s is refused', (_what, command, code, detail) => {
    expect(given(on('S03')).when('18:40', chair, command)).toStrictEqual(refused(code, detail));
  });

  test('[AGENDA-7] once the night has ended, what was held is over and cannot be skipped', () => {
    const ended = given(on('S01'), ['20:10', chair, { type: 'EndNight', from: 'S01' }]);
    expect(ended.when('20:11', chair, skip('S01'))).toStrictEqual(refused('segment-is-over', 'S01'));
  });

  test('[AGENDA-7] what was skipped can be started all the same', () => {
    const night = given(on('S11'), ['18:31', chair, skipped], ['18:32', chair, start('S12', 'S11')]);
    expect(segment(night, 'S12')).toMatchObject({ skipped: false, startedAt: at('18:32') });
  });
});

describe('ending', () => {
  test('[AGENDA-8] the end closes what is on, a pause too', () => {
    const night = given(on('S22', '20:06'), ['20:08', chair, pause]);
    expect(night.when('20:10', chair, end('S22'))).toStrictEqual(
      did({ type: 'NightEnded', left: 'S22', paused: true }),
    );
    night.and('20:10', chair, end('S22'));
    expect(night.state.agenda).toMatchObject({
      endedAt: at('20:10'),
      current: null,
      runningSince: null,
      pausedAt: null,
    });
    expect(segment(night, 'S22')).toMatchObject({ endedAt: at('20:10'), usedMs: 2 * MINUTE });
  });

  test.each([
    ['from a segment that is over', given(on('S22')), 'S21', 'S22'],
    ['before the start', given(), 'S22', 'nothing'],
  ])('[AGENDA-8] ending %s is refused', (_when, night, from, detail) => {
    expect(night.when('20:10', chair, end(from))).toStrictEqual(refused('moved-on', detail));
  });

  test('[AGENDA-8] a night that was ended too early goes on: it began when it began', () => {
    const night = given(on('S21', '20:03'), ['20:05', chair, end('S21')]);
    expect(night.when('20:06', chair, start('S22', null))).toStrictEqual(did(begun('S22')));
    night.and('20:06', chair, start('S22', null));
    expect(night.state.agenda).toMatchObject({ startedAt: at('20:03'), endedAt: null, current: 'S22' });
    expect(segment(night, 'S21')).toMatchObject({ endedAt: at('20:05'), usedMs: 2 * MINUTE });
  });
});

describe('the plan’s times', () => {
  test('[AGENDA-9] a segment begins at its own time, or where the one before it ends', () => {
    const running_order = [title('S1'), title('S2', { s: 60 }), title('S3', { at: '18:50' }), title('S4')];
    const { segments } = givenPlan({ ...samplePlan, running_order }).state.agenda;
    const minutes = segments.map(({ plannedOffsetMs }) => Number(plannedOffsetMs) / MINUTE);
    expect(minutes).toEqual([0, 4, 20, 24]);
  });

  test('[AGENDA-9] a segment says how long it is, how short it may be, and what is shown with it', () => {
    expect(segment(given(), 'S05')).toStrictEqual({
      id: 'S05',
      kind: 'candidates_open',
      title: 'Candidates introduced; one minute each',
      lead: ['chair1'],
      note: null,
      ref: null,
      scene: 'speaker_clock',
      perCandidateMs: 60 * SECOND,
      plannedOffsetMs: 19 * MINUTE,
      plannedMs: 6 * MINUTE,
      lengthMs: 6 * MINUTE,
      minMs: 5 * MINUTE,
      cut: 0,
      startedAt: null,
      endedAt: null,
      usedMs: 0,
      skipped: false,
    });
  });

  test('[AGENDA-9] where the plan names no shortest length it is the planned one; nor a scene, its kind’s', () => {
    const { agenda } = givenPlan({ ...samplePlan, running_order: [title('S1', { s: 90 })] }).state;
    expect(agenda.segments).toMatchObject([
      {
        plannedMs: 90 * SECOND,
        lengthMs: 90 * SECOND,
        minMs: 90 * SECOND,
        scene: 'title',
        perCandidateMs: null,
      },
    ]);
  });

  test('[AGENDA-9] an evening may go past midnight', () => {
    const assembly = { ...samplePlan.assembly, start: '23:00', end: '00:40', hard_stop: '01:00' };
    const running_order = [title('S1', { at: '23:00' }), title('S2', { at: '00:10' })];
    const { agenda } = givenPlan({ ...samplePlan, assembly, running_order }).state;
    expect(agenda).toMatchObject({ endOffsetMs: 100 * MINUTE, hardStopOffsetMs: 120 * MINUTE });
    expect(agenda.segments.map(({ plannedOffsetMs }) => plannedOffsetMs)).toEqual([0, 70 * MINUTE]);
  });
});

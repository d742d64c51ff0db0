/** Where the night is heading: projected starts and finish at a moment, and what is left of the segment that is on. */
import { describe, expect, test } from 'vitest';
import { onFor, project, type Projection } from '../../../shared/views/projection.ts';
import { agendaView } from '../../../shared/views/agenda.ts';
import type { NightEvent } from '../../../shared/night/events.ts';
import {
  at,
  byId,
  chair,
  DAY_MS,
  given,
  MINUTE,
  on,
  samplePlan,
  type Night,
  type Step,
} from '../../support/night/night.ts';

const heading = (night: Night, clock: string | number, rehearsal = false): Projection =>
  project(agendaView(night.state), typeof clock === 'string' ? at(clock) : clock, rehearsal);
const clock = (instant: number | undefined): string =>
  instant === undefined ? 'none' : new Date(instant + 60 * MINUTE).toISOString().slice(11, 19);
const starts = ({ startsAt }: Projection, ...ids: string[]) => ids.map((id) => clock(startsAt.get(id)));
const figures = ({ leftMs, overMs, finishAt }: Projection) => [
  leftMs === null ? null : leftMs / MINUTE,
  overMs / MINUTE,
  clock(finishAt),
];
const next = (segment: string, from: string) => ({ type: 'StartSegment', segment, from }) as const;

/** The night went by its plan up to the beginning of this segment. */
const punctual = (until: string): Step[] => {
  const reached = samplePlan.running_order.slice(
    0,
    samplePlan.running_order.findIndex(({ id }) => id === until) + 1,
  );
  return reached.map(({ id, at: planned = '' }, index): Step => {
    const from = reached[index - 1]?.id ?? null;
    return [planned, chair, { type: 'StartSegment', segment: id, from }];
  });
};

describe('while something is on', () => {
  test.each([
    ['as it begins, on time', '18:49', [6, 0, '20:10:00'], '18:55:00'],
    ['halfway, on time', '18:52', [3, 0, '20:10:00'], '18:55:00'],
    ['as its time is up', '18:55', [0, 0, '20:10:00'], '18:55:00'],
    ['two minutes over, what follows is late', '18:57', [-2, 2, '20:12:00'], '18:57:00'],
  ])('[AGENDA-10] %s', (_what, now, expected, testimony) => {
    const night = given(...punctual('S05'));
    expect(figures(heading(night, now))).toEqual(expected);
    expect(starts(heading(night, now), 'S06')).toEqual([testimony]);
  });

  test('[AGENDA-10] begun late, everything that follows is late', () => {
    const night = given(on('S01', '18:40'));
    expect(figures(heading(night, '18:41'))).toEqual([3, 10, '20:20:00']);
    expect(starts(heading(night, '18:41'), 'S02', 'S22')).toEqual(['18:44:00', '20:16:00']);
  });

  test('[AGENDA-10] left early, the night is ahead', () => {
    const night = given(...punctual('S05'), ['18:52', chair, next('S06', 'S05')]);
    expect(figures(heading(night, '18:53'))).toEqual([2, -3, '20:07:00']);
  });

  test('[AGENDA-10] what is skipped takes no time, and what is over or passed has no start', () => {
    const skipped: NightEvent = { type: 'SegmentSkipped', segment: 'S12' };
    const night = given(...punctual('S05'), ['18:50', chair, skipped], ['18:55', chair, next('S07', 'S05')]);
    expect(figures(heading(night, '18:55'))).toEqual([8, -6, '20:04:00']);
    expect(starts(heading(night, '18:55'), 'S04', 'S06', 'S07', 'S12', 'S08')).toEqual([
      'none',
      'none',
      'none',
      'none',
      '19:03:00',
    ]);
  });

  test('[AGENDA-10] what was on already needs only what is left of it', () => {
    const night = given(...punctual('S05'), ['18:51', chair, next('S04', 'S05')]);
    // S04 had its three minutes; S05 had two of its six.
    expect(figures(heading(night, '18:51'))).toEqual([0, 0, '20:10:00']);
    expect(starts(heading(night, '18:51'), 'S05', 'S06')).toEqual(['18:51:00', '18:55:00']);
  });

  test('[AGENDA-10] what ran over before and comes again counts as nothing, not as less', () => {
    const night = given(...punctual('S05'), ['19:00', chair, next('S04', 'S05')]);
    expect(starts(heading(night, '19:00'), 'S05', 'S06')).toEqual(['19:00:00', '19:00:00']);
  });

  test('[AGENDA-10] a pause holds what is left, and moves all that follows', () => {
    const night = given(...punctual('S05'), ['18:51', chair, { type: 'PauseNight' }]);
    expect(figures(heading(night, '18:51'))).toEqual([4, 0, '20:10:00']);
    expect(figures(heading(night, '18:56'))).toEqual([4, 5, '20:15:00']);
    expect(starts(heading(night, '18:56'), 'S06')).toEqual(['19:00:00']);
  });

  test('[AGENDA-4] how long it has been on, as its clock shows it', () => {
    const view = agendaView(given(...punctual('S05'), ['18:51', chair, next('S06', 'S05')]).state);
    const been = (id: string) => onFor(view, byId(view.segments, id), at('18:53')) / MINUTE;
    expect(['S04', 'S05', 'S06', 'S07'].map(been)).toEqual([3, 2, 2, 0]);
  });
});

describe('before the start', () => {
  test.each([
    ['early, it will begin as planned', '18:00', false, '18:30:00', [null, 0, '20:10:00']],
    ['late, it begins now', '18:45', false, '18:45:00', [null, 15, '20:25:00']],
    ['for a rehearsal the plan’s times stand', '18:45', true, '18:30:00', [null, 0, '20:10:00']],
  ] as const)('[AGENDA-11] %s', (_what, now, rehearsal, first, expected) => {
    expect(starts(heading(given(), now, rehearsal), 'S01')).toEqual([first]);
    expect(figures(heading(given(), now, rehearsal))).toEqual(expected);
  });

  test('[AGENDA-11] a rehearsal that has begun is measured against its own beginning', () => {
    const morning = at('10:00') - 7 * DAY_MS;
    const night = given(on('S01', morning));
    expect(figures(heading(night, morning + 5 * MINUTE, true))).toEqual([-1, 1, '11:41:00']);
  });
});

describe('after the end', () => {
  test('[AGENDA-10] the finish is when it ended, and nothing is to come', () => {
    const night = given(...punctual('S22'), ['20:12', chair, { type: 'EndNight', from: 'S22' }]);
    const end = heading(night, '21:00');
    expect(figures(end)).toEqual([null, 2, '20:12:00']);
    expect(end.startsAt.size).toBe(0);
  });
});

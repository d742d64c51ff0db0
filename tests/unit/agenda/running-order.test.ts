/** How the console names segments, what a jump leaves out, and where a segment can go. */
import { describe, expect, test } from 'vitest';
import {
  follower,
  leftOut,
  nameOf,
  positionAfter,
  positionBefore,
  segmentOf,
  stepFrom,
  wholeMinutes,
} from '../../../client/chair/order/running-order.ts';
import { agendaView, type AgendaView, type SegmentRow } from '../../../shared/views/agenda.ts';
import { byId, chair, given, MINUTE, on, SECOND, type Step } from '../../support/night/night.ts';

const agenda = (...steps: readonly Step[]): AgendaView => agendaView(given(...steps).state);
const row = (view: AgendaView, id: string): SegmentRow => byId(view.segments, id);
const skip = (segment: string): Step => ['18:20', chair, { type: 'SkipSegment', segment }];
const reserveReads: Step = ['18:20', chair, { type: 'ChooseReserve', testimony: 'T1' }];

const jump = (view: AgendaView, to: string): string[] => leftOut(view, row(view, to)).map(({ id }) => id);
const step = (view: AgendaView, id: string, by: -1 | 1) => stepFrom(view, row(view, id), by);

describe('the name of a segment', () => {
  test('is its title, and of a testimony also who gives it', () => {
    expect(nameOf(row(agenda(), 'S06'))).toBe('Testimony 1 · Beatrice');
    expect(nameOf(row(agenda(), 'S07'))).toBe('Ask 1: recognise us and keep meeting us');
  });

  test('names nobody where the reserve reads', () => {
    expect(nameOf(row(agenda(reserveReads), 'S06'))).toBe('Testimony 1');
  });
});

describe('a segment', () => {
  test('is found by its id; before the start nothing is', () => {
    expect(segmentOf(agenda(on('S04')), 'S04')?.status).toBe('on');
    expect(segmentOf(agenda(), null)).toBeNull();
    expect(segmentOf(agenda(), 'S99')).toBeNull();
  });

  test('is followed by the next in the list, and the last by nothing', () => {
    expect(follower(agenda(), 'S01')?.id).toBe('S02');
    expect(follower(agenda(), 'S22')).toBeNull();
  });
});

describe('a jump', () => {
  test('leaves out what is to come in between, but not what was skipped anyway', () => {
    expect(jump(agenda(on('S01')), 'S04')).toEqual(['S02', 'S03']);
    expect(jump(agenda(skip('S02'), on('S01')), 'S04')).toEqual(['S03']);
  });

  test('to the next, or back, leaves out nothing', () => {
    expect(jump(agenda(on('S03')), 'S04')).toEqual([]);
    expect(jump(agenda(on('S03')), 'S01')).toEqual([]);
  });

  test('before the start leaves out everything that stands before', () => {
    expect(jump(agenda(), 'S03')).toEqual(['S01', 'S02']);
  });
});

describe('a delay', () => {
  test.each([
    [59 * SECOND, 0],
    [61 * SECOND, 1],
    [-61 * SECOND, -1],
    [-2 * MINUTE - 59 * SECOND, -2],
  ])('of %i ms is %i whole minutes: nobody is told of seconds', (ms, minutes) => {
    expect(wholeMinutes(ms)).toBe(minutes);
  });
});

describe('one step', () => {
  test('up goes before the one above, down behind the one below', () => {
    expect(step(agenda(), 'S03', -1)).toEqual({ before: 'S02' });
    expect(step(agenda(), 'S03', 1)).toEqual({ before: 'S05' });
  });

  test('down from the last but one goes to the end', () => {
    expect(step(agenda(), 'S21', 1)).toEqual({ before: null });
  });

  test('is none past the first, past the last, or past what is on', () => {
    expect(step(agenda(), 'S01', -1)).toBeNull();
    expect(step(agenda(), 'S22', 1)).toBeNull();
    expect(step(agenda(on('S02')), 'S03', -1)).toBeNull();
    expect(step(agenda(on('S02')), 'S02', 1)).toBeNull();
  });

  test('goes past what is skipped, which still has its place', () => {
    expect(step(agenda(skip('S02')), 'S03', -1)).toEqual({ before: 'S02' });
  });
});

describe('something new', () => {
  test('may stand before or after what is to come', () => {
    const view = agenda(on('S02'));
    expect(positionBefore(row(view, 'S05'))).toEqual({ before: 'S05' });
    expect(positionAfter(view, row(view, 'S05'))).toEqual({ before: 'S06' });
    expect(positionAfter(view, row(view, 'S22'))).toEqual({ before: null });
  });

  test('may stand after what is on, not before it', () => {
    const view = agenda(on('S02'));
    expect(positionAfter(view, row(view, 'S02'))).toEqual({ before: 'S03' });
    expect(positionBefore(row(view, 'S02'))).toBeNull();
  });

  test('has no place beside what is over', () => {
    const view = agenda(on('S01'), ['18:34', chair, { type: 'StartSegment', segment: 'S02', from: 'S01' }]);
    expect([positionBefore(row(view, 'S01')), positionAfter(view, row(view, 'S01'))]).toEqual([null, null]);
  });
});

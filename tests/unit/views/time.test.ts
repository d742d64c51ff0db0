/** Clock times of an evening, lengths, and dates of the calendar. */
import { describe, expect, test } from 'vitest';
import { between, isCalendarDate, seconds, weekdayOf } from '../../../shared/kernel/time.ts';
import { MINUTE } from '../../support/night/night.ts';

describe('from one clock time to another', () => {
  test.each([
    ['18:30', '18:30', 0],
    ['18:30', '20:10', 100],
    ['18:30', '17:45', -45],
    ['23:00', '00:40', 100],
    ['00:10', '23:50', -20],
    ['06:00', '17:59', 719],
    ['06:00', '18:00', -720],
    ['18:00', '06:00', -720],
  ])('[AGENDA-9] %s to %s, the short way round midnight, is %i minutes', (from, to, minutes) => {
    expect(between(from, to)).toBe(minutes * MINUTE);
  });

  test('[AGENDA-9] a plan’s seconds are milliseconds here', () => {
    expect(seconds(90)).toBe(90_000);
  });
});

describe('dates', () => {
  test.each([
    ['2020-02-29', true],
    ['2019-02-29', false],
    ['2020-02-30', false],
    ['2020-04-31', false],
    ['2020-13-01', false],
    ['2020-4-29', false],
    ['20200429', false],
    ['', false],
    ['29 April 2020', false],
  ])('[AGENDA-9] “%s” is a day of the calendar: %s', (text, exists) => {
    expect(isCalendarDate(text)).toBe(exists);
  });

  test.each([
    ['2020-04-29', 'wednesday'],
    ['2024-12-31', 'tuesday'],
    ['2020-02-29', 'saturday'],
  ])('[AGENDA-9] %s is a %s', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });
});

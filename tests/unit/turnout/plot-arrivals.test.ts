/** The small plot of arrivals: its lines, its times, and what came lately. */
import { describe, expect, test } from 'vitest';
import {
  cameWithin,
  MINUTE_MS,
  plotArrivals,
  standingAt,
} from '../../../client/chair/turnout/plot-arrivals.ts';
import type { ArrivalsPoint } from '../../../shared/views/arrivals.ts';
import { at } from '../../support/night/night.ts';

const size = { width: 300, height: 108 };
const point = (time: string, door: number, phoneHeads: number): ArrivalsPoint => ({
  from: at(time),
  door,
  phoneHeads,
});
const plot = (points: readonly ArrivalsPoint[], now: string, pledged = 100) =>
  plotArrivals({ points, pledged }, size, at(now));

describe('the plot of arrivals', () => {
  test('is none while nobody has been counted', () => {
    expect(plot([], '18:10')).toBeNull();
  });

  test('of one minute rises within it and goes on level until now', () => {
    expect(plot([point('18:10', 50, 25)], '18:13')).toStrictEqual({
      doors: 'M0 108H0L100 58H300',
      phones: 'M0 108H0L100 83H300',
      pledgeY: 8,
      ticks: [
        { at: at('18:10'), share: 0 },
        { at: at('18:11'), share: 1 / 3 },
        { at: at('18:12'), share: 2 / 3 },
        { at: at('18:13'), share: 1 },
      ],
    });
  });

  test('stays level over minutes in which nobody came', () => {
    expect(plot([point('18:10', 50, 0), point('18:19', 100, 0)], '18:20')?.doors).toBe(
      'M0 108H0L30 58H270L300 8H300',
    );
  });

  test('has room for more than were pledged, and needs no pledge', () => {
    expect(plot([point('18:10', 200, 0)], '18:11')).toMatchObject({
      doors: 'M0 108H0L300 8H300',
      pledgeY: 58,
    });
    expect(plot([point('18:10', 0, 0)], '18:11', 0)).toMatchObject({
      doors: 'M0 108H0L300 108H300',
      pledgeY: null,
    });
  });

  test('does not go on for ever once the evening is over, nor backwards when a clock is behind', () => {
    const wide = plot([point('18:10', 1, 1)], '23:50');
    expect(wide?.ticks.at(-1)?.at).toBeLessThanOrEqual(at('18:41'));
    expect(plot([point('18:10', 1, 1)], '17:00')?.ticks.map(({ share }) => share)).toEqual([0, 1]);
  });

  test('of an evening of five hours has all its minutes, within the plot, and few times below', () => {
    const points = Array.from({ length: 300 }, (_, minute) => ({
      from: at('17:45') + minute * MINUTE_MS,
      door: minute * 2,
      phoneHeads: minute,
    }));
    const drawn = plot(points, '22:50', 641);
    expect(drawn?.doors.match(/L/g)).toHaveLength(300);
    const numbers = drawn?.doors.match(/[\d.]+/g)?.map(Number) ?? [];
    expect(Math.max(...numbers)).toBeLessThanOrEqual(300);
    expect(drawn?.ticks.map(({ at: time }) => (time - at('18:00')) / MINUTE_MS)).toEqual([60, 180]);
  });
});

describe('what came lately', () => {
  const points = [point('18:10', 40, 30), point('18:19', 100, 60), point('18:25', 130, 50)];

  test('is what stands now less what stood then; a phone that said less counts against it', () => {
    expect(cameWithin(points, at('18:29'), 10 * MINUTE_MS)).toEqual({ door: 30, phoneHeads: -10 });
    expect(cameWithin(points, at('18:28'), 10 * MINUTE_MS)).toEqual({ door: 90, phoneHeads: 20 });
    expect(cameWithin(points, at('19:00'), 10 * MINUTE_MS)).toEqual({ door: 0, phoneHeads: 0 });
    expect(cameWithin([], at('19:00'), 10 * MINUTE_MS)).toEqual({ door: 0, phoneHeads: 0 });
  });

  test('stood at nothing before the first', () => {
    expect(standingAt(points, at('18:00'))).toMatchObject({ door: 0, phoneHeads: 0 });
    expect(standingAt(points, at('18:20'))).toMatchObject({ door: 100, phoneHeads: 60 });
  });
});

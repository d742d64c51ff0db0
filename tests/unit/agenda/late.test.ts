/** What the console warns of: people who must leave before their own part, and the hard stop. */
import { describe, expect, test } from 'vitest';
import { isLate, lateLeavers, pastHardStopMs, projectedEnd } from '../../../client/chair/clock/late.ts';
import { project, type Projection } from '../../../shared/views/projection.ts';
import { agendaView, type AgendaView } from '../../../shared/views/agenda.ts';
import { at, byId, chair, given, MINUTE, on, SECOND, type Step } from '../../support/night/night.ts';

interface Seen {
  readonly agenda: AgendaView;
  readonly projection: Projection;
}
/** The console’s view of the night at a time of day, after these steps. */
const seenAt = (clock: string, ...steps: readonly Step[]): Seen => {
  const agenda = agendaView(given(...steps).state);
  return { agenda, projection: project(agenda, at(clock), false) };
};
const endOf = ({ agenda, projection }: Seen, id: string) =>
  projectedEnd(projection, byId(agenda.segments, id));
/** Linnetfield Primary School must leave at 19:40; testimony 2 is theirs, and ask 2 is what it is for. */
const late = (clock: string, ...steps: readonly Step[]) => {
  const { agenda, projection } = seenAt(clock, ...steps);
  return lateLeavers(agenda, projection);
};
const longer = (segment: string, seconds: number): Step => [
  '18:30',
  chair,
  { type: 'AddTime', segment, seconds },
];
const more = (segment: string, minutes: number): Step => longer(segment, minutes * 60);
/** When the roll call takes so much longer. */
const ask2IsLate = (seconds: number): boolean => {
  const { agenda, projection } = seenAt('18:30', longer('S03', seconds));
  return isLate(projection, byId(agenda.segments, 'S09'));
};
const past = (clock: string, ...steps: readonly Step[]) => {
  const { agenda, projection } = seenAt(clock, ...steps);
  return pastHardStopMs(agenda, projection.finishAt);
};

describe('when a segment is expected to end', () => {
  test('is its start and its length for what is to come', () => {
    expect(endOf(seenAt('18:30'), 'S02')).toBe(at('18:38'));
  });

  test('is where the next one starts, for what is on', () => {
    expect(endOf(seenAt('18:31', on('S01', '18:30')), 'S01')).toBe(at('18:34'));
  });

  test('is now, for what is on for longer than it should', () => {
    expect(endOf(seenAt('18:45', on('S01', '18:30')), 'S01')).toBe(at('18:45'));
  });

  test('is the finish, for the last one', () => {
    expect(endOf(seenAt('20:07', on('S22', '20:06')), 'S22')).toBe(at('20:10'));
  });

  test('counts only what is left of a segment the night went back from', () => {
    const back = seenAt(
      '18:35',
      on('S01', '18:30'),
      ['18:33', chair, { type: 'StartSegment', segment: 'S02', from: 'S01' }],
      ['18:35', chair, { type: 'StartSegment', segment: 'S01', from: 'S02' }],
    );
    expect(endOf(back, 'S01')).toBe(at('18:36'));
    expect(endOf(back, 'S02')).toBe(at('18:38'));
  });

  test('is not said of what is over or skipped', () => {
    const seen = seenAt(
      '18:35',
      ['18:20', chair, { type: 'SkipSegment', segment: 'S12' }],
      on('S01', '18:30'),
      ['18:34', chair, { type: 'StartSegment', segment: 'S02', from: 'S01' }],
    );
    expect([endOf(seen, 'S01'), endOf(seen, 'S12')]).toEqual([null, null]);
  });
});

describe('a delegation that must leave', () => {
  test('is not warned about while its part is over in time', () => {
    expect(late('18:30')).toEqual([]);
  });

  test('is warned about once, with all of its parts that would end too late', () => {
    const [only, ...others] = late('18:30', more('S03', 40));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ delegation: 'Linnetfield Primary School', leavesAt: at('19:40') });
    expect(only?.segments.map(({ row, endsAt }) => [row.id, endsAt])).toEqual([
      ['S08', at('19:49')],
      ['S09', at('19:55')],
    ]);
  });

  test('is warned about the ask alone, where their testimony is still in time', () => {
    expect(late('18:30', more('S03', 26)).map(({ segments }) => segments.map(({ row }) => row.id))).toEqual([
      ['S09'],
    ]);
  });

  test('is not warned about a delay under a minute, and is from a minute on', () => {
    expect([ask2IsLate(25 * 60 + 59), ask2IsLate(26 * 60)]).toEqual([false, true]);
  });

  test('is no longer warned about once its part is over', () => {
    expect(late('19:50', on('S10', '19:50'))).toEqual([]);
  });
});

describe('the hard stop', () => {
  test('is not passed while the night ends before it, or less than a minute after', () => {
    expect(past('18:30')).toBe(0);
    expect(past('18:30', more('S03', 20))).toBe(0);
    expect(past('18:30', more('S03', 20), longer('S02', 59))).toBe(0);
  });

  test('is passed by as much as the night would end later', () => {
    expect(past('18:30', more('S03', 31))).toBe(11 * MINUTE);
  });

  test('is nothing to warn of where the plan has none, or the night has ended', () => {
    const { agenda, projection } = seenAt('18:30', more('S03', 31));
    expect(pastHardStopMs({ ...agenda, hardStopAt: null }, projection.finishAt)).toBe(0);
    expect(pastHardStopMs({ ...agenda, endedAt: at('20:40') }, at('20:40'))).toBe(0);
    expect(pastHardStopMs(agenda, projection.finishAt)).toBeGreaterThan(60 * SECOND);
  });
});

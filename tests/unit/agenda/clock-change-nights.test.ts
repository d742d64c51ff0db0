/** Nights on which the clocks change: the sample's evening six hours later, on both of them, and times that come twice or never. */
import { describe, expect, test } from 'vitest';
import { scheduleOf } from '../../../server/night/opening.ts';
import type { PlanSegment } from '../../../shared/plan/plan.ts';
import { planSchema, type Plan } from '../../../shared/plan/plan.ts';
import { checkPlan } from '../../../shared/plan/checks/plan-checks.ts';
import { open } from '../../../shared/night/night.ts';
import { agendaView } from '../../../shared/views/agenda.ts';
import { openingOf, samplePlan } from '../../support/night/night.ts';

const HOUR = 3_600_000;
const AUTUMN = '2026-10-25';
const SPRING = '2026-03-29';

const later = (clock: string): string =>
  `${String((Number(clock.slice(0, 2)) + 6) % 24).padStart(2, '0')}${clock.slice(2)}`;
/** The sample from 00:30 to 02:10 of that day. */
const movedTo = (date: string, timezone = 'Europe/London'): Plan => {
  const text = JSON.stringify(samplePlan).replace(
    /"(\d\d:\d\d)"/g,
    (_, clock: string) => `"${later(clock)}"`,
  );
  const plan = planSchema.parse(JSON.parse(text));
  const { weekday: _, ...assembly } = plan.assembly;
  return { ...plan, assembly: { ...assembly, date, timezone } };
};

const agendaOf = (plan: Plan) => agendaView(open({ ...openingOf(plan), schedule: scheduleOf(plan) }));
const utc = (instant: number | null | undefined): string =>
  new Date(instant ?? Number.NaN).toISOString().slice(5, 16).replace('T', ' ');

type Segment = Pick<PlanSegment, 'id' | 'at' | 's'>;
/** Its evening, with another running order. */
const withOrder = (date: string, start: string, end: string, order: readonly Segment[]): Plan => {
  const plan = movedTo(date);
  const assembly = { ...plan.assembly, start, end, hard_stop: undefined };
  const running_order = order.map(
    (own) => ({ kind: 'speech', title: own.id, cut: 0, lead: [], ...own }) as const,
  );
  return planSchema.parse(JSON.parse(JSON.stringify({ ...plan, assembly, before: [], running_order })));
};
const startsOf = (plan: Plan): string[] =>
  agendaOf(plan).segments.map(({ plannedAt }) => utc(plannedAt).slice(6));

const lengthOf = (date: string): number => {
  const { dayFrom, dayUntil } = scheduleOf(movedTo(date));
  return (dayUntil - dayFrom) / HOUR;
};

describe('the sample six hours later', () => {
  test('[CLOCK-4] on an ordinary night nothing is worked out beyond the clock’s face', () => {
    expect(scheduleOf(movedTo('2026-10-18'))).not.toHaveProperty('offsets');
    expect(scheduleOf(samplePlan)).not.toHaveProperty('offsets');
  });

  test('[CLOCK-4] in the night of 25 October', () => {
    const agenda = agendaOf(movedTo(AUTUMN));
    const at = (id: string) => utc(agenda.segments.find((one) => one.id === id)?.plannedAt);
    expect([
      utc(agenda.startsAt),
      utc(agenda.endsAt),
      utc(agenda.hardStopAt),
      utc(agenda.plannedFinishAt),
    ]).toEqual(['10-24 23:30', '10-25 02:10', '10-25 02:30', '10-25 02:10']);
    // 01:30 comes twice: here the first fits; 02:03 comes once, an hour after the clocks went back.
    expect([at('S01'), at('S14'), at('S20'), at('S21')]).toEqual([
      '10-24 23:30',
      '10-25 00:30',
      '10-25 00:59',
      '10-25 02:03',
    ]);
    // Whoever must leave at 01:40 is on the safe side.
    expect(utc(agenda.segments.find(({ id }) => id === 'S08')?.leaveBy?.at)).toBe('10-25 00:40');
    expect(agenda.before.map(({ at: when }) => utc(when))).toEqual([
      '10-24 21:30',
      '10-24 22:00',
      '10-24 22:45',
      '10-24 23:10',
      '10-24 23:20',
    ]);
  });

  test('[CLOCK-4] in the night of 29 March', () => {
    const agenda = agendaOf(movedTo(SPRING));
    expect([utc(agenda.startsAt), utc(agenda.endsAt), utc(agenda.hardStopAt)]).toEqual([
      '03-29 00:30',
      '03-29 01:10',
      '03-29 01:30',
    ]);
    const at = (id: string) => utc(agenda.segments.find((one) => one.id === id)?.plannedAt);
    // 01:30 never comes: it is the moment of the change.
    expect([at('S07'), at('S08'), at('S14'), at('S21')]).toEqual([
      '03-29 00:58',
      '03-29 01:00',
      '03-29 01:00',
      '03-29 01:03',
    ]);
  });

  test.each([
    [AUTUMN, 'Europe/London'],
    [SPRING, 'Europe/London'],
    [AUTUMN, 'Europe/Berlin'],
    [SPRING, 'Europe/Athens'],
    ['2026-04-05', 'Australia/Lord_Howe'],
    ['2026-10-18', 'America/New_York'],
  ])('[CLOCK-4] on %s in %s nothing begins before what stands in front of it', (date, zone) => {
    const starts = agendaOf(movedTo(date, zone)).segments.map(({ plannedAt }) => plannedAt ?? 0);
    expect(starts).toEqual(starts.toSorted((one, other) => one - other));
    expect(starts).toHaveLength(22);
  });

  test('[AGENDA-2] [CLOCK-4] the day of such a night is as long as it is', () => {
    expect([SPRING, AUTUMN, '2026-06-01'].map(lengthOf)).toEqual([27, 29, 28]);
  });
});

describe('a time that comes twice', () => {
  test('[CLOCK-4] is the first that isn’t before what stands in front of it, whether that has a time or not', () => {
    const order = [
      { id: 'X1', at: '00:30', s: 4800 },
      { id: 'X2', s: 1200 },
      { id: 'X3', at: '01:30', s: 600 },
      { id: 'X4', at: '01:45', s: 600 },
      { id: 'X5', s: 600 },
    ];
    expect(startsOf(withOrder(AUTUMN, '00:30', '02:30', order))).toEqual([
      '23:30',
      '00:50',
      '01:30',
      '01:45',
      '01:55',
    ]);
  });

  test('[CLOCK-4] as the start is the first; the end is the first after the last segment begins', () => {
    const order = [{ id: 'X1', s: 600 }];
    const agenda = agendaOf(withOrder(AUTUMN, '01:30', '01:50', order));
    expect([utc(agenda.startsAt), utc(agenda.endsAt)]).toEqual(['10-25 00:30', '10-25 00:50']);
    const long = agendaOf(
      withOrder(AUTUMN, '00:30', '01:50', [
        { id: 'X1', s: 6000 },
        { id: 'X2', s: 60 },
      ]),
    );
    expect(utc(long.endsAt)).toBe('10-25 01:50');
  });
});

test('[CLOCK-4] a start that never comes is the moment of the change', () => {
  const agenda = agendaOf(
    withOrder(SPRING, '01:30', '02:30', [
      { id: 'X1', s: 600 },
      { id: 'X2', at: '02:10', s: 60 },
    ]),
  );
  expect([utc(agenda.startsAt), utc(agenda.segments[1]?.plannedAt), utc(agenda.endsAt)]).toEqual([
    '03-29 01:00',
    '03-29 01:10',
    '03-29 01:30',
  ]);
});

const doubts = (plan: Plan): string[] =>
  checkPlan(plan)
    .filter(({ message }) => message.includes('the clocks'))
    .map(({ level, path, message }) => `${level} ${path.join('.')}: ${message}`);

describe('the plan’s check', () => {
  test.each([
    [AUTUMN, 'put back before 02:30: until then it is 180 minutes'],
    [SPRING, 'put on before 02:30: until then it is 60 minutes'],
  ])('[CLOCK-4] says on %s that the clocks are %s', (date, words) => {
    const [doubt, ...more] = doubts(movedTo(date));
    expect([doubt?.includes(words), doubt?.startsWith('warning assembly.start'), more]).toEqual([
      true,
      true,
      [],
    ]);
  });

  test.each(['2026-10-24', '2026-10-26', '2026-03-28', '2026-03-30', '2026-06-01'])(
    '[CLOCK-4] but not on %s',
    (date) => {
      expect(doubts(movedTo(date))).toEqual([]);
      expect(doubts({ ...samplePlan, assembly: { ...samplePlan.assembly, date } })).toEqual([]);
    },
  );

  test('[CLOCK-4] the hour that is there twice can be filled', () => {
    const order = [
      { id: 'X1', s: 9000 },
      { id: 'X2', s: 600 },
    ];
    const errors = (date: string): number =>
      checkPlan({ ...withOrder(date, '00:30', '02:10', order) }).filter(
        ({ path }) => path[0] === 'running_order' && path.at(-1) === 's',
      ).length;
    expect([AUTUMN, '2026-10-18'].map(errors)).toEqual([0, 1]);
  });
});

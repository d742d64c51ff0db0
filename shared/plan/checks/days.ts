/** Weekdays that contradict their dates, and dates on the wrong side of the assembly. */
import type { Plan } from '../plan.ts';
import { isCalendarDate, weekdayOf } from '../../kernel/time.ts';
import { error, quoted, warning } from './finding.ts';
import type { Check, Finding, Path } from './finding.ts';
import { capital, contradiction, datesIn, longDate, readWeekday } from '../written-dates.ts';

const weekdayField = ({ assembly: { date, weekday } }: Plan): Finding[] => {
  if (weekday === undefined) return [];
  const path = ['assembly', 'weekday'];
  const written = readWeekday(weekday);
  if (written === undefined)
    return [error(path, `is ${quoted(weekday)}, which is no weekday: write it out, or leave the field out.`)];
  const right = weekdayOf(date);
  return written === right
    ? []
    : [
        error(
          path,
          `is ${quoted(weekday)}, but ${longDate(date)} is a ${capital(right)}: correct the weekday or the date.`,
        ),
      ];
};

interface Text {
  readonly path: Path;
  readonly text: string;
}

/** Every text of the plan with its place. */
const textsIn = (value: unknown, path: Path): Text[] => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
};

/** The title goes on every screen and sheet, so a wrong day there refuses the plan; elsewhere it informs. */
const found = (path: Path): typeof error => (path.join('.') === 'assembly.title' ? error : warning);

const weekdaysInText = (plan: Plan): Finding[] => {
  const year = plan.assembly.date.slice(0, 4);
  return textsIn(plan, []).flatMap(({ path, text }) =>
    datesIn(text, year).flatMap((date) => {
      const wrong = contradiction(date);
      return wrong === undefined ? [] : [found(path)(path, wrong)];
    }),
  );
};

interface Dated {
  readonly path: Path;
  readonly date: string | undefined;
}

const laterDates = (plan: Plan): Dated[] => [
  { path: ['assembly', 'election_day'], date: plan.assembly.election_day },
  ...plan.followup.map(({ due }, i) => ({ path: ['followup', i, 'due'], date: due })),
  ...plan.asks.flatMap((ask, i) =>
    ask.points.map(({ due }, at) => ({ path: ['asks', i, 'points', at, 'due'], date: due })),
  ),
];

/** A point's due may be words ("at first meeting"): only dates are compared. */
const beforeAssembly = (plan: Plan): Finding[] =>
  laterDates(plan).flatMap(({ path, date }) =>
    date !== undefined && isCalendarDate(date) && date < plan.assembly.date
      ? [
          warning(
            path,
            `is ${date}, before the assembly on ${plan.assembly.date}: check the year and the month.`,
          ),
        ]
      : [],
  );

const askedTooLate = ({ assembly, candidate_rules: { asks_sent: sent } }: Plan): Finding[] =>
  sent === undefined || sent <= assembly.date
    ? []
    : [
        warning(
          ['candidate_rules', 'asks_sent'],
          `is ${sent}, after the assembly on ${assembly.date}: candidates should have the asks before it.`,
        ),
      ];

export const dayChecks: readonly Check[] = [
  { needs: ['assembly.date', 'assembly.weekday'], find: weekdayField },
  { needs: ['assembly.date'], find: weekdaysInText },
  { needs: ['assembly.date'], find: beforeAssembly },
  { needs: ['assembly.date'], find: askedTooLate },
];

/** Whether the evening fits: lengths, clock times, the end and the hard stop. */
import type { Plan, PlanSegment } from '../plan.ts';
import { between, seconds } from '../../kernel/time.ts';
import type { Ms } from '../../kernel/time.ts';
import { isTimezone, longerBy } from './clock-change.ts';
import { error, warning } from './finding.ts';
import type { Check, Finding } from './finding.ts';

/** One segment on the clock, in milliseconds from the assembly's start. */
interface Span {
  readonly index: number;
  readonly segment: PlanSegment;
  /** Where the one before ends: it cannot begin earlier. */
  readonly earliest: Ms;
  readonly begins: Ms;
  readonly ends: Ms;
  /** Its end when all lengths are added up from the start, whatever times are written. */
  readonly addedUp: Ms;
}

const spans = (plan: Plan): Span[] => {
  let [earliest, addedUp]: [Ms, Ms] = [0, 0];
  return plan.running_order.map((segment, index) => {
    const begins = segment.at === undefined ? earliest : between(plan.assembly.start, segment.at);
    addedUp += seconds(segment.s);
    const span = { index, segment, earliest, begins, ends: begins + seconds(segment.s), addedUp };
    earliest = span.ends;
    return span;
  });
};

const two = (count: number): string => String(count).padStart(2, '0');

/** The time of day so long after another one: `20:30`, with seconds only where there are some. */
const clockAfter = (start: string, ms: Ms): string => {
  const total = Number(start.slice(0, 2)) * 3600 + Number(start.slice(3, 5)) * 60 + ms / 1000;
  const s = ((total % 86_400) + 86_400) % 86_400;
  const clock = `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}`;
  return s % 60 === 0 ? clock : `${clock}:${two(s % 60)}`;
};

const inWords = (ms: Ms): string => {
  const s = ms / 1000;
  return s % 60 === 0 ? `${s / 60} ${s === 60 ? 'minute' : 'minutes'}` : `${s} seconds`;
};

const limitNames = { end: 'the planned end', hard_stop: 'the hard stop' } as const;

/** Where the clocks are put back there is more; where they are put on, a warning says by how much it is less. */
const roomUntil = (plan: Plan, limit: string): Ms =>
  between(plan.assembly.start, limit) + Math.max(0, longerBy(plan, limit));

const byLengths = (plan: Plan, span: Span, limit: string, name: string): string => {
  const over = Math.max(0, (spans(plan).at(-1)?.addedUp ?? 0) - roomUntil(plan, limit));
  const ends = clockAfter(plan.assembly.start, span.addedUp);
  return `ends at ${ends} when the lengths are added up from ${plan.assembly.start}, after ${name} at ${limit}: take ${inWords(over)} out of the running order.`;
};

const byClock = (plan: Plan, span: Span, limit: string, name: string): string =>
  `with its ${span.segment.s} seconds ends at ${clockAfter(plan.assembly.start, span.ends)}, after ${name} at ${limit}: begin earlier or shorten it.`;

/** The first segment that passes a limit by the lengths, and the first that does by the times written. */
const passing = (plan: Plan, field: 'end' | 'hard_stop', found: typeof error): Finding[] => {
  const limit = plan.assembly[field];
  const allowed = limit === undefined ? 0 : roomUntil(plan, limit);
  if (limit === undefined || allowed <= 0) return [];
  const long = spans(plan).find((span) => span.addedUp > allowed);
  const late = spans(plan).find((span) => span.segment.at !== undefined && span.ends > allowed);
  const name = limitNames[field];
  return [
    ...(long ? [found(['running_order', long.index, 's'], byLengths(plan, long, limit, name))] : []),
    ...(late && late.index !== long?.index
      ? [found(['running_order', late.index, 'at'], byClock(plan, late, limit, name))]
      : []),
  ];
};

const passesHardStop = (plan: Plan): Finding[] => passing(plan, 'hard_stop', error);
/** Said only where the hard stop holds: what passes that passes the end as well. */
const passesEnd = (plan: Plan): Finding[] =>
  passesHardStop(plan).length > 0 ? [] : passing(plan, 'end', warning);

const minimumTooLong = (plan: Plan): Finding[] =>
  plan.running_order.flatMap(({ s, min_s: least }, i) =>
    least === undefined || least <= s
      ? []
      : [
          error(
            ['running_order', i, 'min_s'],
            `is ${least} seconds, more than the ${s} planned (s): shorten min_s or lengthen s.`,
          ),
        ],
  );

const follows = (plan: Plan, span: Span, before: Span): Finding[] => {
  const path = ['running_order', span.index, 'at'];
  const { at } = span.segment;
  if (before.segment.at !== undefined && span.begins < before.begins)
    return [
      error(
        path,
        `is ${at}, but ${before.segment.id} before it begins at ${clockAfter(plan.assembly.start, before.begins)}: put the segments in the order of the evening.`,
      ),
    ];
  const ends = clockAfter(plan.assembly.start, before.ends);
  return [
    warning(
      path,
      `is ${at}, but ${before.segment.id} before it ends at ${ends}: begin later, or shorten that one.`,
    ),
  ];
};

const beforeStart = (plan: Plan, span: Span): Finding[] => [
  error(
    ['running_order', span.index, 'at'],
    `is ${span.segment.at}, before the assembly's start at ${plan.assembly.start}: begin later, or move it to “before”.`,
  ),
];

const overlaps = (plan: Plan): Finding[] =>
  spans(plan).flatMap((span, i, all) => {
    const before = all[i - 1];
    if (span.segment.at === undefined || span.begins >= span.earliest) return [];
    return before === undefined ? beforeStart(plan, span) : follows(plan, span, before);
  });

const endBeforeStart = ({ assembly: { start, end } }: Plan): Finding[] =>
  between(start, end) > 0
    ? []
    : [error(['assembly', 'end'], `is ${end}, not after the start at ${start}: correct one of them.`)];

const stopBeforeEnd = ({ assembly: { end, hard_stop: stop } }: Plan): Finding[] =>
  stop === undefined || between(end, stop) >= 0
    ? []
    : [
        error(
          ['assembly', 'hard_stop'],
          `is ${stop}, before the planned end at ${end}: correct one of them.`,
        ),
      ];

const doorsAfterStart = ({ assembly: { doors, start } }: Plan): Finding[] =>
  doors === undefined || between(doors, start) >= 0
    ? []
    : [warning(['assembly', 'doors'], `is ${doors}, after the start at ${start}: correct one of them.`)];

const timezone = ({ assembly }: Plan): Finding[] =>
  isTimezone(assembly.timezone)
    ? []
    : [
        error(
          ['assembly', 'timezone'],
          'is not a time zone of the world: write, for example, Europe/London.',
        ),
      ];

export const timeChecks: readonly Check[] = [
  { needs: ['assembly.start', 'assembly.hard_stop', 'running_order'], find: passesHardStop },
  { needs: ['assembly.start', 'assembly.end', 'running_order'], find: passesEnd },
  { needs: [], find: minimumTooLong },
  { needs: ['assembly.start'], find: overlaps },
  { needs: ['assembly.start', 'assembly.end'], find: endBeforeStart },
  { needs: ['assembly.end', 'assembly.hard_stop'], find: stopBeforeEnd },
  { needs: ['assembly.start', 'assembly.doors'], find: doorsAfterStart },
  { needs: ['assembly.timezone'], find: timezone },
];

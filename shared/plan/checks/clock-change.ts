/** Whether the clocks change in the middle of the evening: then it is longer or shorter than its written times say. */
import { between, type Instant, type Ms } from '../../kernel/time.ts';
import type { Plan } from '../plan.ts';
import { warning } from './finding.ts';
import type { Check, Finding } from './finding.ts';

const MINUTE_MS = 60_000;

/** How far the zone's clocks are from UTC at that moment. Throws RangeError for what is no time zone. */
const aheadOfUtc = (timeZone: string, at: Instant): Ms => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const named = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(named) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  return sign === '-' ? -ahead : ahead;
};

export const isTimezone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
};

/** How much longer it really is from the start to this time than a clock's face says; below 0: shorter. */
export const longerBy = ({ assembly }: Plan, until: string): Ms => {
  const { date, start, timezone } = assembly;
  const face = Date.parse(`${date}T${start}Z`);
  if (!isTimezone(timezone) || Number.isNaN(face)) return 0;
  const ahead = (at: Instant): Ms => aheadOfUtc(timezone, at - aheadOfUtc(timezone, at));
  return ahead(face) - ahead(face + between(start, until));
};

const clocksChange = (plan: Plan): Finding[] => {
  const { start, end, hard_stop: stop = end } = plan.assembly;
  const longer = longerBy(plan, stop);
  if (longer === 0) return [];
  const real = (between(start, stop) + longer) / MINUTE_MS;
  return [
    warning(
      ['assembly', 'start'],
      `is ${start}, and the clocks are put ${longer > 0 ? 'back' : 'on'} before ${stop}: until then it is ${real} minutes. Of a time that comes twice the one meant is the first that fits the running order; one that never comes is the moment of the change.`,
    ),
  ];
};

export const clockChecks: readonly Check[] = [
  {
    needs: ['date', 'start', 'end', 'hard_stop', 'timezone'].map((field) => `assembly.${field}`),
    find: clocksChange,
  },
];

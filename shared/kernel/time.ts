/** Instants, durations and the wall-clock times of a plan; nothing here reads a clock. */

/** Milliseconds since 1970, by the server's clock. */
export type Instant = number & { readonly __unit?: 'instant' };
/** A length of time in milliseconds. */
export type Ms = number & { readonly __unit?: 'ms' };

export const seconds = (count: number): Ms => count * 1000;

const HALF_DAY_MIN = 720;
const DAY_MIN = 1440;

const minutesOfDay = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** From one `HH:MM` of an evening to another, the short way round midnight: −12 h up to (not including) +12 h. */
export const between = (from: string, to: string): Ms => {
  const minutes = minutesOfDay(to) - minutesOfDay(from);
  const wrapped = ((((minutes + HALF_DAY_MIN) % DAY_MIN) + DAY_MIN) % DAY_MIN) - HALF_DAY_MIN;
  return wrapped * 60_000;
};

/** `2020-04-29` exists in the calendar and is written so. */
export const isCalendarDate = (text: string): boolean => {
  const parsed = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(parsed.getTime()) &&
    parsed.toISOString().startsWith(text)
  );
};

/** The English weekday of an ISO date, lower case: `wednesday`. */
export const weekdayOf = (isoDate: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
    .format(new Date(`${isoDate}T12:00:00Z`))
    .toLowerCase();

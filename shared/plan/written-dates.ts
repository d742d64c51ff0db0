/** Dates as people write them, with the weekday: what was meant, and whether the weekday is that day's. */
import { isCalendarDate, weekdayOf } from '../kernel/time.ts';

export interface WrittenDate {
  /** As it stands in the text: `Thursday 29th April`. */
  readonly words: string;
  /** Lower case and in full; absent when the text gives none. */
  readonly weekday: string | undefined;
  /** `2020-04-29`, or a day that no calendar has: `2020-02-30`. */
  readonly iso: string;
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const WEEKDAY =
  '(?<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?:,?\\s+(?<year>\\d{4}))?';

const forms = [
  `${DAY}(?:\\s+of)?\\s+${MONTH}${YEAR}`,
  `${MONTH}\\s+${DAY}${YEAR}`,
  '(?<iso>\\d{4}-\\d{2}-\\d{2})',
];
const inText = forms.map((form) => new RegExp(`\\b${WEEKDAY}\\.?,?\\s+${form}\\b`, 'gi'));
const alone = forms.map((form) => new RegExp(`^\\s*(?:${WEEKDAY}\\.?,?\\s+)?${form}\\s*$`, 'i'));

/** A weekday written in full or in short (`Wed`, `Thurs`), in full and lower case. */
export const readWeekday = (text: string): string | undefined => {
  const match = new RegExp(`^\\s*${WEEKDAY}\\.?\\s*$`, 'i').exec(text);
  return match === null ? undefined : weekdayNamed(match.groups?.['weekday']);
};

/** A field that holds a date and nothing else. Without a year it is no date. */
export const readDate = (text: string): WrittenDate | undefined => {
  const match = alone.map((form) => form.exec(text)).find((found) => found !== null);
  const read = match === undefined ? undefined : written(match, '');
  return read !== undefined && isCalendarDate(read.iso) ? read : undefined;
};

/** All dates of a text that are written with a weekday; `year` is meant where none is written. */
export const datesIn = (text: string, year: string): WrittenDate[] =>
  inText.flatMap((form) => [...text.matchAll(form)].map((match) => written(match, year)));

/** What is wrong with a date that contradicts itself, and what to do; nothing when it doesn't. */
export const contradiction = ({ words, weekday, iso }: WrittenDate): string | undefined => {
  if (!isCalendarDate(iso))
    return `says “${words}”, but ${iso.slice(0, 4)} has no such day: correct the date.`;
  if (weekday === undefined || weekday === weekdayOf(iso)) return undefined;
  return `says “${words}”, but ${longDate(iso)} is a ${capital(weekdayOf(iso))}: correct the weekday or the date.`;
};

const written = (match: RegExpExecArray, year: string): WrittenDate => ({
  words: match[0].trim().replace(/\s+/g, ' '),
  weekday: weekdayNamed(match.groups?.['weekday']),
  iso: match.groups?.['iso'] ?? isoOf(match.groups ?? {}, year),
});

const isoOf = (parts: Record<string, string | undefined>, year: string): string => {
  const month = months.indexOf((parts['month'] ?? '').slice(0, 3).toLowerCase()) + 1;
  return `${parts['year'] ?? year}-${String(month).padStart(2, '0')}-${(parts['day'] ?? '').padStart(2, '0')}`;
};

const weekdayNamed = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : weekdays.find((day) => day.startsWith(name.slice(0, 3).toLowerCase()));

/** `29 April 2020` */
export const longDate = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso}T12:00:00Z`),
  );

export const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

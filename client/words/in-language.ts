/** Numbers, plurals, times and days as one language writes them. */
import type { Instant } from '../../shared/kernel/time.ts';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export const inLanguage = (locale: string) => {
  const figures = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const number = (count: number): string => figures.format(count);
  /** Each part named by itself: dateStyle is younger than some of the phones. */
  const day = (instant: Instant, timeZone: string): string =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone,
    }).format(instant);
  return {
    number,
    /** The form for this number; `#` in it stands for the number. */
    plural: (count: number, forms: Forms): string =>
      (forms[rules.select(count)] ?? forms.other).replace('#', number(count)),
    /** As `19:06`. */
    time: (instant: Instant, timeZone: string): string =>
      new Intl.DateTimeFormat(locale, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }).format(instant),
    day,
    /** A day of the calendar, written `2020-05-07`: the same day wherever the phone thinks it is. */
    date: (written: string): string => day(Date.parse(written), 'UTC'),
  };
};

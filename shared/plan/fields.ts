/** The fields that plans are made of, each with what it should be in words that go on from its name. */
import { z } from 'zod';
import { planId } from '../kernel/ids.ts';
import { SHOWABLE } from '../kernel/text.ts';
import { contradiction, readDate } from './written-dates.ts';

// What a field should be is said here, in words that go on from its name ("pledged should be …"). What is said of any
// text, number or list that is none comes from the reader of the file (server/plan-file/plain-words.ts).
export const SECONDS = 'should be a whole number of seconds';
const HEADS = 'should be a whole number of people';
const CLOCK = 'should be a time of day such as "18:30", in quotation marks';
export const CODE = 'should be two to eight capital letters or figures, such as TATT';
const DATE = 'should be a date of the calendar such as 2020-04-29';

/** One line of text a person will read; surrounding space is dropped. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty: write it, or leave the field out')
    .max(max, `is longer than ${max} letters: shorten it`)
    .regex(SHOWABLE, 'holds an invisible control character: type the text again');
export const clock = z.string({ error: CLOCK }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, CLOCK);
/** A date, its weekday too if the writer likes ("Wednesday 29 April 2020"); read as `2020-04-29`. */
export const date = z
  .string({ error: DATE })
  .max(60, DATE)
  .transform((text, context) => {
    const read = readDate(text);
    const wrong = read === undefined ? DATE : contradiction(read);
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong });
    return read?.iso ?? z.NEVER;
  });
export const lengthS = z
  .int({ error: SECONDS })
  .min(0, 'cannot be negative: give the length in seconds')
  .max(6 * 3600, 'is over six hours: give the length in seconds');
export const heads = z
  .int({ error: HEADS })
  .min(0, 'cannot be negative: give a number of people')
  .max(20_000, 'is more than any hall holds: give a number of people up to 20000');
export const ids = (max: number) => z.array(planId).max(max);

/** The words of en/record.ts, in the language of the page. */
import { words as english } from './en/record.ts';
import { part } from './part.ts';

export type RecordWords = typeof english;

export const getRecordWords = part(english, import.meta.glob(['./*/record.ts', '!./en/record.ts']));

/** The words of en/timekeeper.ts, in the language of the page. */
import { words as english } from './en/timekeeper.ts';
import { part } from './part.ts';

export type TimekeeperWords = typeof english;

export const getTimekeeperWords = part(
  english,
  import.meta.glob(['./*/timekeeper.ts', '!./en/timekeeper.ts']),
);

/** The words of en/connection.ts, in the language of the page. */
import { words as english } from './en/connection.ts';
import { part } from './part.ts';

export type { TurnedAway } from './en/connection.ts';
export type ConnectionWords = typeof english;

export const getConnectionWords = part(
  english,
  import.meta.glob(['./*/connection.ts', '!./en/connection.ts']),
);

/** The words of en/chair/server-clock.ts, in the language of the page. */
import { words as english } from '../en/chair/server-clock.ts';
import { part } from '../part.ts';

export type ServerClockWords = typeof english;

export const getServerClockWords = part(
  english,
  import.meta.glob(['../*/chair/server-clock.ts', '!../en/chair/server-clock.ts']),
);

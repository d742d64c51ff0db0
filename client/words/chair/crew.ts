/** The words of en/chair/crew.ts, in the language of the page. */
import { words as english } from '../en/chair/crew.ts';
import { part } from '../part.ts';

export type ChairCrewWords = typeof english;

export const getChairCrewWords = part(
  english,
  import.meta.glob(['../*/chair/crew.ts', '!../en/chair/crew.ts']),
);

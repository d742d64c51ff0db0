/** The words of en/chair/arrivals.ts, in the language of the page. */
import { words as english } from '../en/chair/arrivals.ts';
import { part } from '../part.ts';

export type ChairArrivalsWords = typeof english;

export const getChairArrivalsWords = part(
  english,
  import.meta.glob(['../*/chair/arrivals.ts', '!../en/chair/arrivals.ts']),
);

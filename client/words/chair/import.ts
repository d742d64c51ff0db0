/** The words of en/chair/import.ts, in the language of the page. */
import { words as english } from '../en/chair/import.ts';
import { part } from '../part.ts';

export type ChairImportWords = typeof english;

export const getChairImportWords = part(
  english,
  import.meta.glob(['../*/chair/import.ts', '!../en/chair/import.ts']),
);

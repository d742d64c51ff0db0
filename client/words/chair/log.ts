/** The words of en/chair/log.ts, in the language of the page. */
import { words as english } from '../en/chair/log.ts';
import { part } from '../part.ts';

export type ChairLogWords = typeof english;

export const getChairLogWords = part(english, import.meta.glob(['../*/chair/log.ts', '!../en/chair/log.ts']));

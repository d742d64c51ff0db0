/** The words of en/chair.ts, in the language of the page. */
import { words as english } from './en/chair.ts';
import { part } from './part.ts';

export type ChairWords = typeof english;

export const getChairWords = part(english, import.meta.glob(['./*/chair.ts', '!./en/chair.ts']));

/** The words of en/pack.ts, in the language of the page. */
import { words as english } from './en/pack.ts';
import { part } from './part.ts';

export type PackWords = typeof english;

export const getPackWords = part(english, import.meta.glob(['./*/pack.ts', '!./en/pack.ts']));

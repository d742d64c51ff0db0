/** The words of en/refusals.ts, in the language of the page. */
import { words as english } from './en/refusals.ts';
import { part } from './part.ts';

export type RefusalsWords = typeof english;

export const getRefusalsWords = part(english, import.meta.glob(['./*/refusals.ts', '!./en/refusals.ts']));

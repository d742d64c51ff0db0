/** The words of en/ballots.ts, in the language of the page. */
import { words as english } from './en/ballots.ts';
import { part } from './part.ts';

export type BallotsWords = typeof english;

export const getBallotsWords = part(english, import.meta.glob(['./*/ballots.ts', '!./en/ballots.ts']));

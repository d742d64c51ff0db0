/** The words of en/turnout.ts, in the language of the page. */
import { words as english } from './en/turnout.ts';
import { part } from './part.ts';

export type TurnoutWords = typeof english;

export const getTurnoutWords = part(english, import.meta.glob(['./*/turnout.ts', '!./en/turnout.ts']));

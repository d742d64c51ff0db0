/** The words of en/steward.ts, in the language of the page. */
import { words as english } from './en/steward.ts';
import { part } from './part.ts';

export type StewardWords = typeof english;

export const getStewardWords = part(english, import.meta.glob(['./*/steward.ts', '!./en/steward.ts']));

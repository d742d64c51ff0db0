/** The words of en/screen.ts, in the language of the page. */
import { words as english } from './en/screen.ts';
import { part } from './part.ts';

export type ScreenWords = typeof english;

export const getScreenWords = part(english, import.meta.glob(['./*/screen.ts', '!./en/screen.ts']));

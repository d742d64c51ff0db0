/** The words of en/home.ts, in the language of the page. */
import { words as english } from './en/home.ts';
import { part } from './part.ts';

export type HomeWords = typeof english;

export const getHomeWords = part(english, import.meta.glob(['./*/home.ts', '!./en/home.ts']));

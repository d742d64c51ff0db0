/** The words of en/answers.ts, in the language of the page. */
import { words as english } from './en/answers.ts';
import { part } from './part.ts';

export type AnswersWords = typeof english;

export const getAnswersWords = part(english, import.meta.glob(['./*/answers.ts', '!./en/answers.ts']));

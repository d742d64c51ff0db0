/** The words of en/answers-work.ts, in the language of the page. */
import { words as english } from './en/answers-work.ts';
import { part } from './part.ts';

export type AnswersWorkWords = typeof english;

export const getAnswersWorkWords = part(
  english,
  import.meta.glob(['./*/answers-work.ts', '!./en/answers-work.ts']),
);

/** The words of en/answer-making.ts, in the language of the page. */
import { words as english } from './en/answer-making.ts';
import { part } from './part.ts';

export type AnswerMakingWords = typeof english;

export const getAnswerMakingWords = part(
  english,
  import.meta.glob(['./*/answer-making.ts', '!./en/answer-making.ts']),
);

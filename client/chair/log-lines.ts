/** The log as it is told: a sentence for every line, with the letters of points instead of their ids. */
import type { AnswersView } from '../../shared/views/answers.ts';
import type { LogSubject } from '../../shared/views/log.ts';
import { words } from '../words/en/chair-crew.ts';

export type Tell = (what: LogSubject) => string;

const letterOf = ({ asks }: AnswersView, point: string): string | null =>
  asks.flatMap(({ points }) => points).find(({ id }) => id === point)?.letter ?? null;

export const teller =
  (answers: AnswersView): Tell =>
  (what) =>
    words.log.sentences[what.type]({ ...what, point: what.point ? letterOf(answers, what.point) : null });

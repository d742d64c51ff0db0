/** The log as it is told: a sentence for every line, with the letters of points instead of their ids. */
import type { AnswersView } from '../../../shared/views/answers.ts';
import type { LogSubject } from '../../../shared/views/log.ts';
import { timeOfDay } from '../../kit/clock-text.ts';
import type { ChairLogWords } from '../../words/chair/log.ts';

export type Describe = (what: LogSubject) => string;

const letterOf = ({ asks }: AnswersView, point: string): string | null =>
  asks.flatMap(({ points }) => points).find(({ id }) => id === point)?.letter ?? null;

export const describer = (answers: AnswersView, timezone: string, words: ChairLogWords): Describe => {
  const describe: Describe = (what) => {
    const { undone, point } = what;
    if (undone) return words.tookBack(describe(undone.what), timeOfDay(undone.at, timezone));
    return words.sentences[what.type]({ ...what, point: point ? letterOf(answers, point) : null });
  };
  return describe;
};

/** Every version of an answer that the hall saw, the oldest first: for the record. */
import type { Assembly } from '../assembly.ts';
import { addressKey, sameWords } from '../answers.ts';
import type { Deep } from '../decider.ts';
import type { AnswerAddress, NightEvent, Said, SeenAnswer } from '../events.ts';

const sightsOf = (event: Deep<NightEvent>): readonly Deep<SeenAnswer>[] =>
  event.type === 'AnswersRevealed' || event.type === 'AnswersHidden' || event.type === 'SightRestored'
    ? event.answers
    : [];

/**
 * Each change of sight says what was seen before it; the last that was seen is kept beside the answer. Shown again with
 * what the candidate said when it was read back, it is the same version.
 */
export const versionsSeen = ({ answers, history }: Deep<Assembly>, address: AnswerAddress): Deep<Said>[] => {
  const key = addressKey(address);
  const before = history.entries
    .flatMap(({ events }) => events.flatMap(sightsOf))
    .filter((one) => addressKey(one) === key)
    .map(({ was }) => was.lastSeen);
  const seen = [...before, answers.lastSeen.get(key) ?? null].filter((said) => said !== null);
  return seen.filter((said, at) => {
    const next = seen[at + 1];
    return next === undefined || !sameWords(next, said);
  });
};

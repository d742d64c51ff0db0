/** What comes into the hall's sight, and what the hall has seen of each answer. */
import type { Instant } from '../kernel/time.ts';
import { addressKey } from './address.ts';
import type { AnswerSight, Said, SeenAnswer } from './events.ts';
import { sameSight, sameWords } from './same-words.ts';
import type { Answer, Answers } from './state.ts';
import { versionOf } from './versions.ts';

/** With the dispute that came to it, it is the same version; without the dispute that stood there, another. */
const goesOn = (last: Said, said: Said): boolean =>
  (last.readBack?.dispute ? sameSight(last, said) : sameWords(last, said)) && last.pressed === said.pressed;

const rememberSeen = ({ lastSeen, seen }: Answers, key: string, said: Said): void => {
  const before = seen.get(key) ?? [];
  const last = before.at(-1);
  seen.set(key, [...(last && goesOn(last, said) ? before.slice(0, -1) : before), said]);
  lastSeen.set(key, said);
};

export const show = (answers: Answers, answer: Answer, { pressed }: SeenAnswer, at: Instant): void => {
  const key = addressKey(answer);
  const before = answers.lastSeen.get(key);
  answer.corrected ||= !pressed && before !== undefined && !sameWords(before, answer.said);
  answer.shown = answer.said;
  rememberSeen(answers, key, answer.said);
  const version = versionOf(answers, answer);
  if (version) version.seenAt ??= at;
};

/** What the hall has seen it has seen: nothing seen before leaves the last as it is [BACK-7]. */
export const showAsBefore = (answers: Answers, answer: Answer, was: AnswerSight): void => {
  const key = addressKey(answer);
  answer.shown = was.shown;
  answer.corrected = was.corrected;
  if (was.lastSeen) answers.lastSeen.set(key, was.lastSeen);
  if (was.shown) rememberSeen(answers, key, was.shown);
};

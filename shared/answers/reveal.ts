/** Letting the hall see answers, and hiding them again: which of those recorded, and what the hall saw before. */
import type { Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import type { Assembly } from '../night/state.ts';
import { addressKey, only } from './address.ts';
import type { AnswerEvent, SeenAnswer } from './events.ts';
import { sameSight, sameWords } from './same-words.ts';
import { isReady, type Scope } from './standing.ts';
import type { Answer } from './state.ts';

/** Without a point, the whole ask is meant: its answers and those to its points. */
const within = ({ answers }: Deep<Assembly>, { ask, point, candidate, pointsToo }: Scope): Deep<Answer>[] =>
  [...answers.byAddress.values()].filter(
    (answer) =>
      answer.ask === ask &&
      ((point === null && pointsToo !== false) || answer.point === point) &&
      (candidate === undefined || answer.candidate === candidate),
  );

const sightOf = ({ answers }: Deep<Assembly>, answer: Deep<Answer>): SeenAnswer => {
  const lastSeen = answers.lastSeen.get(addressKey(answer)) ?? null;
  return { ...only(answer), was: { shown: answer.shown, corrected: answer.corrected, lastSeen } };
};

const isNews = (answer: Deep<Answer>): boolean => !answer.shown || !sameSight(answer.shown, answer.said);

const onlyReadBack = ({ shown, said }: Deep<Answer>): { readBack?: true } =>
  shown && sameWords(shown, said) ? { readBack: true } : {};

/** The first answer and the pressed one are both the candidate's own: neither puts the other right. */
const afterPressing = ({ answers }: Deep<Assembly>, answer: Deep<Answer>): { pressed?: true } => {
  const before = answers.seen.get(addressKey(answer)) ?? [];
  const { first } = answer;
  const isNext = first && before.length > 0 && before.every((one) => !one.pressed && sameWords(one, first));
  return isNext ? { pressed: true } : {};
};

export const revealAnswers = (state: Deep<Assembly>, scope: Scope): Result<AnswerEvent[], Refusal> => {
  const recorded = within(state, scope);
  if (recorded.length === 0) return no({ code: 'nothing-recorded', detail: scope.ask });
  const confirmed = recorded.filter((answer) => isReady(state, answer));
  if (confirmed.length === 0) return no({ code: 'not-confirmed', detail: scope.ask });
  const news = confirmed.filter(isNews);
  const answers = news.map((one) =>
    Object.assign(sightOf(state, one), onlyReadBack(one), afterPressing(state, one)),
  );
  return ok(news.length === 0 ? [] : [{ type: 'AnswersRevealed', answers }]);
};

export const hideAnswers = (state: Deep<Assembly>, scope: Scope): Result<AnswerEvent[], Refusal> => {
  const shown = within(state, scope).filter((answer) => answer.shown !== null);
  if (shown.length === 0) return no({ code: 'nothing-shown', detail: scope.ask });
  return ok([{ type: 'AnswersHidden', answers: shown.map((one) => sightOf(state, one)) }]);
};

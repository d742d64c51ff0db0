/** What becomes of a recorded answer: written down anew, confirmed, read back to its candidate. */
import type { Origin } from '../kernel/decider.ts';
import { addressKey, only } from './address.ts';
import type { AnswerAddress, AnswerEvent, ReadBack, Said, SentBack } from './events.ts';
import type { Answer, Answers } from './state.ts';
import { addVersion, versionOf } from './versions.ts';

/** Changes each answer that is recorded at one of these addresses. */
export const eachAnswer = <Address extends AnswerAddress>(
  answers: Answers,
  addresses: readonly Address[],
  change: (answer: Answer, address: Address) => void,
): void => {
  for (const one of addresses) {
    const answer = answers.byAddress.get(addressKey(one));
    if (answer) change(answer, one);
  }
};

export const recordAnswer = (
  answers: Answers,
  event: Extract<AnswerEvent, { type: 'AnswerRecorded' }>,
  { at, by }: Origin,
): void => {
  const key = addressKey(event);
  const { type: _, ask: _ask, point: _point, candidate: _candidate, was: _was, ...content } = event;
  const said: Said = { ...content, at, by };
  answers.drafts.delete(key);
  addVersion(answers, key, said);
  const before = answers.byAddress.get(key);
  if (!before) {
    const blank = { first: null, confirmedBy: null, sentBack: null, shown: null, corrected: false };
    answers.byAddress.set(key, { ...only(event), said, ...blank });
    return;
  }
  if (!before.said.pressed) before.first = before.said;
  // Nobody was pressed after all: this is the first answer.
  if (!said.pressed) before.first = null;
  before.said = said;
  before.confirmedBy = null;
  before.sentBack = null;
};

export const confirmAnswer = (
  answers: Answers,
  answer: Answer,
  by: string | null,
  sentBack: SentBack | null,
): void => {
  answer.confirmedBy = by;
  answer.sentBack = sentBack;
  const version = versionOf(answers, answer);
  if (version) version.confirmedBy = by;
};

export const readBackAnswer = (answers: Answers, event: AnswerAddress, to: ReadBack | null): void =>
  eachAnswer(answers, [event], (answer) => {
    const version = versionOf(answers, answer);
    const { readBack: _, ...said } = answer.said;
    answer.said = to ? { ...said, readBack: to } : said;
    if (version) version.said = answer.said;
  });

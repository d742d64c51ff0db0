/** What each fact about an answer makes of what is known of it: the answer now, its versions, its draft, what the hall has seen. */
import {
  addressKey,
  only,
  sameSight,
  sameWords,
  type Answer,
  type Answers,
  type Version,
} from './answers.ts';
import type { EvolveTable, Origin } from '../kernel/decider.ts';
import type {
  AnswerAddress,
  AnswerEvent,
  AnswerSight,
  NightEvent,
  ReadBack,
  Said,
  SeenAnswer,
  SentBack,
} from '../night/events.ts';
import type { Instant } from '../kernel/time.ts';

const record = (
  answers: Answers,
  event: Extract<AnswerEvent, { type: 'AnswerRecorded' }>,
  { at, by }: Origin,
): void => {
  const key = addressKey(event);
  const { type: _, ask: _ask, point: _point, candidate: _candidate, was: _was, ...content } = event;
  const said: Said = { ...content, at, by };
  answers.drafts.delete(key);
  answers.versions.set(key, [
    ...(answers.versions.get(key) ?? []),
    { said, confirmedBy: null, seenAt: null },
  ]);
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

/** Where what is recorded now stands among all that ever was. */
const versionOf = ({ versions }: Answers, { said, ...place }: Answer): Version | undefined =>
  versions
    .get(addressKey(place))
    ?.findLast((version) => version.said.at === said.at && version.said.by === said.by);

/** A slip of the hand is no version, unless the hall saw it. */
const withdraw = ({ versions }: Answers, place: AnswerAddress): void => {
  const all = versions.get(addressKey(place)) ?? [];
  if (all.at(-1)?.seenAt === null) versions.set(addressKey(place), all.slice(0, -1));
};

/** With the dispute that came to it, it is the same version; without the dispute that stood there, another. */
const goesOn = (last: Said, said: Said): boolean =>
  (last.readBack?.dispute ? sameSight(last, said) : sameWords(last, said)) && last.pressed === said.pressed;

const remember = ({ lastSeen, seen }: Answers, key: string, said: Said): void => {
  const before = seen.get(key) ?? [];
  const last = before.at(-1);
  seen.set(key, [...(last && goesOn(last, said) ? before.slice(0, -1) : before), said]);
  lastSeen.set(key, said);
};

const show = (answers: Answers, answer: Answer, { pressed }: SeenAnswer, at: Instant): void => {
  const key = addressKey(answer);
  const before = answers.lastSeen.get(key);
  answer.corrected ||= !pressed && before !== undefined && !sameWords(before, answer.said);
  answer.shown = answer.said;
  remember(answers, key, answer.said);
  const version = versionOf(answers, answer);
  if (version) version.seenAt ??= at;
};

/** What the hall has seen it has seen: nothing seen before leaves the last as it is [BACK-7]. */
const showAsBefore = (answers: Answers, answer: Answer, was: AnswerSight): void => {
  const key = addressKey(answer);
  answer.shown = was.shown;
  answer.corrected = was.corrected;
  if (was.lastSeen) answers.lastSeen.set(key, was.lastSeen);
  if (was.shown) remember(answers, key, was.shown);
};

const each = <Address extends AnswerAddress>(
  answers: Answers,
  addresses: readonly Address[],
  change: (answer: Answer, address: Address) => void,
): void => {
  for (const one of addresses) {
    const answer = answers.byAddress.get(addressKey(one));
    if (answer) change(answer, one);
  }
};

const confirm = (answers: Answers, answer: Answer, by: string | null, sentBack: SentBack | null): void => {
  answer.confirmedBy = by;
  answer.sentBack = sentBack;
  const version = versionOf(answers, answer);
  if (version) version.confirmedBy = by;
};

const readBack = (answers: Answers, event: AnswerAddress, to: ReadBack | null): void =>
  each(answers, [event], (answer) => {
    const version = versionOf(answers, answer);
    const { readBack: _, ...said } = answer.said;
    answer.said = to ? { ...said, readBack: to } : said;
    if (version) version.said = answer.said;
  });

export const evolveAnswers: EvolveTable<Answers, AnswerEvent, NightEvent> = {
  AnswerRecorded: record,
  AnswerCleared: (answers, event) => {
    answers.byAddress.delete(addressKey(event));
    withdraw(answers, event);
  },
  AnswerRestored: (answers, event) =>
    each(answers, [event], (answer, { to }) => {
      // Sent back, it is the same that is written; else what was written over it goes.
      if (answer.said.at !== to.said.at || answer.said.by !== to.said.by) withdraw(answers, event);
      Object.assign(answer, to, { sentBack: to.sentBack ?? null });
    }),
  AnswerUnconfirmed: (answers, event) =>
    each(answers, [event], (answer) => confirm(answers, answer, null, event.sentBack ?? null)),
  AnswerConfirmed: (answers, event, { by }) =>
    each(answers, [event], (answer) => confirm(answers, answer, by, null)),
  AnswersRevealed: (answers, event, { at }) =>
    each(answers, event.answers, (answer, sight) => show(answers, answer, sight, at)),
  SightRestored: (answers, event) =>
    each(answers, event.answers, (answer, { was }) => showAsBefore(answers, answer, was)),
  AnswersHidden: (answers, event) =>
    each(answers, event.answers, (answer) => {
      answer.shown = null;
    }),
  AnswerDrafted: ({ drafts }, event, origin) => {
    const key = addressKey(event);
    if (event.draft) drafts.set(key, { ...event.draft, by: origin.by, at: origin.at });
    else drafts.delete(key);
  },
  AnswerSentBack: (answers, event, origin) =>
    each(answers, [event], (answer) => {
      answer.confirmedBy = null;
      answer.sentBack = { reason: event.reason, by: origin.by, at: origin.at };
    }),
  AnswerReadBack: (answers, event, origin) =>
    readBack(answers, event, { dispute: event.dispute, by: origin.by, at: origin.at }),
  ReadBackRestored: (answers, event) => readBack(answers, event, event.to),
};

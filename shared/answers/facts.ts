/** What each fact about an answer makes of what is known of it, and how it is taken back. */
import { changes, nothing } from '../kernel/fact.ts';
import type { Facts } from '../night/rows.ts';
import { addressKey, only } from './address.ts';
import type { AnswerAddress, AnswerEvent } from './events.ts';
import { confirmAnswer, eachAnswer, readBackAnswer, recordAnswer } from './recorded.ts';
import { show, showAsBefore } from './sight.ts';
import type { Answers } from './state.ts';
import { withdrawVersion } from './versions.ts';

export const openAnswers = (): Answers => ({
  byAddress: new Map(),
  versions: new Map(),
  drafts: new Map(),
  lastSeen: new Map(),
  seen: new Map(),
});

const answerThing = (address: AnswerAddress): string => `answer ${addressKey(address)}`;
const sightThing = (address: AnswerAddress): string => `sight ${addressKey(address)}`;
const sightAndAnswer = (address: AnswerAddress): string[] => [sightThing(address), answerThing(address)];
const writing = (address: AnswerAddress) => changes(answerThing(address));

export const answerFacts: Facts<'answers', AnswerEvent> = {
  AnswerDrafted: {
    evolve: ({ drafts }, event, origin) => {
      const key = addressKey(event);
      if (event.draft) drafts.set(key, { ...event.draft, by: origin.by, at: origin.at });
      else drafts.delete(key);
    },
    takenBack: 'never',
    touches: nothing,
    unlisted: true,
  },
  AnswerRecorded: {
    evolve: recordAnswer,
    takenBack: (_state, event) =>
      event.was
        ? [{ type: 'AnswerRestored', ...only(event), to: event.was }]
        : [{ type: 'AnswerCleared', ...only(event) }],
    touches: writing,
  },
  AnswerCleared: {
    evolve: (answers, event) => {
      answers.byAddress.delete(addressKey(event));
      withdrawVersion(answers, event);
    },
    takenBack: 'never',
    touches: writing,
  },
  AnswerRestored: {
    evolve: (answers, event) =>
      eachAnswer(answers, [event], (answer, { to }) => {
        // Sent back, it is the same that is written; else what was written over it goes.
        if (answer.said.at !== to.said.at || answer.said.by !== to.said.by) withdrawVersion(answers, event);
        Object.assign(answer, to, { sentBack: to.sentBack ?? null });
      }),
    takenBack: 'never',
    touches: writing,
  },
  AnswerConfirmed: {
    evolve: (answers, event, { by }) =>
      eachAnswer(answers, [event], (answer) => confirmAnswer(answers, answer, by, null)),
    takenBack: (_state, event) => [
      {
        type: 'AnswerUnconfirmed',
        ...only(event),
        ...(event.sentBack ? { sentBack: event.sentBack } : {}),
      },
    ],
    touches: writing,
  },
  AnswerUnconfirmed: {
    evolve: (answers, event) =>
      eachAnswer(answers, [event], (answer) => confirmAnswer(answers, answer, null, event.sentBack ?? null)),
    takenBack: 'never',
    touches: writing,
  },
  AnswerSentBack: {
    evolve: (answers, event, origin) =>
      eachAnswer(answers, [event], (answer) => {
        answer.confirmedBy = null;
        answer.sentBack = { reason: event.reason, by: origin.by, at: origin.at };
      }),
    takenBack: (_state, event) => [{ type: 'AnswerRestored', ...only(event), to: event.was }],
    touches: writing,
  },
  AnswerReadBack: {
    evolve: (answers, event, origin) =>
      readBackAnswer(answers, event, { dispute: event.dispute, by: origin.by, at: origin.at }),
    takenBack: (_state, event) => [{ type: 'ReadBackRestored', ...only(event), to: event.was }],
    touches: writing,
  },
  ReadBackRestored: {
    evolve: (answers, event) => readBackAnswer(answers, event, event.to),
    takenBack: 'never',
    touches: writing,
  },
  AnswersRevealed: {
    evolve: (answers, event, { at }) =>
      eachAnswer(answers, event.answers, (answer, sight) => show(answers, answer, sight, at)),
    takenBack: (_state, { answers }) => [{ type: 'SightRestored', answers }],
    // Shown it rests on what was written down and confirmed, which has to stay.
    touches: ({ answers }) => ({
      changes: answers.flatMap(sightAndAnswer),
      needs: answers.map(sightThing),
    }),
  },
  AnswersHidden: {
    evolve: (answers, event) =>
      eachAnswer(answers, event.answers, (answer) => {
        answer.shown = null;
      }),
    takenBack: (_state, { answers }) => [{ type: 'SightRestored', answers }],
    // Nothing is brought back into sight that was put right meanwhile.
    touches: ({ answers }) => ({
      changes: answers.map(sightThing),
      needs: answers.flatMap(sightAndAnswer),
    }),
  },
  SightRestored: {
    evolve: (answers, event) =>
      eachAnswer(answers, event.answers, (answer, { was }) => showAsBefore(answers, answer, was)),
    takenBack: 'never',
    touches: nothing,
  },
};

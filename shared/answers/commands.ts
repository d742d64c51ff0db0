/** What may be said about an answer: drafted, recorded, confirmed or sent back by a second person, revealed, read back. Rules [ANSWER-*]. */
import { z } from 'zod';
import { planId } from '../kernel/ids.ts';
import { no, ok } from '../kernel/result.ts';
import { SHOWABLE, typedText } from '../kernel/text.ts';
import { commands } from '../night/rows.ts';
import { answerValue } from '../plan/plan.ts';
import { only } from './address.ts';
import { asDraft, draftAt, isSameDraft, SOONEST_DRAFT_MS } from './drafting.ts';
import { LONGEST_CHANGE, LONGEST_DISPUTE, LONGEST_REASON, LONGEST_SPEAKER, LONGEST_WORDS } from './limits.ts';
import { mayAnswer, moreOf, written } from './recording.ts';
import { hideAnswers, revealAnswers } from './reveal.ts';
import { sameWords } from './same-words.ts';
import { answerAt, isAsSeen, located, needsSecondPerson } from './standing.ts';

const address = {
  ask: planId,
  point: planId.nullish().transform((point) => point ?? null),
  candidate: planId,
};

/** `pointsToo` false: of each candidate only the answer to the ask as a whole. */
const some = { ...address, candidate: planId.optional(), pointsToo: z.boolean().default(true) };

/** What the second person has read; what they don't name isn't compared. */
const seen = {
  value: answerValue.optional(),
  words: z.string().max(LONGEST_WORDS).nullable().optional(),
  recordedAt: z.int().optional(),
};

/** Half a word may be typed: nothing is trimmed, and nothing is needed. */
const typing = (max: number) => z.string().max(max).regex(SHOWABLE).default('');

export const answerCommands = commands({
  RecordAnswer: {
    fields: {
      ...address,
      value: answerValue,
      words: z
        .string()
        .trim()
        .max(LONGEST_WORDS)
        .regex(SHOWABLE)
        .nullish()
        .transform((words) => words || null),
      pressed: z.boolean().default(false),
      /** A number or date other than was asked for. */
      changed: z
        .strictObject({ asked: typedText(LONGEST_CHANGE), said: typedText(LONGEST_CHANGE) })
        .nullish(),
      /** Who spoke for the candidate. */
      speaker: typedText(LONGEST_SPEAKER).nullish(),
    },
    by: ['chair', 'recorder'],
    decide: (state, command) => {
      const misplaced = located(state, command);
      if (misplaced) return no(misplaced);
      if (command.value === 'yes_if' && !command.words) return no({ code: 'needs-words' });
      if (!mayAnswer(state, command)) return no({ code: 'candidate-not-here', detail: command.candidate });
      const before = answerAt(state, command);
      const was = before ? written(before) : null;
      const { value } = command;
      return ok([{ type: 'AnswerRecorded', ...only(command), value, ...moreOf(command), was }]);
    },
  },
  /** If something else was recorded than the verifier saw, nothing is confirmed. */
  ConfirmAnswer: {
    fields: { ...address, ...seen },
    by: ['chair', 'verifier'],
    decide: (state, command, { by }) => {
      const misplaced = located(state, command);
      if (misplaced) return no(misplaced);
      const answer = answerAt(state, command);
      if (!answer) return no({ code: 'nothing-recorded' });
      if (!isAsSeen(command, answer.said)) return no({ code: 'answer-changed' });
      // The chair may do without a second person; the log says that in words [ANSWER-3].
      const isAlone = answer.said.by === by.id && needsSecondPerson(state);
      if (isAlone && by.role !== 'chair') return no({ code: 'second-person-needed' });
      if (answer.confirmedBy !== null) return ok([]);
      const alone = isAlone ? { alone: true as const } : {};
      const settled = answer.sentBack ? { sentBack: answer.sentBack } : {};
      return ok([{ type: 'AnswerConfirmed', ...only(command), ...alone, ...settled }]);
    },
  },
  /** Without a candidate: every confirmed answer to this ask (or to this point of it). */
  RevealAnswers: {
    fields: some,
    by: ['chair'],
    decide: (state, command) => {
      const misplaced = located(state, command);
      return misplaced ? no(misplaced) : revealAnswers(state, command);
    },
  },
  HideAnswers: {
    fields: some,
    by: ['chair'],
    decide: (state, command) => {
      const misplaced = located(state, command);
      return misplaced ? no(misplaced) : hideAnswers(state, command);
    },
  },
  DraftAnswer: {
    fields: {
      ...address,
      /** Null: whoever wrote gave it up. */
      draft: z
        .strictObject({
          value: answerValue,
          words: typing(LONGEST_WORDS),
          pressed: z.boolean().default(false),
          asked: typing(LONGEST_CHANGE),
          said: typing(LONGEST_CHANGE),
          speaker: typing(LONGEST_SPEAKER),
        })
        .nullable(),
    },
    by: ['chair', 'recorder'],
    decide: (state, command, { now }) => {
      const misplaced = located(state, command);
      if (misplaced) return no(misplaced);
      const before = draftAt(state, command);
      const next = command.draft && asDraft(command.draft);
      if (isSameDraft(before, next)) return ok([]);
      if (next && before && now - before.at < SOONEST_DRAFT_MS) return no({ code: 'too-fast' });
      return ok([{ type: 'AnswerDrafted', ...only(command), draft: next }]);
    },
  },
  /** If something else was recorded than the verifier saw, nothing is sent back. */
  SendAnswerBack: {
    fields: { ...address, ...seen, reason: typedText(LONGEST_REASON) },
    by: ['chair', 'verifier'],
    decide: (state, command) => {
      const misplaced = located(state, command);
      if (misplaced) return no(misplaced);
      const answer = answerAt(state, command);
      if (!answer) return no({ code: 'nothing-recorded' });
      if (!isAsSeen(command, answer.said)) return no({ code: 'answer-changed' });
      const { reason } = command;
      if (answer.sentBack?.reason === reason) return ok([]);
      return ok([{ type: 'AnswerSentBack', ...only(command), reason, was: written(answer) }]);
    },
  },
  ReadBackAnswer: {
    /** `dispute`: the candidate's own words; null: they stand by the answer. */
    fields: { ...address, dispute: typedText(LONGEST_DISPUTE).nullable() },
    by: ['chair', 'recorder'],
    decide: (state, command) => {
      const misplaced = located(state, command);
      if (misplaced) return no(misplaced);
      const answer = answerAt(state, command);
      // What the hall doesn't see can't be read out to it.
      if (!answer?.shown || !sameWords(answer.shown, answer.said)) return no({ code: 'not-in-sight' });
      const was = answer.said.readBack ?? null;
      const { dispute } = command;
      if (was && was.dispute === dispute) return ok([]);
      return ok([{ type: 'AnswerReadBack', ...only(command), dispute, was }]);
    },
  },
});

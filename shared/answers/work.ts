/** What becomes of an answer between its recorder, its verifier and its candidate: drafted, sent back, read back. Rules [ANSWER-*]. */
import { z } from 'zod';
import { address, answerAt, draftAt, isAsSeen, located, only, sameWords, seen, written } from './answers.ts';
import {
  DRAFT_EVERY_MS,
  LONGEST_CHANGE,
  LONGEST_DISPUTE,
  LONGEST_REASON,
  LONGEST_SPEAKER,
  LONGEST_WORDS,
} from './limits.ts';
import type { Assembly } from '../night/assembly.ts';
import type { Deep, DecideTable } from '../kernel/decider.ts';
import type { Changed, Draft, NightEvent } from '../night/events.ts';
import { answerValue } from '../plan/plan.ts';
import { no, ok } from '../kernel/result.ts';
import { SHOWABLE, typedText } from '../kernel/text.ts';
import type { Ms } from '../kernel/time.ts';

/** Two drafts that were sent so far apart may arrive a little nearer. */
const SOONEST_MS: Ms = DRAFT_EVERY_MS / 2;

/** Half a word may be typed: nothing is trimmed, and nothing is needed. */
const typing = (max: number) => z.string().max(max).regex(SHOWABLE).default('');

const draft = z.strictObject({
  value: answerValue,
  words: typing(LONGEST_WORDS),
  pressed: z.boolean().default(false),
  asked: typing(LONGEST_CHANGE),
  said: typing(LONGEST_CHANGE),
  speaker: typing(LONGEST_SPEAKER),
});

export const answerWorkCommands = {
  /** Null: whoever wrote gave it up. */
  DraftAnswer: z.strictObject({ type: z.literal('DraftAnswer'), ...address, draft: draft.nullable() }),
  SendAnswerBack: z.strictObject({
    type: z.literal('SendAnswerBack'),
    ...address,
    ...seen,
    reason: typedText(LONGEST_REASON),
  }),
  /** `dispute`: the candidate's own words; null: they stand by the answer. */
  ReadBackAnswer: z.strictObject({
    type: z.literal('ReadBackAnswer'),
    ...address,
    dispute: typedText(LONGEST_DISPUTE).nullable(),
  }),
};
export type AnswerWorkCommand = z.output<(typeof answerWorkCommands)[keyof typeof answerWorkCommands]>;

const changedIn = ({ asked, said }: z.output<typeof draft>): { changed?: Changed } =>
  asked === '' && said === '' ? {} : { changed: { asked, said } };

const asDraft = (typed: z.output<typeof draft>): Draft => ({
  value: typed.value,
  words: typed.words || null,
  pressed: typed.pressed,
  ...changedIn(typed),
  ...(typed.speaker === '' ? {} : { speaker: typed.speaker }),
});

const isSameDraft = (one: Deep<Draft> | null, other: Deep<Draft> | null): boolean =>
  one === null || other === null
    ? one === other
    : one.value === other.value && one.pressed === other.pressed && sameWords(one, other);

export const decideAnswerWork: DecideTable<Assembly, AnswerWorkCommand, NightEvent> = {
  DraftAnswer: (state, command, { now }) => {
    const misplaced = located(state, command);
    if (misplaced) return no(misplaced);
    const before = draftAt(state, command);
    const next = command.draft && asDraft(command.draft);
    if (isSameDraft(before, next)) return ok([]);
    if (next && before && now - before.at < SOONEST_MS) return no({ code: 'too-fast' });
    return ok([{ type: 'AnswerDrafted', ...only(command), draft: next }]);
  },
  SendAnswerBack: (state, command) => {
    const misplaced = located(state, command);
    if (misplaced) return no(misplaced);
    const answer = answerAt(state, command);
    if (!answer) return no({ code: 'nothing-recorded' });
    if (!isAsSeen(command, answer.said)) return no({ code: 'answer-changed' });
    const { reason } = command;
    if (answer.sentBack?.reason === reason) return ok([]);
    return ok([{ type: 'AnswerSentBack', ...only(command), reason, was: written(answer) }]);
  },
  ReadBackAnswer: (state, command) => {
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
};

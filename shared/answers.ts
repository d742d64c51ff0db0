/** What each candidate answered to each ask: recorded, confirmed by a second person, revealed, corrected. Rules [ANSWER-*]. */
import { z } from 'zod';
import type { Assembly } from './assembly.ts';
import type { Deep, DecideTable, EvolveTable, Origin } from './decider.ts';
import type {
  AnswerAddress,
  AnswerEvent,
  AnswerSight,
  NightEvent,
  Said,
  SeenAnswer,
  WrittenAnswer,
} from './events.ts';
import { planId } from './ids.ts';
import { answerValue, type AnswerValue } from './plan.ts';
import type { Refusal } from './refusals.ts';
import { no, ok, type Result } from './result.ts';
import { SHOWABLE } from './text.ts';

export interface Answer extends AnswerAddress {
  /** The latest that was recorded. */
  said: Said;
  /** The first answer, kept when the candidate was pressed and answered again. */
  first: Said | null;
  /** Who confirmed `said`; null while nobody has. */
  confirmedBy: string | null;
  /** What the hall may see; null while nothing was revealed, or after it was taken back. */
  shown: Said | null;
  /** What was in the hall's sight before, and differs: the answer is shown as corrected. */
  corrected: boolean;
}

export interface Answers {
  readonly byAddress: Map<string, Answer>;
  /** The last the hall saw of each, whatever became of it: what differs from it is a correction. */
  readonly lastSeen: Map<string, Said>;
}

export const openAnswers = (): Answers => ({ byAddress: new Map(), lastSeen: new Map() });

export const addressKey = ({ ask, point, candidate }: AnswerAddress): string =>
  `${ask}/${point ?? ''}/${candidate}`;

const sameWords = (one: Said, other: Said): boolean => one.value === other.value && one.words === other.words;

const address = {
  ask: planId,
  point: planId.nullish().transform((point) => point ?? null),
  candidate: planId,
};

const some = { ...address, candidate: planId.optional() };

export const answerCommands = {
  RecordAnswer: z.strictObject({
    type: z.literal('RecordAnswer'),
    ...address,
    value: answerValue,
    words: z
      .string()
      .trim()
      .max(600)
      .regex(SHOWABLE)
      .nullish()
      .transform((words) => words || null),
    pressed: z.boolean().default(false),
  }),
  /** `value`, `words`: what the verifier has seen; if something else was recorded meanwhile, nothing is confirmed. */
  ConfirmAnswer: z.strictObject({
    type: z.literal('ConfirmAnswer'),
    ...address,
    value: answerValue.optional(),
    words: z.string().max(600).nullable().optional(),
  }),
  /** Without a candidate: every confirmed answer to this ask (or to this point of it). */
  RevealAnswers: z.strictObject({ type: z.literal('RevealAnswers'), ...some }),
  HideAnswers: z.strictObject({ type: z.literal('HideAnswers'), ...some }),
};
export type AnswerCommand = z.output<(typeof answerCommands)[keyof typeof answerCommands]>;

interface Scope {
  readonly ask: string;
  readonly point: string | null;
  readonly candidate?: string | undefined;
}

/** Ask, point and candidate exist in the plan and belong together. */
const located = ({ plan }: Deep<Assembly>, { ask, point, candidate }: Scope): Refusal | null => {
  const found = plan.asks.find(({ id }) => id === ask);
  if (!found) return { code: 'no-such-ask', detail: ask };
  if (point && !found.points.some(({ id }) => id === point)) return { code: 'no-such-point', detail: point };
  if (candidate !== undefined && !plan.candidates.some(({ id }) => id === candidate))
    return { code: 'no-such-candidate', detail: candidate };
  return null;
};

/** Without a point, the whole ask is meant: its answers and those to its points. */
const within = ({ answers }: Deep<Assembly>, { ask, point, candidate }: Scope): Deep<Answer>[] =>
  [...answers.byAddress.values()].filter(
    (answer) =>
      answer.ask === ask &&
      (point === null || answer.point === point) &&
      (candidate === undefined || answer.candidate === candidate),
  );

const only = ({ ask, point, candidate }: AnswerAddress): AnswerAddress => ({ ask, point, candidate });

const sightOf = ({ answers }: Deep<Assembly>, answer: Deep<Answer>): SeenAnswer => {
  const lastSeen = answers.lastSeen.get(addressKey(answer)) ?? null;
  return { ...only(answer), was: { shown: answer.shown, corrected: answer.corrected, lastSeen } };
};

const isNews = (answer: Deep<Answer>): boolean => !answer.shown || !sameWords(answer.shown, answer.said);

const reveal = (state: Deep<Assembly>, scope: Scope): Result<NightEvent[], Refusal> => {
  const recorded = within(state, scope);
  if (recorded.length === 0) return no({ code: 'nothing-recorded', detail: scope.ask });
  const confirmed = recorded.filter((answer) => answer.confirmedBy !== null);
  if (confirmed.length === 0) return no({ code: 'not-confirmed', detail: scope.ask });
  const news = confirmed.filter(isNews);
  return ok(
    news.length === 0 ? [] : [{ type: 'AnswersRevealed', answers: news.map((one) => sightOf(state, one)) }],
  );
};

const hide = (state: Deep<Assembly>, scope: Scope): Result<NightEvent[], Refusal> => {
  const shown = within(state, scope).filter((answer) => answer.shown !== null);
  if (shown.length === 0) return no({ code: 'nothing-shown', detail: scope.ask });
  return ok([{ type: 'AnswersHidden', answers: shown.map((one) => sightOf(state, one)) }]);
};

/** What the second person read is what is recorded; what they didn't name isn't compared. */
const isAsSeen = (
  seen: { value?: AnswerValue | undefined; words?: string | null | undefined },
  said: Deep<Said>,
): boolean =>
  (seen.value === undefined || seen.value === said.value) &&
  (seen.words === undefined || seen.words === said.words);

/** Whoever is not there gives no answer, and a substitute's words are not the candidate's [FAIR-7]. */
const mayAnswer = (
  { candidates }: Deep<Assembly>,
  { candidate, value }: { readonly candidate: string; readonly value: AnswerValue },
): boolean => {
  const standing = candidates.standing.get(candidate);
  const isAway = standing?.status === 'absent' || standing?.status === 'withdrawn';
  return value === 'absent' || value === 'not_put' || !(isAway || standing?.substitute);
};

const written = ({ said, first, confirmedBy }: Deep<Answer>): WrittenAnswer => ({ said, first, confirmedBy });

export const decideAnswers: DecideTable<Assembly, AnswerCommand, NightEvent> = {
  RecordAnswer: (state, command) => {
    const misplaced = located(state, command);
    if (misplaced) return no(misplaced);
    if (command.value === 'yes_if' && !command.words) return no({ code: 'needs-words' });
    if (!mayAnswer(state, command)) return no({ code: 'candidate-not-here', detail: command.candidate });
    const { value, words, pressed } = command;
    const before = state.answers.byAddress.get(addressKey(command));
    const was = before ? written(before) : null;
    return ok([{ type: 'AnswerRecorded', ...only(command), value, words, pressed, was }]);
  },
  ConfirmAnswer: (state, command, { by }) => {
    const misplaced = located(state, command);
    if (misplaced) return no(misplaced);
    const answer = state.answers.byAddress.get(addressKey(command));
    if (!answer) return no({ code: 'nothing-recorded' });
    if (!isAsSeen(command, answer.said)) return no({ code: 'answer-changed' });
    // The chair may stand in for the second person; the log shows one name twice [ANSWER-3].
    if (answer.said.by === by.id && by.role !== 'chair') return no({ code: 'second-person-needed' });
    return ok(answer.confirmedBy === null ? [{ type: 'AnswerConfirmed', ...only(command) }] : []);
  },
  RevealAnswers: (state, command) => {
    const misplaced = located(state, command);
    return misplaced ? no(misplaced) : reveal(state, command);
  },
  HideAnswers: (state, command) => {
    const misplaced = located(state, command);
    return misplaced ? no(misplaced) : hide(state, command);
  },
};

const record = (
  answers: Answers,
  event: Extract<AnswerEvent, { type: 'AnswerRecorded' }>,
  { at, by }: Origin,
): void => {
  const key = addressKey(event);
  const said: Said = { value: event.value, words: event.words, pressed: event.pressed, at, by };
  const before = answers.byAddress.get(key);
  if (!before) {
    const blank = { first: null, confirmedBy: null, shown: null, corrected: false };
    answers.byAddress.set(key, { ...only(event), said, ...blank });
    return;
  }
  if (!before.said.pressed) before.first = before.said;
  // Nobody was pressed after all: this is the first answer.
  if (!said.pressed) before.first = null;
  before.said = said;
  before.confirmedBy = null;
};

const show = ({ lastSeen }: Answers, answer: Answer): void => {
  const key = addressKey(answer);
  const before = lastSeen.get(key);
  answer.corrected ||= before !== undefined && !sameWords(before, answer.said);
  answer.shown = answer.said;
  lastSeen.set(key, answer.said);
};

/** What the hall has seen it has seen: nothing seen before leaves the last as it is [BACK-7]. */
const showAsBefore = ({ lastSeen }: Answers, answer: Answer, was: AnswerSight): void => {
  answer.shown = was.shown;
  answer.corrected = was.corrected;
  if (was.lastSeen) lastSeen.set(addressKey(answer), was.lastSeen);
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

export const evolveAnswers: EvolveTable<Answers, AnswerEvent, NightEvent> = {
  AnswerRecorded: record,
  AnswerCleared: (answers, event) => void answers.byAddress.delete(addressKey(event)),
  AnswerRestored: (answers, event) => each(answers, [event], (answer) => Object.assign(answer, event.to)),
  AnswerUnconfirmed: (answers, event) =>
    each(answers, [event], (answer) => {
      answer.confirmedBy = null;
    }),
  AnswerConfirmed: (answers, event, { by }) =>
    each(answers, [event], (answer) => {
      answer.confirmedBy = by;
    }),
  AnswersRevealed: (answers, event) => each(answers, event.answers, (answer) => show(answers, answer)),
  SightRestored: (answers, event) =>
    each(answers, event.answers, (answer, { was }) => showAsBefore(answers, answer, was)),
  AnswersHidden: (answers, event) =>
    each(answers, event.answers, (answer) => {
      answer.shown = null;
    }),
};

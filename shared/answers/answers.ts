/** What each candidate answered to each ask: recorded, confirmed by a second person, revealed, corrected. Rules [ANSWER-*]. */
import { z } from 'zod';
import { LONGEST_CHANGE, LONGEST_SPEAKER, LONGEST_WORDS } from './limits.ts';
import type { Assembly } from '../night/assembly.ts';
import type { Deep, DecideTable } from '../kernel/decider.ts';
import type {
  AnswerAddress,
  Draft,
  NightEvent,
  Said,
  SaidMore,
  SeenAnswer,
  SentBack,
  WrittenAnswer,
} from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import { answerValue, type AnswerValue } from '../plan/plan.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { SHOWABLE, typedText } from '../kernel/text.ts';
import type { Instant } from '../kernel/time.ts';

export interface Answer extends AnswerAddress {
  /** The latest that was recorded. */
  said: Said;
  /** The first answer, kept when the candidate was pressed and answered again. */
  first: Said | null;
  /** Who confirmed `said`; null while nobody has. */
  confirmedBy: string | null;
  /** Why it was not confirmed; null once it is, or is recorded anew. */
  sentBack: SentBack | null;
  /** What the hall may see; null while nothing was revealed, or after it was taken back. */
  shown: Said | null;
  /** What was in the hall's sight before, and differs: the answer is shown as corrected. */
  corrected: boolean;
}

/** One of all that were ever recorded at an address: for the record of the night. */
export interface Version {
  said: Said;
  confirmedBy: string | null;
  /** When the hall first saw it; null: it never did. */
  seenAt: Instant | null;
}

export interface Answers {
  readonly byAddress: Map<string, Answer>;
  /** The oldest first. One that was taken back before the hall saw it is none. */
  readonly versions: Map<string, Version[]>;
  /** What somebody is writing, as it was last saved. */
  readonly drafts: Map<string, Draft & { readonly by: string; readonly at: Instant }>;
  /** The last the hall saw of each, whatever became of it: what differs from it is a correction. */
  readonly lastSeen: Map<string, Said>;
  /** All that the hall saw of each, in that order, whatever was hidden or taken back since: for the record of the night. */
  readonly seen: Map<string, Said[]>;
}

export const openAnswers = (): Answers => ({
  byAddress: new Map(),
  versions: new Map(),
  drafts: new Map(),
  lastSeen: new Map(),
  seen: new Map(),
});

export const addressKey = ({ ask, point, candidate }: AnswerAddress): string =>
  `${ask}/${point ?? ''}/${candidate}`;

interface Content extends Pick<Deep<Draft>, 'value' | 'words'> {
  readonly changed?: Deep<Draft>['changed'] | undefined;
  readonly speaker?: string | undefined;
}
const inWords = ({ value, words, changed, speaker }: Content): string =>
  JSON.stringify([value, words, changed?.asked, changed?.said, speaker]);

/** The same answer, whoever wrote it down, and whatever the candidate said when it was read back. */
export const sameWords = (one: Content, other: Content): boolean => inWords(one) === inWords(other);

/** The hall sees one of these just as it would the other. */
export const sameSight = (one: Deep<Said>, other: Deep<Said>): boolean =>
  sameWords(one, other) && (one.readBack?.dispute ?? null) === (other.readBack?.dispute ?? null);

export const address = {
  ask: planId,
  point: planId.nullish().transform((point) => point ?? null),
  candidate: planId,
};

/** `pointsToo` false: of each candidate only the answer to the ask as a whole. */
const some = { ...address, candidate: planId.optional(), pointsToo: z.boolean().default(true) };

/** What the second person has read; what they don't name isn't compared. */
export const seen = {
  value: answerValue.optional(),
  words: z.string().max(LONGEST_WORDS).nullable().optional(),
  recordedAt: z.int().optional(),
};

export const answerCommands = {
  RecordAnswer: z.strictObject({
    type: z.literal('RecordAnswer'),
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
    changed: z.strictObject({ asked: typedText(LONGEST_CHANGE), said: typedText(LONGEST_CHANGE) }).nullish(),
    /** Who spoke for the candidate. */
    speaker: typedText(LONGEST_SPEAKER).nullish(),
  }),
  /** If something else was recorded than the verifier saw, nothing is confirmed. */
  ConfirmAnswer: z.strictObject({ type: z.literal('ConfirmAnswer'), ...address, ...seen }),
  /** Without a candidate: every confirmed answer to this ask (or to this point of it). */
  RevealAnswers: z.strictObject({ type: z.literal('RevealAnswers'), ...some }),
  HideAnswers: z.strictObject({ type: z.literal('HideAnswers'), ...some }),
};
export type AnswerCommand = z.output<(typeof answerCommands)[keyof typeof answerCommands]>;

interface Scope {
  readonly ask: string;
  readonly point: string | null;
  readonly candidate?: string | undefined;
  readonly pointsToo?: boolean;
}

/** Ask, point and candidate exist in the plan and belong together. */
export const located = ({ plan }: Deep<Assembly>, { ask, point, candidate }: Scope): Refusal | null => {
  const found = plan.asks.find(({ id }) => id === ask);
  if (!found) return { code: 'no-such-ask', detail: ask };
  if (point && !found.points.some(({ id }) => id === point)) return { code: 'no-such-point', detail: point };
  if (candidate !== undefined && !plan.candidates.some(({ id }) => id === candidate))
    return { code: 'no-such-candidate', detail: candidate };
  return null;
};

export const answerAt = ({ answers }: Deep<Assembly>, at: AnswerAddress): Deep<Answer> | null =>
  answers.byAddress.get(addressKey(at)) ?? null;
export const draftAt = ({ answers }: Deep<Assembly>, at: AnswerAddress) =>
  answers.drafts.get(addressKey(at)) ?? null;

/** Without a point, the whole ask is meant: its answers and those to its points. */
const within = ({ answers }: Deep<Assembly>, { ask, point, candidate, pointsToo }: Scope): Deep<Answer>[] =>
  [...answers.byAddress.values()].filter(
    (answer) =>
      answer.ask === ask &&
      ((point === null && pointsToo !== false) || answer.point === point) &&
      (candidate === undefined || answer.candidate === candidate),
  );

export const only = ({ ask, point, candidate }: AnswerAddress): AnswerAddress => ({ ask, point, candidate });

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

export const needsSecondPerson = ({ plan }: Deep<Assembly>): boolean =>
  // A log from before the plan could say so.
  plan.candidate_rules.second_person !== false;

/** The chair may let the hall see it: somebody confirmed it, or the plan wants nobody to; and nobody sent it back. */
export const isReady = (state: Deep<Assembly>, { confirmedBy, sentBack }: Deep<Answer>): boolean =>
  sentBack === null && (confirmedBy !== null || !needsSecondPerson(state));

const reveal = (state: Deep<Assembly>, scope: Scope): Result<NightEvent[], Refusal> => {
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

const hide = (state: Deep<Assembly>, scope: Scope): Result<NightEvent[], Refusal> => {
  const shown = within(state, scope).filter((answer) => answer.shown !== null);
  if (shown.length === 0) return no({ code: 'nothing-shown', detail: scope.ask });
  return ok([{ type: 'AnswersHidden', answers: shown.map((one) => sightOf(state, one)) }]);
};

/** What the second person read is what is recorded. */
export const isAsSeen = (
  read: {
    value?: AnswerValue | undefined;
    words?: string | null | undefined;
    recordedAt?: Instant | undefined;
  },
  said: Deep<Said>,
): boolean =>
  (read.value === undefined || read.value === said.value) &&
  (read.words === undefined || read.words === said.words) &&
  (read.recordedAt === undefined || read.recordedAt === said.at);

type Recording = Extract<AnswerCommand, { type: 'RecordAnswer' }>;

/** Nobody said anything: not the candidate, and nobody for them. */
const isUnsaid = (value: AnswerValue): boolean => value === 'absent' || value === 'not_put';

/** Whoever is not there gives no answer; what a substitute says is theirs, and names them [FAIR-7]. */
const mayAnswer = ({ candidates }: Deep<Assembly>, { candidate, value, speaker }: Recording): boolean => {
  const standing = candidates.standing.get(candidate);
  const isAway = standing?.status === 'absent' || standing?.status === 'withdrawn';
  return isUnsaid(value) || Boolean(speaker) || !(isAway || standing?.substitute);
};

const moreOf = ({ value, words, pressed, changed, speaker }: Recording): SaidMore => ({
  words,
  pressed,
  ...(changed ? { changed } : {}),
  ...(speaker && !isUnsaid(value) ? { speaker } : {}),
});

export const written = ({ said, first, confirmedBy, sentBack }: Deep<Answer>): WrittenAnswer => ({
  said,
  first,
  confirmedBy,
  ...(sentBack ? { sentBack } : {}),
});

export const decideAnswers: DecideTable<Assembly, AnswerCommand, NightEvent> = {
  RecordAnswer: (state, command) => {
    const misplaced = located(state, command);
    if (misplaced) return no(misplaced);
    if (command.value === 'yes_if' && !command.words) return no({ code: 'needs-words' });
    if (!mayAnswer(state, command)) return no({ code: 'candidate-not-here', detail: command.candidate });
    const before = answerAt(state, command);
    const was = before ? written(before) : null;
    const { value } = command;
    return ok([{ type: 'AnswerRecorded', ...only(command), value, ...moreOf(command), was }]);
  },
  ConfirmAnswer: (state, command, { by }) => {
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
  RevealAnswers: (state, command) => {
    const misplaced = located(state, command);
    return misplaced ? no(misplaced) : reveal(state, command);
  },
  HideAnswers: (state, command) => {
    const misplaced = located(state, command);
    return misplaced ? no(misplaced) : hide(state, command);
  },
};

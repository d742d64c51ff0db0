/** How an answer is spoken of and said to the server: its address, the spot where it is worked on, its words. */
import type { Changed } from '../../shared/answers/events.ts';
import type { AnswerValue } from '../../shared/answers/values.ts';
import type { CommandInput } from '../../shared/night/commands.ts';
import type { AnswerCell, SaidFace } from '../../shared/views/answers.ts';

/** Which answer is meant; without a point the ask as a whole. */
export interface Address {
  readonly ask: string;
  readonly point: string | null;
  readonly candidate: string;
}

export interface Saying {
  readonly value: AnswerValue;
  readonly words?: string;
  readonly pressed?: boolean;
  readonly changed?: Changed | null;
  readonly speaker?: string | null;
}

/** An answer as it is being typed: every field is a text. */
export interface Typed {
  readonly value: AnswerValue;
  readonly words: string;
  readonly asked: string;
  readonly said: string;
  readonly speaker: string;
}

export const mainValues = ['yes', 'yes_if', 'no', 'unclear'] as const;
export const otherValues = ['refused', 'absent', 'not_put'] as const;
/** Where recording is all there is to do, what is said in a night is one tap away. */
export const everyValue = ['yes', 'yes_if', 'no', 'unclear', 'refused', 'absent'] as const;
export const restValues = ['not_put'] as const;

const typedFrom = ({ value, words, changed, speaker }: SaidFace): Typed => ({
  value,
  words: words ?? '',
  asked: changed?.asked ?? '',
  said: changed?.said ?? '',
  speaker: speaker ?? '',
});

/** What the fields hold at first: the draft, else what is recorded of this value, else nothing but who speaks. */
export const firstTyped = (cell: AnswerCell, value: AnswerValue, substitute: string | null): Typed => {
  if (cell.draft?.value === value) return typedFrom(cell.draft);
  if (cell.status !== 'open' && cell.value === value) return typedFrom(cell);
  return { value, words: '', asked: '', said: '', speaker: substitute ?? '' };
};

export const spotOf = ({ ask, point, candidate }: Address): string =>
  `answer/${ask}/${point ?? ''}/${candidate}`;

/** What is recorded; null while nothing is. */
export const recorded = ({ status, value }: AnswerCell): AnswerValue | null =>
  status === 'open' ? null : value;

export const record = (at: Address, { value, words, pressed, changed, speaker }: Saying): CommandInput => ({
  type: 'RecordAnswer',
  ...at,
  value,
  ...(words ? { words } : {}),
  ...(pressed ? { pressed } : {}),
  ...(changed ? { changed } : {}),
  ...(speaker ? { speaker } : {}),
});

/** What was seen; if something else was recorded meanwhile, nothing is confirmed or sent back. */
const asSeen = ({ value, words, recordedAt }: AnswerCell) => ({
  value,
  words,
  ...(recordedAt === null ? {} : { recordedAt }),
});

export const confirm = (at: Address, cell: AnswerCell): CommandInput => ({
  type: 'ConfirmAnswer',
  ...at,
  ...asSeen(cell),
});

export const sendBack = (at: Address, cell: AnswerCell, reason: string): CommandInput => ({
  type: 'SendAnswerBack',
  ...at,
  ...asSeen(cell),
  reason,
});

export const readBack = (at: Address, dispute: string | null): CommandInput => ({
  type: 'ReadBackAnswer',
  ...at,
  dispute,
});

/** One answer alone; a candidate's others are shown by themselves, or all at once. */
export const reveal = (at: Address): CommandInput => ({ type: 'RevealAnswers', ...at, pointsToo: false });
export const hide = (at: Address): CommandInput => ({ type: 'HideAnswers', ...at, pointsToo: false });

/** Two commands for one press: the correction was recorded with the first, this shows it. */
export const showCorrection = (at: Address, cell: AnswerCell): CommandInput[] =>
  cell.status === 'waiting' ? [confirm(at, cell), reveal(at)] : [reveal(at)];

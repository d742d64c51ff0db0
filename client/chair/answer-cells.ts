/** How an answer is spoken of and said to the server: its address, its place on the desk, its words. */
import type { CommandInput } from '../../shared/assembly.ts';
import type { AnswerValue } from '../../shared/plan.ts';
import type { AnswerCell } from '../../shared/views/answers.ts';

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
}

export const mainValues = ['yes', 'yes_if', 'no', 'unclear'] as const;
export const otherValues = ['refused', 'absent', 'not_put'] as const;

export const placeOf = ({ ask, point, candidate }: Address): string =>
  `answer/${ask}/${point ?? ''}/${candidate}`;

/** What is recorded; null while nothing is. */
export const recorded = ({ status, value }: AnswerCell): AnswerValue | null =>
  status === 'open' ? null : value;

/** The hall sees something else than what is recorded. */
export const differs = ({ status, shown }: AnswerCell): boolean => shown !== null && status !== 'shown';

export const record = (at: Address, { value, words, pressed }: Saying): CommandInput => ({
  type: 'RecordAnswer',
  ...at,
  value,
  ...(words ? { words } : {}),
  ...(pressed ? { pressed } : {}),
});

/** `value`, `words`: what the chair saw; if something else was recorded meanwhile, nothing is confirmed. */
export const confirm = (at: Address, { value, words }: AnswerCell): CommandInput => ({
  type: 'ConfirmAnswer',
  ...at,
  value,
  words,
});

export const reveal = (at: Address): CommandInput => ({ type: 'RevealAnswers', ...at });
export const hide = (at: Address): CommandInput => ({ type: 'HideAnswers', ...at });

/** Two commands for one press: the correction was recorded with the first, this shows it. */
export const showCorrection = (at: Address, cell: AnswerCell): CommandInput[] =>
  cell.status === 'waiting' ? [confirm(at, cell), reveal(at)] : [reveal(at)];

/** What of the work on answers a page has buttons for: the chair's console all of it, the recorder's and the verifier's pages their part. */
import { createContext } from 'svelte';
import type { CommandType } from '../../shared/night/commands.ts';

const answerWork = [
  'RecordAnswer',
  'ConfirmAnswer',
  'ReadBackAnswer',
  'RevealAnswers',
  'HideAnswers',
  'ChangeAskWording',
  'StartTurn',
] as const satisfies readonly CommandType[];
type AnswerWork = (typeof answerWork)[number];

/** What each page offers is held by a test against what its role may say. */
export const offered = {
  chair: answerWork,
  recorder: ['RecordAnswer', 'ReadBackAnswer'],
  verifier: ['ConfirmAnswer'],
} satisfies Record<string, readonly AnswerWork[]>;

export type Offers = (work: AnswerWork) => boolean;

export const offersOf =
  (page: keyof typeof offered): Offers =>
  (work) =>
    offered[page].some((one) => one === work);

/** Whether the page that a component stands on has buttons for this. */
export const [getOffers, setOffers] = createContext<Offers>();

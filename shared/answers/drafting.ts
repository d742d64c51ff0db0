/** What is being typed and not yet recorded: how it is kept, and how often. */
import type { Deep } from '../kernel/decider.ts';
import type { Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import { addressKey } from './address.ts';
import type { AnswerAddress, Changed, Draft } from './events.ts';
import { DRAFT_EVERY_MS } from './limits.ts';
import { sameWords } from './same-words.ts';
import type { AnswerValue } from './values.ts';

/** Two drafts that were sent so far apart may arrive a little nearer. */
export const SOONEST_DRAFT_MS: Ms = DRAFT_EVERY_MS / 2;

/** The fields of the form; an empty one holds an empty text. */
interface Typed {
  readonly value: AnswerValue;
  readonly words: string;
  readonly pressed: boolean;
  readonly asked: string;
  readonly said: string;
  readonly speaker: string;
}

const changedIn = ({ asked, said }: Typed): { changed?: Changed } =>
  asked === '' && said === '' ? {} : { changed: { asked, said } };

export const asDraft = (typed: Typed): Draft => ({
  value: typed.value,
  words: typed.words || null,
  pressed: typed.pressed,
  ...changedIn(typed),
  ...(typed.speaker === '' ? {} : { speaker: typed.speaker }),
});

export const draftAt = ({ answers }: Deep<Assembly>, at: AnswerAddress) =>
  answers.drafts.get(addressKey(at)) ?? null;

export const isSameDraft = (one: Deep<Draft> | null, other: Deep<Draft> | null): boolean =>
  one === null || other === null
    ? one === other
    : one.value === other.value && one.pressed === other.pressed && sameWords(one, other);

/** Whether two answers are the same: in their words, or as the hall sees them. */
import type { Deep } from '../kernel/decider.ts';
import type { Draft, Said } from './events.ts';

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

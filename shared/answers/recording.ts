/** Writing an answer down: who may be recorded as saying it, and what is kept of it. */
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';
import type { Changed, SaidMore, WrittenAnswer } from './events.ts';
import type { Answer } from './state.ts';
import type { AnswerValue } from './values.ts';

/** What the recorder gives. */
interface Recording {
  readonly candidate: string;
  readonly value: AnswerValue;
  readonly words: string | null;
  readonly pressed: boolean;
  readonly changed?: Changed | null | undefined;
  readonly speaker?: string | null | undefined;
}

/** Nobody said anything: not the candidate, and nobody for them. */
const isUnsaid = (value: AnswerValue): boolean => value === 'absent' || value === 'not_put';

/** Whoever is not there gives no answer; what a substitute says is the substitute's, and names them [FAIR-7]. */
export const mayAnswer = (
  { candidates }: Deep<Assembly>,
  { candidate, value, speaker }: Recording,
): boolean => {
  const standing = candidates.standing.get(candidate);
  const isAway = standing?.status === 'absent' || standing?.status === 'withdrawn';
  return isUnsaid(value) || Boolean(speaker) || !(isAway || standing?.substitute);
};

export const moreOf = ({ value, words, pressed, changed, speaker }: Recording): SaidMore => ({
  words,
  pressed,
  ...(changed ? { changed } : {}),
  ...(speaker && !isUnsaid(value) ? { speaker } : {}),
});

/** What is written down now, for the fact that writes over it. */
export const written = ({ said, first, confirmedBy, sentBack }: Deep<Answer>): WrittenAnswer => ({
  said,
  first,
  confirmedBy,
  ...(sentBack ? { sentBack } : {}),
});

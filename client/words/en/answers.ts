/** The seven answers in words. The short form is for narrow columns; the hall reads the long one. */
import type { AnswerValue } from '../../../shared/answers/values.ts';

const long: Record<AnswerValue, string> = {
  yes: 'Yes',
  yes_if: 'Yes, with conditions',
  no: 'No',
  unclear: 'No clear answer',
  refused: 'Did not answer',
  absent: 'Not present',
  not_put: 'Not yet asked',
};

const short: Record<AnswerValue, string> = {
  yes: 'Yes',
  yes_if: 'Yes, if',
  no: 'No',
  unclear: 'Unclear',
  refused: 'No answer',
  absent: 'Absent',
  not_put: 'Not asked',
};

export const words = {
  long,
  short,
  /** A candidate's own words, as they were said. */
  quote: (said: string) => `“${said}”`,
  corrected: 'corrected',
  /** By the candidate, when it was read back. */
  disputed: 'disputed',
};

/** What an answer can be, in one word. */

/** A closed list: the ids of the sample plan. */
export const answerValues = ['yes', 'yes_if', 'no', 'unclear', 'refused', 'absent', 'not_put'] as const;
export type AnswerValue = (typeof answerValues)[number];

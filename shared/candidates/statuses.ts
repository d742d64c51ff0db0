/** Whether a candidate can be spoken to. */

/** `late`: expected still, and asked when they come. */
export const candidateStatuses = ['expected', 'here', 'late', 'absent', 'withdrawn'] as const;
export type CandidateStatus = (typeof candidateStatuses)[number];

/** Who there is: the audience, and everybody with a pass. What they may say stands with the commands, what they read in the chapter's rights. */

export const roles = [
  'phone',
  'chair',
  'recorder',
  'verifier',
  'timekeeper',
  'steward',
  'screen',
  'stage',
] as const;
export type Role = (typeof roles)[number];

/** Everybody with a pass; a phone has none. */
export const passRoles = [
  'chair',
  'recorder',
  'verifier',
  'timekeeper',
  'steward',
  'screen',
  'stage',
] as const;
export type PassRole = (typeof passRoles)[number];

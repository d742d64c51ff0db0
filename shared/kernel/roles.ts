/** Who there is: one row for each role. What a role may say stands with the commands, what it reads in its chapter's rights. */

export interface RoleRow {
  /** What the role's passes are called; null: the role needs no pass. */
  readonly pass: PassNames | null;
  /** Its pages, by the last part of their addresses; the first is the one that its links lead to. */
  readonly pages: readonly string[];
  /** Other pages at the address of the first, asked for by a query of their name: `?overlay`. */
  readonly variants?: readonly string[];
  /** Its link is printed when the server starts. */
  readonly isLinkPrinted?: boolean;
  /** Nobody sits at its page, so nobody says when the page has died: the server must hear from it all the time. */
  readonly mustBeHeard?: boolean;
  /** May fetch the codes of all voting cards, to print them. */
  readonly mayPrintCards?: boolean;
}

interface PassNames {
  /** On a pass for which the plan names nobody. */
  readonly name: string;
  /** How plans call the job whose holder's name is on the pass. */
  readonly job?: RegExp;
}

const rows = {
  phone: { pass: null, pages: ['phone'] },
  chair: {
    pass: { name: 'Chair', job: /\bchair\b/i },
    pages: ['chair', 'pack'],
    isLinkPrinted: true,
    mayPrintCards: true,
  },
  recorder: {
    pass: { name: 'Recorder', job: /\brecorder\b/i },
    pages: ['recorder'],
    isLinkPrinted: true,
  },
  verifier: {
    pass: { name: 'Verifier', job: /\bverifier\b/i },
    pages: ['verifier'],
    isLinkPrinted: true,
  },
  timekeeper: {
    pass: { name: 'Timekeeper', job: /\btimekeeper\b/i },
    pages: ['timekeeper'],
    isLinkPrinted: true,
  },
  steward: { pass: { name: 'Stewards' }, pages: ['steward'], isLinkPrinted: true },
  screen: {
    pass: { name: 'Projector' },
    pages: ['screen'],
    variants: ['overlay'],
    isLinkPrinted: true,
    mustBeHeard: true,
  },
  stage: { pass: { name: 'Stage' }, pages: ['stage'], mustBeHeard: true },
} as const satisfies Readonly<Record<string, RoleRow>>;

type Rows = typeof rows;
export type Role = keyof Rows;
/** Everybody with a pass; a phone has none. */
export type PassRole = { [One in Role]: Rows[One]['pass'] extends null ? never : One }[Role];

export const roleRow = (role: Role): RoleRow => rows[role];
export const hasPass = (role: Role): role is PassRole => rows[role].pass !== null;

const isRole = (name: string): name is Role => Object.hasOwn(rows, name);
export const roles: readonly Role[] = Object.keys(rows).filter(isRole);
export const passRoles: readonly PassRole[] = roles.filter(hasPass);

/** A table with an entry for each role that has a pass, in the order of the roles. */
export const byPassRole = <Value>(valueOf: (role: PassRole) => Value): Record<PassRole, Value> =>
  // Total by construction, which the compiler can't follow through a list of entries.
  Object.fromEntries(passRoles.map((role) => [role, valueOf(role)])) as Record<PassRole, Value>;

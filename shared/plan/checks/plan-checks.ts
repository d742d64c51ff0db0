/** What the schema cannot see: whether the parts of a plan agree with one another, with the calendar and with the rules. */
import type { Plan } from '../plan.ts';
import { clockChecks } from './clock-change.ts';
import { customChecks } from './customs.ts';
import { dayChecks } from './days.ts';
import { duplicateChecks } from './duplicates.ts';
import type { Check, Finding, Unread } from './finding.ts';
import { referenceChecks } from './references.ts';
import { timeChecks } from './times.ts';

export type { Finding, Unread };

const checks: readonly Check[] = [
  ...duplicateChecks,
  ...referenceChecks,
  ...timeChecks,
  ...clockChecks,
  ...dayChecks,
  ...customChecks,
];

const allRead: Unread = { parts: new Set(), ids: new Set() };

/** `assembly.start` is unread when it is, or when the whole assembly is. */
const isUnread = (part: string, { parts }: Unread): boolean =>
  parts.has(part) || parts.has(part.replace(/\..*/, ''));

/**
 * Everything that is wrong with the plan (errors) or worth knowing (warnings), at once.
 * `unread` names what the caller had to leave out of the plan; checks that would need it stay silent.
 */
export const checkPlan = (plan: Plan, unread: Unread = allRead): Finding[] =>
  checks
    .filter(({ needs }) => !needs.some((part) => isUnread(part, unread)))
    .flatMap(({ find }) => find(plan, unread));

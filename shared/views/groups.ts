/** Phones that say they count for many: those that wait for a steward, and those that a steward has answered. */
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';
import { delegationOf } from '../turnout/delegations.ts';
import { LARGEST_GROUP } from '../turnout/limits.ts';
import type { Group } from '../turnout/state.ts';

export interface GroupRow {
  readonly number: number;
  readonly delegation: string;
  /** As the phone says. */
  readonly heads: number;
}

export interface AnsweredGroup extends GroupRow {
  /** As a steward counted; null where the group was declined. */
  readonly counted: number | null;
}

export interface GroupsView {
  /** Those that wait: the oldest of them, and first the oldest. */
  readonly groups: readonly GroupRow[];
  /** How many wait in all. */
  readonly groupsWaiting: number;
  /** Those that were answered, the newest claim first: each can be put right. */
  readonly groupsAnswered: readonly AnsweredGroup[];
  readonly largestGroup: number;
}

/** A script of made-up phones can claim thousands; nobody at a door can look at more than these. */
const MOST_GROUPS = 100;

interface Claim {
  readonly group: GroupRow;
  readonly answer: Group['answer'];
  readonly counted: number;
}

/** All that phones still say, the oldest first. */
const claims = ({ turnout }: Deep<Assembly>): Claim[] =>
  [...turnout.groups].flatMap(([number, phone]) => {
    const says = turnout.checkIns.get(phone);
    const delegation = delegationOf(turnout, says?.delegation)?.id;
    if (says?.group?.number !== number || !delegation) return [];
    const { heads, answer } = says.group;
    return [{ group: { number, delegation, heads }, answer, counted: says.party }];
  });

const answered = ({ group, answer, counted }: Claim): AnsweredGroup => ({
  number: group.number,
  delegation: group.delegation,
  heads: group.heads,
  counted: answer === 'confirmed' ? counted : null,
});

export const groupsView = (state: Deep<Assembly>): GroupsView => {
  const all = claims(state);
  const waiting = all.filter(({ answer }) => answer === 'waiting');
  const others = all.filter(({ answer }) => answer !== 'waiting').toReversed();
  return {
    groups: waiting.slice(0, MOST_GROUPS).map(({ group }) => group),
    groupsWaiting: waiting.length,
    groupsAnswered: others.slice(0, MOST_GROUPS).map(answered),
    largestGroup: LARGEST_GROUP,
  };
};

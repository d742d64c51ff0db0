/** What stewards and the chair read alike: groups that wait, the list of delegations, and what to watch in the turnout. */
import type { AnsweredGroup, GroupRow } from '../../../shared/views/groups.ts';
import type { SayingsLeft } from '../../../shared/turnout/sayings.ts';
import type { DelegationRow, Seats } from '../../../shared/views/turnout.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
/** The others are marked in the list of the roll call. */
const MOST_NAMED = 3;

const n = (amount: number): string => number.format(amount);
const count = (amount: number, one: string, other: string): string =>
  `${n(amount)} ${plural.select(amount) === 'one' ? one : other}`;
const people = (amount: number): string => count(amount, 'person', 'people');
const phones = (amount: number): string => count(amount, 'phone', 'phones');
const sum = (one: number, other: number): string => `${n(one)} + ${n(other)} = ${n(one + other)}`;

export const words = {
  sending: 'Sending…',
  unsent: 'Not sent yet. It is sent once, when you are back: leave this page open.',
  cancel: 'Cancel',

  groups: {
    title: 'Groups',
    open: (waiting: number) => (waiting === 0 ? 'Groups' : `Groups waiting (${n(waiting)})`),
    waiting: (waiting: number) => `Groups waiting (${n(waiting)})`,
    told: (waiting: number) =>
      waiting === 0 ? '' : `${count(waiting, 'group is', 'groups are')} waiting for a steward.`,
    none: 'No group is waiting.',
    how: 'A phone that counts for a group waits until somebody has looked. Until then it counts for one.',
    offline: 'No connection: groups can be answered when you are back. Until then each counts for one.',
    more: (shown: number) => `The oldest ${n(shown)} are here. The others follow as these are answered.`,
    name: (group: number) => `Group ${n(group)}`,
    says: (heads: number) => `says ${people(heads)}`,
    confirm: (heads: number) => `Confirm ${n(heads)}`,
    confirmFor: ({ number: group, heads }: GroupRow, name: string) =>
      `Confirm ${n(heads)}: group ${n(group)}, ${name}`,
    other: 'Other number',
    otherFor: ({ number: group }: GroupRow) => `Other number for group ${n(group)}`,
    decline: 'Decline',
    declineFor: ({ number: group }: GroupRow) => `Decline group ${n(group)}`,
    field: 'How many did you count?',
    nothing: 'Type a number',
    most: (heads: number) => `A group is ${n(heads)} at most. Count more than that at the door.`,
    answered: 'Answered',
    outcome: ({ counted, heads }: AnsweredGroup) => {
      if (counted === null) return `declined, counts for one; said ${n(heads)}`;
      return counted === heads ? `confirmed ${n(counted)}` : `counted ${n(counted)}, said ${n(heads)}`;
    },
    putRight: 'Put right',
    putRightFor: ({ number: group }: GroupRow) => `Put right: group ${n(group)}`,
  },

  list: {
    unplanned: 'added tonight',
    unplannedLong: 'Added tonight, without a pledge.',
    missing: 'Not in the list?',
    add: 'Add a delegation',
    addThis: (name: string) => `Add “${name}” to the list`,
    addTitle: 'Add a delegation',
    nameField: 'Its name',
    areaField: 'Where it comes from',
    chooseArea: 'Choose the area',
    addNow: 'Add it',
    addMeans:
      'It has no pledge, and is called in the roll call. If it was in the list after all, merge the two later.',
    addOffline: 'No connection: it can be added when you are back. Until then, count them on paper.',

    change: 'Put the list right',
    changeFor: (name: string) => `Put the list right: ${name}`,
    merge: 'It is the same as another…',
    mergeTitle: 'Which one is it?',
    search: 'Find the other one',
    likely: 'Perhaps one of these',
    nobody: 'No delegation is called that.',
    chooseAgain: 'Choose another',
    stays: (name: string) => `“${name}” stays in the list.`,
    goes: (name: string) => `“${name}” goes into it.`,
    door: (from: number, into: number) => `At the door ${sum(from, into)}.`,
    declared: (from: number, into: number) => `Declared ${sum(from, into)}.`,
    phones: (from: DelegationRow, into: DelegationRow) => {
      const all = from.phones + into.phones;
      if (all === 0) return 'Neither has a phone.';
      const which = from.phones > 0 && into.phones > 0 ? 'Both delegations’ phones' : 'Their phones';
      return `${which} count here: ${phones(all)} for ${people(from.phoneHeads + into.phoneHeads)}.`;
    },
    pledge: (from: number, into: number) => {
      const stays = into === 0 ? 'No pledge.' : `The pledge is ${n(into)}.`;
      return from === 0 ? stays : `${stays} The other’s, ${n(from)}, falls away.`;
    },
    mergeNow: 'Merge the two',
    mergeBack: 'The chair can take it back in “What happened”.',
    remove: 'Remove it from the list',
    removeMeans: 'Nobody is counted there. The chair can take it back in “What happened”.',
    removeNot: 'It cannot be removed: the plan names it, or somebody is counted there already.',
    offline: 'No connection: the list can be put right when you are back.',
  },

  watch: {
    heading: 'To watch',
    seats: ({ taken, seats, state }: Seats): string | null => {
      if (seats === null || state === 'room') return null;
      return state === 'near'
        ? `Nearly full: ${n(taken)} of ${n(seats)} seats.`
        : `Too full: ${people(taken)} for ${n(seats)} seats.`;
    },
    exceed: (rows: readonly DelegationRow[]) => {
      const named = rows
        .slice(0, MOST_NAMED)
        .map((row) => `${row.name} (${n(row.phoneHeads)} for ${n(row.present ?? 0)})`);
      const more = rows.length - named.length;
      const all = more > 0 ? [...named, count(more, 'other', 'others')] : named;
      return `Phones speak for more than are present: ${list.format(all)}. Count again there.`;
    },
    exceedAll: (phoneHeads: number, present: number) =>
      `Phones speak for ${n(phoneHeads)}, and ${n(present)} are present. Have the doors counted again.`,
    sayings: ({ most, isSpent }: SayingsLeft) =>
      isSpent
        ? `Phones have checked in or changed it ${n(most)} times, and no more is taken from them. Have the doors count.`
        : `Phones will soon have checked in or changed it ${n(most)} times; then no more is taken from them. If somebody plays with a script, change the join code; have the doors count.`,
    exceedRow: 'more than are present',
    exceedSaid: (phoneHeads: number) => `phones say ${n(phoneHeads)}: more than are present`,
    areas: (present: number, least: number) =>
      present < least
        ? `${n(present)} of the ${n(least)} areas that an alliance wants are present.`
        : `${count(present, 'area is', 'areas are')} present; ${n(least)} are wanted.`,
    visitors: (heads: number) => `Visitors: ${people(heads)} on phones, in no delegation’s number.`,
  },
};

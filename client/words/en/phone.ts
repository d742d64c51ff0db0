/** Every sentence on a phone in the hall. The other languages have the same shape: a sentence they lack does not compile. */
import type { RefusalCode } from '../../../shared/kernel/refusals.ts';
import { inLanguage } from '../in-language.ts';
import { words as answers } from './answers.ts';
import { words as connection } from './connection.ts';

const { number, plural, time, day } = inLanguage('en-GB');
const people = (count: number): string => plural(count, { one: '# person', other: '# people' });

interface Said {
  readonly title: string;
  readonly text?: string;
}

/** `lapsed`: kept on the phone for half a day · `elsewhere`: tapped under another code. Neither was ever sent. */
export type NotCounted =
  | Extract<RefusalCode, 'no-such-delegation' | 'party-too-big' | 'turnout-declared' | 'night-over'>
  | 'lapsed'
  | 'elsewhere';

const notCounted: Record<NotCounted, string> = {
  'no-such-delegation': 'That group is no longer on the list. Please choose again.',
  'party-too-big': 'That is more than one phone can speak for. Please ask a steward to count your group.',
  'turnout-declared':
    'That was not counted: your group has declared how many came. Please ask a steward to put it right.',
  'night-over': 'That was not counted: the assembly is over.',
  lapsed: 'What you tapped more than 12 hours ago was not sent. Please say it again if it still holds.',
  elsewhere: 'What you tapped under another code was not sent. Please say it again here.',
};

export const words = {
  /** In a language that no speaker has read through yet: a sentence that says so, in it and in English. */
  review: null as { readonly own: string; readonly english: string } | null,
  language: 'Language',

  program: 'Assembly Night',
  title: (assembly: string) => `${assembly} – Assembly Night`,
  connecting: 'Finding the hall …',
  steward: 'You can always ask a steward to count you.',
  refused: 'You’re not in yet',
  typeCode: 'Type the code',
  rehearsal: 'This is a rehearsal.',

  choose: {
    title: 'Who are you here with?',
    search: 'Search for your group',
    hint: 'Part of its name, or the place',
    found: (count: number) => plural(count, { one: '# group found', other: '# groups found' }),
    none: (typed: string) => `No group is called “${typed}”. Try a shorter word.`,
    empty: 'There are no groups on the list yet.',
    notListed: 'My group isn’t listed',
    keep: 'Leave it as it was',
  },

  party: {
    here: 'You are here with',
    visitor: 'You are here as a visitor',
    seeDesk:
      'Please see the welcome desk: they can put your group on the list. Until then we count you as a visitor.',
    title: 'How many are you, with you?',
    hint: 'You, and anyone with you who is not using a phone.',
    fewer: 'One fewer',
    more: 'One more',
    count: people,
    done: (count: number) => plural(count, { one: 'I’m here', other: 'We are here' }),
    another: 'Not your group? Choose another',
    listed: 'My group is on the list after all',
    keep: 'Leave it as it was',
  },

  group: {
    start: 'I’m counting for a group',
    title: 'How many are in your group?',
    hint: 'All of you, yourself included. Those who are counted here do not use their own phones.',
    range: (from: number, to: number) => `From ${number(from)} to ${number(to)}.`,
    ask: 'Ask a steward to confirm',
    alone: 'Just me, or a few of us',
    waiting: (group: number, heads: number): Said => ({
      title: `Group ${number(group)} – show this to a steward`,
      text: `You said ${people(heads)}. Counted as one until a steward confirms it.`,
    }),
    confirmed: (group: number, heads: number): Said => ({
      title: `You’re in. ${number(heads)} counted`,
      text: `Group ${number(group)}, confirmed by a steward.`,
    }),
    declined: (group: number, heads: number): Said => ({
      title: 'You’re in. Counted: 1',
      text: `A steward did not confirm ${people(heads)} for group ${number(group)}. Please speak to a steward.`,
    }),
  },

  checkIn: {
    states: {
      counted: (count: number): Said => ({ title: `You’re in. Counted: ${number(count)}` }),
      sending: (count: number): Said => ({ title: 'Sending …', text: people(count) }),
      stuck: (count: number): Said => ({
        title: 'Not counted yet',
        text: `${people(count)}. The hall could not write it down; trying again.`,
      }),
      unsent: (count: number): Said => ({
        title: 'Not sent yet',
        text: `${people(count)}. It will be sent when you are back.`,
      }),
    },
    visitor: 'Visitor',
    change: 'Change',
    changeWhat: 'Change your group or the number',
    declared: 'Your group has declared how many came. To change anything, ask a steward.',
    notCounted,
    otherwise: 'That was not counted. Please try again, or ask a steward to count you.',
  },

  now: {
    heading: 'Now',
    startsAt: (start: number, zone: string) => `We start at ${time(start, zone)}`,
    waiting: 'Waiting to begin',
    plannedFor: (title: string, start: number, zone: string) =>
      `${title}, planned for ${day(start, zone)}, ${time(start, zone)}.`,
    stay: 'Leave this page open. It follows the hall by itself.',
    speaking: 'Speaking:',
    pressedBy: (name: string) => `pressed by ${name}`,
    calling: 'Roll call: called now',
    callingYou: 'Roll call: this is you',
    pledged: (pledged: number) => `${number(pledged)} pledged.`,
    declared: (declared: number, pledged: number) =>
      `${number(declared)} here, of ${number(pledged)} pledged.`,
    ask: (position: number, of: number) => `Ask ${number(position)} of ${number(of)}`,
    putBy: (name: string) => `Put by ${name}.`,
    /** After an ask or a point, on the same line. */
    reworded: ' (wording changed)',
    answers: 'Answers',
    notShown: 'No answer shown',
    paused: 'A short pause. We go on in a moment.',
    holding: { title: 'Please listen to the stewards', text: 'The assembly is on hold.' },
    over: { title: 'Thank you for coming', text: 'The assembly is over. The answers we heard are below.' },
    overWithoutBoard: { title: 'Thank you for coming', text: 'The assembly is over.' },
  },

  /** While the part that votes is on its way. */
  voting: {
    coming: 'A vote of the floor is open. One moment …',
    failed: 'The vote could not be loaded. Trying again.',
    again: 'Load this page again',
  },

  turnout: {
    title: 'Who came',
    here: (present: number, pledged: number) => `${number(present)} here, of ${number(pledged)} pledged`,
    of: (pledged: number) => `of ${number(pledged)}`,
  },

  dates: {
    title: 'Next dates',
    election: 'Election day. Please vote; how you vote is up to you.',
  },

  answers: answers.long,
  corrected: answers.corrected,
  disputed: answers.disputed,
  /** Who stands in for the candidate. */
  saidBy: (name: string) => `said by ${name}`,

  link: {
    connecting: connection.connecting,
    live: connection.live,
    reconnecting: connection.reconnecting,
    refused: connection.refused,
  },
  turnedAway: {
    'wrong-protocol': connection.turnedAway['wrong-protocol'],
    'no-such-assembly': connection.turnedAway['no-such-assembly'],
    'code-changed': connection.turnedAway['code-changed'],
    'hall-full': connection.turnedAway['hall-full'],
  },

  privacy:
    'We count people, not names. This phone gives no name, number or location; it keeps one random number, so that it is counted once.',
};

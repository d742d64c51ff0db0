/** Every sentence on a phone in the hall. */
import type { RefusalCode } from '../../../shared/refusals.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en');
const one = (count: number): boolean => plural.select(count) === 'one';
const people = (count: number): string => `${number.format(count)} ${one(count) ? 'person' : 'people'}`;

interface Said {
  readonly title: string;
  readonly text?: string;
}

/** Why a check-in was not counted; what is passing is tried again without a word. */
const notCounted: Partial<Record<RefusalCode, string>> = {
  'no-such-delegation': 'That group is no longer on the list. Please choose again.',
  'party-too-big': 'That is more than one phone can speak for. Please ask a steward to count your group.',
};

export const words = {
  program: 'Assembly Night',
  title: (assembly: string) => `${assembly} – Assembly Night`,

  /** These two also stand in client/phone/index.html, for the moment before the script runs. */
  connecting: 'Finding the hall …',
  steward: 'You can always ask a steward to count you.',
  refused: 'You’re not in yet',
  typeCode: 'Type the code',
  rehearsal: 'This is a rehearsal.',

  choose: {
    title: 'Who are you here with?',
    search: 'Search for your group',
    hint: 'Part of its name, or the place',
    found: (count: number) => `${number.format(count)} ${one(count) ? 'group' : 'groups'} found`,
    none: (typed: string) => `No group is called “${typed}”. Try a shorter word.`,
    notListed: 'Your group isn’t here? Please see the welcome desk.',
    keep: 'Leave it as it was',
  },

  party: {
    here: 'You are here with',
    title: 'How many are you?',
    hint: 'You, and anyone with you who is not using a phone.',
    fewer: 'One fewer',
    more: 'One more',
    count: people,
    most: (largest: number) =>
      `More than ${number.format(largest)}? Please ask a steward to count your group.`,
    done: (count: number) => (one(count) ? 'I’m here' : 'We are here'),
    another: 'Not your group? Choose another',
    keep: 'Leave it as it was',
  },

  checkIn: {
    states: {
      counted: (count: number): Said => ({ title: `You’re in. Counted: ${number.format(count)}` }),
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
    change: 'Change',
    changeWhat: 'Change your group or the number',
    notCounted,
    otherwise: 'That was not counted. Please try again, or ask a steward to count you.',
  },

  now: {
    heading: 'Now',
    startsAt: (time: string) => `We start at ${time}`,
    waiting: 'Waiting to begin',
    plannedFor: (title: string, day: string, time: string) => `${title}, planned for ${day}, ${time}.`,
    stay: 'Leave this page open. It follows the hall by itself.',
    speaking: 'Speaking:',
    pressedBy: (name: string) => `pressed by ${name}`,
    calling: 'Roll call: called now',
    callingYou: 'Roll call: this is you',
    pledged: (pledged: number) => `${number.format(pledged)} pledged.`,
    declared: (declared: number, pledged: number) =>
      `${number.format(declared)} here, of ${number.format(pledged)} pledged.`,
    ask: (position: number, of: number) => `Ask ${number.format(position)} of ${number.format(of)}`,
    putBy: (name: string) => `Put by ${name}.`,
    answers: 'Answers',
    notShown: 'No answer shown',
    paused: 'A short pause. We go on in a moment.',
    holding: { title: 'Please listen to the stewards', text: 'The assembly is on hold.' },
    over: { title: 'Thank you for coming', text: 'The assembly is over. These are the answers we heard.' },
    overWithoutBoard: { title: 'Thank you for coming', text: 'The assembly is over.' },
  },

  privacy: 'We count people, not names. This phone gives no name, number or location.',
};

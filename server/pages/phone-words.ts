/** What the phone's page says before any script runs, and where none ever does. English: the script brings the other languages. */
import type { BallotSettings } from '../../shared/ballots/settings.ts';
import type { RefusalCode } from '../../shared/kernel/refusals.ts';
import type { CheckIn } from '../../shared/turnout/state.ts';

const number = new Intl.NumberFormat('en-GB');
const people = (count: number): string => `${number.format(count)} ${count === 1 ? 'person' : 'people'}`;

const refusals: Partial<Record<RefusalCode, string>> = {
  'no-such-delegation': 'That group is no longer on the list. Please choose again.',
  'party-too-big': 'That is more than one phone can speak for. Please ask a steward to count your group.',
  'turnout-declared': 'Your group has declared how many came. To change anything, ask a steward.',
  'changed-too-often':
    'That was not counted: this was changed too often by phone. Please ask a steward to count you.',
  'night-over': 'That was not counted: the assembly is over.',
  'too-fast': 'That was too much at once. Wait a moment, then try again.',
  unavailable: 'The hall could not write it down. Please try again in a moment.',
  'hall-full': 'As many phones are connected as the hall has room for. Please ask a steward to count you.',
  'code-changed': 'The code has changed. Scan or type the one on the screen now.',
  'no-such-assembly': 'There is no assembly under this code. Check the one on the screen, and type it here.',
};

const noVote = 'This phone can’t vote, because its browser runs no script.';
const withHand = `${noVote} Please raise your hand when hands are counted, or tell a steward.`;
const withPoints = `${noVote} Points are shared, so no hands are counted: please tell a steward.`;
const withCard = `This vote is given with a card. ${noVote} Please show your card to a steward.`;

export const words = {
  title: (assembly: string) => `${assembly} – Assembly Night`,
  program: 'Assembly Night',
  what: 'Say who you are here with and how many you are. Then you are counted, and this page shows what the hall is doing.',
  steward: 'You can always ask a steward to count you.',
  privacy: 'We count people, not names. This phone gives no name, number or location.',
  cookie:
    'Sending this sets one cookie with a random number, for 24 hours, so that this phone is counted once. It does nothing else.',

  form: {
    delegation: 'Who are you here with?',
    choose: 'Choose your group',
    visitor: 'My group isn’t listed: visitor (please see the welcome desk)',
    party: 'How many are you, with you?',
    hint: (largest: number) =>
      `More than ${number.format(largest)} are counted once a steward has confirmed it.`,
    send: 'We are here',
    change: 'Change it',
  },

  said: ({ party, group }: CheckIn, delegation: string | null): string => {
    const where = delegation === null ? 'as a visitor' : `with ${delegation}`;
    if (group?.answer === 'waiting')
      return `Group ${number.format(group.number)}: show this to a steward. You said ${people(group.heads)} ${where}; counted as one until a steward confirms it.`;
    if (group?.answer === 'declined')
      return `Counted: 1 ${where}. A steward did not confirm ${people(group.heads)} for group ${number.format(group.number)}.`;
    return `You’re in. Counted: ${number.format(party)} ${where}.`;
  },
  refused: (code: RefusalCode): string =>
    refusals[code] ?? 'That was not counted. Please try again, or ask a steward to count you.',
  chooseFirst: 'Please choose your group, and say how many you are with a number from 1 to 300.',
  foreign: 'This was sent from another page, so it was not counted.\n',

  /** While a ballot is open. */
  vote: {
    heading: 'A vote of the floor is open',
    how: ({ kind, voters }: Pick<BallotSettings, 'kind' | 'voters'>) => {
      if (voters !== 'phones') return withCard;
      return kind === 'share_points' ? withPoints : withHand;
    },
  },

  code: { title: 'You’re not in yet', field: 'Type the code from the screen', go: 'Join' },
};

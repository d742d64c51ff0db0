/** Every sentence of a ballot on a phone: fetched with the part that votes. The other languages have the same shape. */
import type { BallotResult } from '../../../shared/ballots/counting/results.ts';
import type { RefusalCode } from '../../../shared/kernel/refusals.ts';
import type { BallotFace } from '../../../shared/views/ballot-face.ts';
import { inLanguage } from '../in-language.ts';

const { number, plural } = inLanguage('en-GB');
const points = (count: number): string => plural(count, { one: '# point', other: '# points' });

/** Why a vote was not counted. `lapsed`: kept on the phone for half a day · `elsewhere`: tapped under another code. */
export type NotVoted =
  | Extract<
      RefusalCode,
      | 'no-such-ballot'
      | 'ballot-closed'
      | 'ballot-sealed'
      | 'not-on-register'
      | 'card-needed'
      | 'no-such-card'
      | 'bad-choices'
      | 'voted-already'
    >
  | 'lapsed'
  | 'elsewhere';

const notVoted: Record<NotVoted, string> = {
  'no-such-ballot': 'Your vote was not counted: this ballot is not there any more.',
  'ballot-closed': 'Your vote was not counted: the vote had closed before it arrived.',
  'ballot-sealed': 'Your vote was not counted: the vote was over before it arrived.',
  'not-on-register': 'Your vote was not counted: this phone was not here with a group when the vote opened.',
  'card-needed': 'Your vote was not counted: it has to be given with a voting card.',
  'no-such-card': 'This card has no vote here. Check its letters, or ask a steward.',
  'bad-choices': 'Your vote was not counted: it did not fit the ballot. Please choose again.',
  'voted-already': 'A vote was given before, and it can’t be changed. The first one counts.',
  lapsed: 'The vote you tapped more than 12 hours ago was not sent.',
  elsewhere: 'The vote you tapped under another code was not sent.',
};

const whose: Record<BallotFace['voters'], string> = {
  phones: 'Your vote',
  cards: 'The vote of this voting card',
  leaders: 'The vote of a delegation, with its leader’s card',
};

const outcome: Record<NonNullable<BallotResult['outcome']>, string> = {
  carried: 'Carried',
  'not-carried': 'Not carried',
  tie: 'A tie',
};

export const words = {
  heading: 'Vote of the floor',
  closesIn: 'Closes in',
  whose,
  sides: { for: 'For', against: 'Against', abstain: 'Abstain' } as Readonly<Record<string, string>>,
  /** What carries a motion; of more for than against nothing need be said. */
  thresholds: {
    two_thirds: 'To be carried: two thirds of for and against.',
    absolute: 'To be carried: more than half of all who may vote.',
    delegations: 'To be carried: more than half of the delegations present.',
  } as Readonly<Partial<Record<BallotFace['threshold'], string>>>,

  chooseOne: 'Choose one.',
  chooseUpTo: (most: number) => `Choose up to ${number(most)}.`,
  share: (all: number, each: number) =>
    each < all
      ? `Share ${points(all)}, at most ${number(each)} on one choice.`
      : `Share ${points(all)} as you like.`,
  chosen: (count: number, most: number) => `${number(count)} of ${number(most)} chosen`,
  left: (count: number) => plural(count, { one: '# point left', other: '# points left' }),
  points,
  more: (choice: string) => `One more for ${choice}`,
  fewer: (choice: string) => `One fewer for ${choice}`,
  give: 'Give this vote',
  giveInstead: 'Give this vote instead',
  final: 'Once given, it can’t be changed.',
  changeable: 'You can change it until the vote closes.',

  states: {
    counted: { title: 'Your vote is counted', text: '' },
    sending: { title: 'Sending your vote …', text: 'Not counted yet.' },
    stuck: { title: 'Not counted yet', text: 'The hall could not write it down; trying again.' },
    unsent: { title: 'Not sent yet', text: 'Your vote will be sent when you are back.' },
  },
  receipt: 'Your receipt',
  kept: 'This phone keeps it for a day, so that you can check your vote in the record.',
  secret:
    'Nobody in the hall sees how you vote. Once the vote is sealed, nobody can tell it from any record, not even the organisers; until then the hall’s computer still could.',

  checkInFirst: 'A vote of the floor is open. Say who you are here with first, and then vote.',
  checkIn: 'Check in',
  visitor: 'You are here as a visitor. Phones vote that are here with a group.',
  late: 'This vote of the floor is for phones that were here with a group when it opened. This one was not, so it has no vote in it.',
  chooseGroup: 'Choose your group',
  cardOpen: 'A vote with voting cards is open. With a card you can vote before you check in.',
  cardReady: 'This phone holds a voting card. The vote comes here by itself when it opens.',
  needsCard: 'This vote is given with a voting card. Scan yours, or type its letters.',
  card: 'Letters on the card',
  useCard: 'Use this card',
  anotherCard: 'Vote with another card',

  closed: 'The vote is closed',
  timeUp: 'The time is up',
  awaiting: 'The result comes here when the chair shows it.',
  notGiven: 'No vote was given here.',
  result: 'Result',
  outcome,
  votes: (count: number) => plural(count, { one: '# vote', other: '# votes' }),
  hands: (count: number) => plural(count, { one: '# hand', other: '# hands' }),
  cast: (count: number) => plural(count, { one: '# voted.', other: '# voted.' }),
  handsAdded: 'Hands counted in the hall count as well: nobody voted both ways.',
  handsApart: 'Hands counted in the hall are a figure of their own.',
  yours: 'Your vote',
  check: 'Check my vote',
  checking: 'Looking in the record …',
  finding: {
    listed: 'The record lists your receipt, with just what you chose.',
    different: 'The record lists your receipt with other choices. Please tell the organisers.',
    missing: 'Your receipt is not in the record. Please tell the organisers.',
    unreadable: 'The record can’t be read just now. Please try again later.',
  },
  record: 'See the whole record',

  earlierVotes: 'Your earlier votes',
  earlier: 'A vote you gave before was not counted: its ballot is over.',
  notChanged: 'Your change was not counted: it came too late. The vote you gave before it stands.',
  notVoted,
  otherwise: 'Your vote was not counted. Please try again.',
};

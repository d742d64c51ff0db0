/** Every sentence the hall reads on the projector, and the few that its laptop's crew does. */
import type { AnswerValue } from '../../../shared/answers/values.ts';
import type { BallotSettings } from '../../../shared/ballots/settings.ts';
import type { TurnKind } from '../../../shared/turns/kinds.ts';
import { words as answers } from './answers.ts';

const number = new Intl.NumberFormat('en-GB');
const percent = new Intl.NumberFormat('en-GB', { style: 'percent' });
const plural = new Intl.PluralRules('en-GB');

/** A day of the calendar is the same in every time zone; the year is said where it isn't tonight's. */
const thisYear = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const anyYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const day = (date: string, tonight: string): string =>
  (date.slice(0, 4) === tonight.slice(0, 4) ? thisYear : anyYear).format(new Date(`${date}T12:00:00Z`));

const noun = (amount: number, one: string, other: string): string =>
  plural.select(amount) === 'one' ? one : other;

/** What somebody at the microphone is doing, before their name. */
const speaking: Record<TurnKind, string> = {
  opening: 'Speaking',
  put: 'Asking',
  answer: 'Answering',
  press: 'Answering',
  last_word: 'Speaking',
  testimony: 'Speaking',
  speech: 'Speaking',
};

/** What follows the number of votes so far. */
const haveVoted = (voted: number, mayVote: number | null): string =>
  mayVote === null
    ? noun(voted, 'has voted', 'have voted')
    : `of ${number.format(mayVote)} ${noun(voted, 'has voted', 'have voted')}`;

const points = (amount: number): string => `${number.format(amount)} ${noun(amount, 'point', 'points')}`;

/** What may be chosen; null where the choices say it themselves. */
const rules: Record<
  BallotSettings['kind'],
  (rule: Pick<BallotSettings, 'most' | 'points' | 'each'>) => string | null
> = {
  motion: () => null,
  choose_one: () => 'Choose one',
  choose_up_to: ({ most }) => `Choose up to ${number.format(most)}`,
  share_points: (rule) =>
    rule.each < rule.points
      ? `Share ${points(rule.points)}, at most ${number.format(rule.each)} on one`
      : `Share ${points(rule.points)}`,
};

/** What carries a motion; null where nothing does, or more for than against, as anybody takes it. */
const thresholds: Record<BallotSettings['threshold'], string | null> = {
  none: null,
  simple: null,
  two_thirds: 'To be carried: two thirds of for and against',
  absolute: 'To be carried: more than half of all who may vote',
  delegations: 'To be carried: more than half of the delegations present',
};

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What a motion is answered with. */
const sides: Readonly<Record<string, string>> = { for: 'For', against: 'Against', abstain: 'Abstain' };

export const words = {
  page: 'Screen',
  program: 'Assembly Night',
  tab: (title: string) => `Screen – ${title}`,
  number: (amount: number) => number.format(amount),

  overlayTab: (title: string) => `Overlay – ${title}`,

  crew: {
    refused: 'This screen cannot show the assembly',
    again: 'Open the screen’s link again, or ask the tech lead for a new one.',
  },

  footer: {
    rehearsal: 'Rehearsal',
  },

  waiting: {
    heading: 'Join on your phone',
    code: (code: string) => `Join code: ${code.split('').join(' ')}`,
    qr: 'Square code to scan with a phone’s camera. It opens the page to join.',
    scan: 'Scan the square with your camera.',
    scanOrType: 'Scan the square with your camera, or type this code at',
    noPhone: 'No phone? You count all the same.',
    phones: (amount: number) => noun(amount, 'phone', 'phones'),
    people: (amount: number) => noun(amount, 'person', 'people'),
    pledged: 'pledged',
    starts: (time: string) => `We start at ${time}`,
    startsIn: 'in',
    soon: 'We start in a moment',
  },

  welcome: {
    heading: 'Welcome',
    conduct: 'In this room',
    neutrality: 'Neutral',
    alsoStanding: 'Also standing',
    candidate: (name: string, party: string | null) => (party === null ? name : `${name}, ${party}`),
  },

  rollCall: {
    heading: 'Roll call',
    before: 'Every delegation, called by name',
    pledged: 'pledged',
    toDeclare: 'How many are you?',
    declared: 'declared',
    together: 'Declared by all delegations',
    byArea: 'Area by area',
    total: (declared: number, pledged: number) =>
      `${number.format(declared)} declared of ${number.format(pledged)} pledged`,
  },

  clock: {
    held: 'Clock stopped',
    over: 'Time',
    thanks: 'Thank you',
    left: 'Time left',
    speaking: (kind: TurnKind, pressedBy: string | null) =>
      pressedBy === null ? speaking[kind] : `Pressed by ${pressedBy}`,
  },

  testimony: {
    heading: 'Testimony',
  },

  ask: {
    number: (asked: number, of: number) => `Ask ${number.format(asked)} of ${number.format(of)}`,
    putBy: (name: string) => `put by ${name}`,
    reworded: 'wording changed tonight',
    answers: 'The candidates’ answers',
    /** Nothing is shown here; it says nothing of what was or wasn’t recorded. */
    notShown: 'Not shown yet',
    answering: 'Answering now:',
  },

  answer: {
    long: answers.long,
    /** Where a column is too narrow for the long word; the candidate’s own words then stand beneath. */
    narrow: { ...answers.long, yes_if: answers.short.yes_if } satisfies Record<AnswerValue, string>,
    quote: answers.quote,
    corrected: answers.corrected,
    /** Whoever stands in: the words are theirs. */
    saidBy: (speaker: string, name: string) => `said by ${speaker} for ${name}`,
    by: (speaker: string) => `by ${speaker}`,
    /** Where no name has room; it is where the ask’s own answers are, and on every phone. */
    bySubstitute: 'by substitute',
    changed: (asked: string, said: string) => `asked: ${asked} → said: ${said}`,
    disputed: answers.disputed,
  },

  board: {
    heading: 'All answers so far',
    ask: 'Ask',
  },

  turnout: {
    heading: 'Here tonight',
    of: (pledged: number) => `of ${number.format(pledged)} pledged`,
    ofShort: (pledged: number) => `of ${number.format(pledged)}`,
    total: (present: number, pledged: number) =>
      `${number.format(present)} present of ${number.format(pledged)} pledged`,
  },

  pledge: {
    heading: 'We promise, all together',
    /** Where the plan has no words of its own. For nobody and against nobody. */
    ours: 'We will vote, each as we choose. And we will hold whoever is elected to what was said here tonight.',
    electionDay: (date: string, tonight: string) => `Election day: ${day(date, tonight)}`,
  },

  dates: {
    heading: 'What comes next',
    electionDay: 'Election day',
    day,
  },

  ballot: {
    side: (id: string) => sides[id] ?? id,
    how: {
      phones: 'Vote on your phone',
      leaders: 'Leaders: scan your card',
      cards: 'Scan your voting card',
    } satisfies Record<BallotSettings['voters'], string>,
    rule: ({ kind, ...rule }: Pick<BallotSettings, 'kind' | 'most' | 'points' | 'each'>) => rules[kind](rule),
    threshold: (threshold: BallotSettings['threshold']) => thresholds[threshold],
    noPhone: 'No phone? Show it to a steward.',
    closed: 'Voting is closed',
    timeUp: 'The time is up',
    at: 'at',
    haveVoted,
    voted: (voted: number, mayVote: number | null) => `${number.format(voted)} ${haveVoted(voted, mayVote)}`,
    result: 'Result',
    share: (share: number) => percent.format(share),
    choice: (text: string, total: number, isPoints: boolean, share: number | null) => {
      const given = isPoints ? points(total) : `${number.format(total)} ${noun(total, 'vote', 'votes')}`;
      return share === null ? `${text}: ${given}` : `${text}: ${given}, ${percent.format(share)}`;
    },
    handsBeside: (hands: number) => `${number.format(hands)} ${noun(hands, 'hand', 'hands')}`,
    handsAmong: (votes: number, hands: number) =>
      `${number.format(votes)} ${noun(votes, 'vote', 'votes')} and ${number.format(hands)} ${noun(hands, 'hand', 'hands')}`,
    vetoedBy: (delegations: readonly string[]) =>
      `${noun(delegations.length, 'Objection', 'Objections')}: ${list.format(delegations)}`,
    tally: (text: string, total: number) => `${text} ${number.format(total)}`,
    outcome: { carried: 'Carried', 'not-carried': 'Not carried', tie: 'A tie' },
    cast: (amount: number, voters: BallotSettings['voters'], isPoints: boolean) => {
      if (isPoints) return noun(amount, 'voter gave points', 'voters gave points');
      if (voters === 'phones') return noun(amount, 'vote on a phone', 'votes on phones');
      return noun(amount, 'vote with a card', 'votes with cards');
    },
    hands: (amount: number, isAdded: boolean) =>
      isAdded ? noun(amount, 'hand added', 'hands added') : noun(amount, 'hand counted', 'hands counted'),
  },

  holding: {
    heading: 'Please wait, and listen for instructions',
    stewards: 'The stewards are here to help.',
  },

  blank: 'The screen is blank',
};

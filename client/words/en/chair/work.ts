/** What the chair's console says about the work of the middle: the speaker's clock, the answers, the roll call. */
import type { TurnKind } from '../../../../shared/turns/kinds.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');

const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;

const turnKinds: Record<TurnKind, string> = {
  opening: 'Introduction',
  put: 'Puts the ask',
  answer: 'Answer',
  press: 'Pressed',
  last_word: 'Last word',
  testimony: 'Testimony',
  speech: 'Speech',
};

export const words = {
  clock: {
    heading: 'Speaker clock',
    /** What somebody does at the microphone; a candidate who is pressed, by whom. */
    kind: (kind: TurnKind, pressedBy: string | null) =>
      pressedBy === null ? turnKinds[kind] : `Pressed by ${pressedBy}`,
    unnamed: 'The reserve',
    reading: 'The reserve reads',
    after: (name: string) => `then ${name}`,
    afterNobody: 'nobody after this',
    ofLength: (kind: string, length: string) => `${kind}, ${length}`,
    start: (name: string, length: string) => `Start: ${name}, ${length}`,
    starting: 'Starting…',
    presses: (by: string | null, name: string, length: string) =>
      by === null ? `Press ${name}, ${length}` : `${by} presses ${name}, ${length}`,
    everybodyHeard: 'Everybody has spoken.',
    pause: 'Pause',
    resume: 'Resume',
    done: 'Done',
    less: '−30',
    lessLong: '−30: take 30 seconds away',
    more: '+30',
    moreLong: '+30: give 30 seconds more',
    held: 'Paused',
    seconds: (amount: number) => `${number.format(amount)} s`,
    minutesLong: (text: string) => `${text} min`,
  },

  others: {
    open: 'Somebody else',
    openFirst: 'Give somebody the speaker clock',
    title: 'Start the clock for',
    length: 'For how long',
    left: (length: string) => `What is left, ${length}`,
    /** The same for each: it is not for the chair to choose. */
    candidates: (length: string) => `Candidates, ${length} each`,
    leads: 'Leads of this item',
    people: 'Everybody else of the plan',
    search: 'Search by name or task',
    nobody: 'Nobody of the plan has such a name or task.',
  },

  answers: {
    of: (name: string) => `Answer: ${name}`,
    more: 'More',
    speaking: 'speaking',
    open: 'Nothing recorded',
    waiting: 'Waiting for the verifier',
    nobodyVerifies: 'No verifier is connected',
    ready: (by: string | null) => (by === null ? 'Ready to show' : `Confirmed by ${by}`),
    shown: 'Shown in the hall',
    shownCorrected: 'Shown as corrected',
    hallSees: (value: string) => `The hall still sees “${value}”`,
    confirm: 'Confirm myself',
    confirmFor: (name: string) => `Confirm myself: ${name}`,
    show: 'Show',
    showFor: (name: string) => `Show ${name}’s answer`,
    correct: 'Show correction',
    correctFor: (name: string) => `Show correction: ${name}`,
    takeBack: 'Take back',
    takeBackFor: (name: string) => `Take back ${name}’s answer`,
    nothingYet: 'Nothing is shown in the hall before you show it.',
    confirmedToShow: (amount: number) =>
      `${count(amount, 'answer is', 'answers are')} confirmed and not yet shown.`,
    puts: (name: string) => `${name} asks:`,
    showAll: 'Show all confirmed',
    takeBackAll: 'Take all back',
    wordsLabel: (name: string) => `The exact words: ${name}`,
    wordsHint: 'The condition as it was said, word for word.',
    wordsOptional: 'As it was said, word for word.',
    saveWords: (value: string) => `Record “${value}”`,
    write: 'Words, changed number, who spoke',
    pressed: 'The answer was given after being pressed',
    pressedMark: 'after being pressed',
    firstThen: (value: string) => `after being pressed; first “${value}”`,
    pressTime: 'Give time to answer again',
    points: 'Point by point',
    point: (letter: string, text: string) => `${letter}. ${text}`,
    pointName: (letter: string, name: string) => `${name}, point ${letter}`,
    pointNote: (letter: string, value: string) => `${letter}: ${value}`,
    soFar: 'Answers so far',
    soFarHint: 'look up or correct any ask',
    askNumber: (index: number) => `Ask ${number.format(index)}`,
    pick: 'Which ask',
  },

  roll: {
    calling: 'Being called',
    correcting: 'Correcting',
    none: 'Nobody has been called yet',
    ended: 'Everybody has been called',
    declaredSoFar: (declared: number, called: number, all: number) =>
      `${number.format(declared)} declared by ${number.format(called)} of ${count(all, 'delegation', 'delegations')}`,
    pledged: (heads: number) => `pledged ${number.format(heads)}`,
    door: (heads: number) => `counted at the door ${number.format(heads)}`,
    phones: (heads: number) => `phones say ${number.format(heads)}`,
    field: 'How many came',
    people: (step: string) => `${step} people`,
    declare: (heads: number) => `Declare ${number.format(heads)}`,
    declareNothing: 'Type the number they declare',
    back: (name: string) => `Go back to ${name}`,
    noPledge: 'no pledge',
    noDoor: 'not counted at the door',
    subtotal: (declared: number, present: number, pledged: number) =>
      `${number.format(declared)} declared, ${number.format(present)} present of ${number.format(pledged)}`,
    declared: (heads: number) => `Declared ${number.format(heads)}`,
    correct: (heads: number) => `Correct to ${number.format(heads)}`,
    call: (name: string) => `Call next: ${name}`,
    callFirst: (name: string) => `Call first: ${name}`,
    callThis: 'Call this one now',
    backTo: (name: string) => `Back to ${name}`,
    sending: 'Sending…',
    list: 'Delegations by area',
    declaredLabel: 'declared',
    pledgedLabel: 'pledged',
  },
};

/** What is said while an answer is made: written, sent back, read back; and the wording of what is asked. */
const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');
const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;

export const words = {
  draft: {
    by: (who: string | null) => (who === null ? 'Being written' : `Being written by ${who}`),
    goOn: 'Go on writing',
    goOnFor: (name: string) => `Go on writing: ${name}`,
    untouched: 'What you type is saved as a draft.',
    typing: 'Saving the draft…',
    saved: 'Draft saved. Another device can go on with it.',
  },
  changed: {
    label: 'Changed number or date, if any',
    asked: 'What was asked for',
    said: 'What they said instead',
    both: 'Write down both what was asked for and what they said.',
    told: (asked: string, said: string) => `Asked: ${asked} → said: ${said}`,
  },
  speaker: {
    label: 'Who speaks for the candidate',
    hint: 'Leave it empty when the candidate speaks in person.',
    told: (speaker: string, name: string) => `Said by ${speaker} for ${name}`,
    speaks: (speaker: string) => `${speaker} speaks for them`,
  },
  sendBack: {
    open: 'Send back',
    openFor: (name: string) => `Send back: ${name}`,
    label: 'What is wrong?',
    reasons: ['Another answer was given', 'These are not the words', 'This is another candidate’s'],
    other: 'Something else, in your words',
    send: 'Send back',
    told: (by: string | null, reason: string) =>
      by === null ? `Sent back: “${reason}”` : `Sent back by ${by}: “${reason}”`,
    state: 'Sent back: look again',
    sent: 'Sent back',
    waiting: (amount: number) => `${number.format(amount)} sent back`,
  },
  readBack: {
    heading: 'Read back to the candidates',
    hint: 'A dispute is written down in the candidate’s own words. The hall sees it once the chair shows it.',
    pick: 'Which candidate',
    done: (read: number, all: number) => `${number.format(read)} of ${number.format(all)}`,
    nothing: 'The hall has seen no answer of this candidate yet.',
    ask: (at: number, title: string) => `Ask ${number.format(at)}: ${title}`,
    point: (at: number, letter: string, text: string) => `Ask ${number.format(at)}, point ${letter}: ${text}`,
    standsBy: 'Stands by it',
    standsByFor: (what: string) => `Stands by it: ${what}`,
    standsByAll: (amount: number) => `Stands by ${count(amount, 'answer', 'answers')} not read back yet`,
    disputes: 'Disputes it',
    disputesFor: (what: string) => `Disputes it: ${what}`,
    label: 'What the candidate says against it, in their own words',
    save: 'Record the dispute',
    stoodBy: 'The candidate stands by it',
    disputed: (dispute: string) => `Disputed: “${dispute}”`,
    notYetShown: 'The hall does not see the dispute yet',
    unshown: (amount: number) =>
      `${count(amount, 'dispute is', 'disputes are')} noted and not shown: not in the record until you show ${amount === 1 ? 'it' : 'them'}.`,
    showUnshown: (amount: number) =>
      amount === 1 ? 'Show the dispute' : `Show ${number.format(amount)} disputes`,
    noLonger: 'The hall still sees a dispute',
    show: 'Show dispute',
    showFor: (name: string) => `Show dispute: ${name}`,
    stopShowing: 'Show without dispute',
    stopShowingFor: (name: string) => `Show without dispute: ${name}`,
  },
  wording: {
    open: 'Change the wording',
    title: 'The wording of this ask',
    hint: 'From the start of the night the wording is locked. What you change now is logged, and is shown as changed on every screen and phone.',
    ask: 'The ask',
    point: (letter: string) => `Point ${letter}`,
    save: 'Change',
    saveFor: (what: string) => `Change: ${what}`,
    changed: 'wording changed',
    agreed: (text: string) => `Wording changed. Agreed was: “${text}”`,
  },
  one: {
    showAllOf: (amount: number) => `Show ${count(amount, 'answer', 'answers')} of this candidate`,
    showAllOfFor: (name: string) => `Show all confirmed answers of ${name}`,
    takeBackAllOf: 'Take all of this candidate back',
  },
};

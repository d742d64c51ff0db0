/** What the public record says in words. */
import type { BallotSettings } from '../../../shared/ballots/settings.ts';
import type { Outcome } from '../../../shared/ballots/counting/results.ts';
import type { NightRecord, RecordBallot } from '../../../shared/views/record-file.ts';
import { words as answers } from './answers.ts';

const number = new Intl.NumberFormat('en-GB');
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });
const plural = new Intl.PluralRules('en-GB');
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const n = (amount: number): string => number.format(amount);
const count = (amount: number, one: string, other: string): string =>
  `${n(amount)} ${plural.select(amount) === 'one' ? one : other}`;

const sides: Readonly<Record<string, string>> = { for: 'For', against: 'Against', abstain: 'Abstain' };

const kinds: Record<
  BallotSettings['kind'],
  (settings: Pick<BallotSettings, 'most' | 'points' | 'each'>) => string
> = {
  motion: () => 'For, against or abstain',
  choose_one: () => 'One choice each',
  choose_up_to: ({ most }) => `Up to ${count(most, 'choice', 'choices')} each`,
  share_points: ({ points, each }) =>
    `${count(points, 'point', 'points')} each, up to ${n(each)} on one choice`,
};
const voters: Record<BallotSettings['voters'], string> = {
  phones: 'voted on phones',
  leaders: 'voted by leaders’ cards, one for each delegation',
  cards: 'voted by printed cards',
};
const thresholds: Record<BallotSettings['threshold'], string | null> = {
  none: null,
  simple: 'Carried if more are for it than against it',
  two_thirds: 'Carried if at least two thirds of those for or against are for it',
  absolute: 'Carried if more than half of all who could vote are for it',
  delegations: 'Carried if more than half of the delegations present are for it',
};
const outcomes: Record<NonNullable<Outcome>, string> = {
  carried: 'Carried',
  'not-carried': 'Not carried',
  tie: 'A tie',
};
const states: Record<NightRecord['night']['state'], string> = {
  waiting: 'The assembly has not begun.',
  on: 'The assembly is still on: this is what the hall has seen so far.',
  over: 'The assembly is over.',
};
const roles: Readonly<Record<string, string>> = { recorder: 'the recorder', chair: 'the chair' };

const day = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(date));
const side = ({ id, text }: { readonly id: string; readonly text: string | null }): string =>
  text ?? sides[id] ?? id;

export const words = {
  page: 'Record of the assembly',
  title: (title: string) => `Record: ${title}`,
  loading: 'Reading the record…',
  failed: 'The record can’t be read just now.',
  again: 'Try again',
  stale: 'No connection: this is the record as it was when it was last read.',
  contents: 'On this page',
  n,
  day,
  side,
  states,
  asOf: (when: string) => `As of ${when}.`,
  rehearsal: 'This is a rehearsal: nothing in it was said in earnest.',
  office: (office: string) => `Election: ${office}`,
  alsoStanding: (names: readonly string[]) => `Also standing: ${list.format(names)}.`,
  party: ({ name, party }: { readonly name: string; readonly party: string | null }) =>
    party === null ? name : `${name} (${party})`,
  download: (what: string) => `${what} as a spreadsheet (CSV)`,
  scroll: (what: string) => `${what}: table`,

  answers: {
    heading: 'What the candidates answered',
    none: 'No ask has been put yet.',
    order: 'Candidates stand in alphabetical order, here and everywhere.',
    ask: (asked: number, of: number) => `Ask ${n(asked)} of ${n(of)}`,
    putBy: (name: string) => `Put by ${name}.`,
    reworded: 'The wording was changed on the night.',
    notShown: 'No answer shown to the hall',
    value: answers.long,
    quote: answers.quote,
    corrected: answers.corrected,
    speaker: (name: string) => `Said by ${name}, in the candidate’s place.`,
    changed: (asked: string, said: string) => `Asked for ${asked}; named ${said}.`,
    dispute: (said: string) => `The candidate disputes this: “${said}”`,
    before: 'What the hall saw before',
    hidden: 'Shown to the hall, and taken back',
    written: (when: string, by: string | null) => {
      const who = by === null ? '' : ` by ${roles[by] ?? by}`;
      return `written down at ${when}${who}`;
    },
    pressed: 'after being pressed',
    point: (letter: string) => `Point ${letter}`,
    download: 'Answers',
  },

  turnout: {
    heading: 'Who came',
    none: 'The roll has not been called yet.',
    present: 'Present',
    pledged: 'Pledged',
    name: 'Area and delegation',
    total: 'All',
    unknown: '–',
    unplanned: 'not planned',
    phones: (heads: number) =>
      `Phones spoke for ${count(heads, 'person', 'people')}: a figure of its own, never added to the others.`,
    means: 'Present is what a delegation declared in the roll call, else what was counted at the doors.',
    download: 'Turnout',
  },

  spoken: {
    heading: 'Time for each candidate',
    name: 'Candidate',
    turns: 'Turns',
    given: 'Given',
    spoken: 'Spoken',
    substitute: (name: string) => `${name} spoke in their place`,
    unit: 'Minutes and seconds.',
    download: 'Times',
  },

  order: {
    heading: 'The evening as it was',
    none: 'Nothing has begun yet.',
    at: 'Began',
    title: 'Item',
    planned: 'Planned',
    took: 'Took',
    on: 'on now',
    download: 'Running order',
  },

  ballots: {
    heading: 'Votes of the floor',
    none: 'No result has been shown to the hall.',
    how: (settings: BallotSettings) => `${kinds[settings.kind](settings)}; ${voters[settings.voters]}.`,
    threshold: ({ threshold }: BallotSettings) => thresholds[threshold],
    outcome: (outcome: NonNullable<Outcome>) => outcomes[outcome],
    cast: ({ cast, register }: RecordBallot) => `${n(cast)} of ${n(register)} who could have voted.`,
    choice: 'Choice',
    votes: ({ kind }: BallotSettings) => (kind === 'share_points' ? 'Points' : 'Votes'),
    share: (share: number | null) => (share === null ? '–' : percent.format(share)),
    hands: 'Hands',
    handsAdded: 'Hands count with the votes: the chair declared that nobody did both.',
    handsApart: 'Hands are a figure of their own and do not count with the votes.',
    voted: 'Voted',
    byArea: 'By area',
    byDelegation: 'By delegation',
    withheld: (rows: number) =>
      `${count(rows, 'row is', 'rows are')} withheld, so that nobody’s vote can be worked out: fewer than 5 voted there, or the rest would show it.`,
    veto: (name: string, choice: string) => `${name} objects to “${choice}”.`,
    vetoes: 'Objections',
    download: 'Votes',
    downloadRows: 'Votes by area and delegation',
    downloadReceipts: 'Receipts',
  },

  receipts: {
    heading: (amount: number) => `Receipts (${n(amount)})`,
    means:
      'Every vote, under the receipt that its voter’s phone showed. Nobody can tell any more which receipt is whose; whoever has one can look for it here.',
    field: 'Look for a receipt',
    hint: '12 letters and figures, such as 4F2K-9QXD-7M1B',
    found: (receipt: string, choices: readonly string[]) =>
      choices.length === 0
        ? `${receipt} is listed, with no choice.`
        : `${receipt} is listed. It counted for: ${list.format(choices)}.`,
    nobody: (typed: string) => `${typed} is not in this list.`,
    receipt: 'Receipt',
    vote: 'Vote',
    noChoice: 'no choice',
    more: (amount: number) =>
      `And ${count(amount, 'receipt', 'receipts')} more: type one above, or download the list.`,
  },

  check: {
    heading: 'How to check this record',
    fingerprint: 'Fingerprint',
    means:
      'It is made from every word of this record and from the log of the night. If somebody else’s copy has the same fingerprint, it is the same record. While the assembly is on, it changes.',
    file: 'The whole record, to keep and to check (JSON)',
    steps: 'With the program that ran the night, on any computer and without this server:',
    command: (file: string, fingerprint: string) =>
      `npm run verify -- ${file} --fingerprint "${fingerprint}"`,
    does: 'It recomputes the chain of commits and every count, and names what was cut, edited or put in.',
    commits: (amount: number) => `The log of this night has ${count(amount, 'commit', 'commits')}.`,
  },
};

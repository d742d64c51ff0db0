/** Every sentence of the paper for the night: the page it is printed from, and its sheets. */
import type { AnswerValue } from '../../../shared/answers/values.ts';
import type { PrintedCard } from '../../../shared/ballots/ballot-box.ts';
import type { CandidateStatus } from '../../../shared/candidates/statuses.ts';

const number = new Intl.NumberFormat('en-GB');
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const plural = new Intl.PluralRules('en-GB');

const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;

/** Who will not answer for themselves, as far as it is known when this is printed. */
const standings: Partial<Record<CandidateStatus, string>> = {
  late: 'expected late',
  absent: 'not present',
  withdrawn: 'withdrawn',
};

const values: readonly AnswerValue[] = ['yes', 'yes_if', 'no', 'unclear', 'refused', 'absent', 'not_put'];

export const words = {
  page: 'Paper for the night',
  title: (night: string) => `Paper for the night – ${night}`,
  lead: 'A4, black on white. The hall can go on with these sheets when screens do not. Choose what to print, and print again when something has changed: the sheets follow the plan as it is now.',
  print: 'Print',
  choose: 'Sheets to print',
  nothing: 'Choose at least one sheet.',
  rehearsing:
    'A rehearsal is running, so times on the run sheet count from its start. Print again before the night.',
  leadsTo: (address: string) =>
    `The squares lead to ${address}. If this laptop gets another address, in the hall’s own network for example, print them again.`,
  asOf: (day: string, time: string) => `As of ${day}, ${time}`,
  /** In the order in which they are printed. */
  sheets: {
    order: { name: 'Run sheet', purpose: 'For the chairs, the producer and whoever keeps time.' },
    asks: {
      name: 'Ask cards',
      purpose: 'One for each ask: for its pinner, the recorder and the verifier.',
    },
    tally: { name: 'Tally grid', purpose: 'For the recorder: all answers on one sheet, empty.' },
    roll: { name: 'Roll-call list', purpose: 'For the roll-call leader and the registration desk.' },
    desk: { name: 'Desk list', purpose: 'For the registration desk: every delegation by name.' },
    readOut: { name: 'To be read out', purpose: 'For the chairs, at the start and at the end.' },
    poster: { name: 'Join poster', purpose: 'For the doors: one large square to scan.' },
    delegations: {
      name: 'Delegation sheets',
      purpose: 'One for each delegation, with a square of its own. Many pages: tick it when you need them.',
    },
    leaders: {
      name: 'Leaders’ cards',
      purpose: 'One for each delegation’s leader, for ballots in which each delegation has one vote.',
    },
    cards: {
      name: 'Voting cards',
      purpose:
        'As many as the plan gives each delegation, ten on a page, each delegation’s in a stack of its own.',
    },
  },

  order: {
    time: 'Planned',
    length: 'Length',
    item: 'Item',
    leads: 'Led by',
    cut: 'If short of time',
    began: 'Began',
    between: (start: string, end: string) => `${start} to ${end}`,
    items: (amount: number) => count(amount, 'item', 'items'),
    added: 'added',
    leftOut: 'Left out for now',
    each: (length: string) => `${length} for each candidate`,
    leaveBy: (delegation: string, time: string) => `${delegation} must leave by ${time}`,
    names: (names: readonly string[]) => list.format(names),
    never: 'never cut',
    when: ['', 'cut first', 'cut second', 'cut last'] as readonly string[],
    to: (length: string) => `to ${length}`,
    out: 'can be left out',
    before: 'Before the start',
    beforeItem: (title: string, lead: string | null) => (lead === null ? title : `${title} · ${lead}`),
    start: 'The night',
    end: 'Planned end',
    hardStop: 'Hard stop: the hall must be empty',
  },

  ask: {
    heading: (at: number, of: number, title: string) => `Ask ${at} of ${of}: ${title}`,
    putBy: (name: string) => `Put by ${name}`,
    how: 'Candidates are in the order that was drawn. Tick one box in each row. If the answer changes when it is pressed, ring the first and tick the new one.',
    /** Said on every sheet of a card that goes over several. */
    corner: (at: number) => `Ask ${at}`,
    whole: 'The ask',
    wholeAlone: 'Answer',
    point: (letter: string) => `Point ${letter}`,
    words: 'Exact words, and any changed number or date',
    values,
    standing: (status: CandidateStatus) => standings[status] ?? null,
    substitute: (name: string) => `${name} may speak, and is not recorded as the candidate`,
    aside: (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(' · '),
    recorded: 'Written down by',
    checked: 'Checked by',
  },

  tally: {
    heading: 'Tally grid',
    part: (at: number, of: number) => `candidates, part ${at} of ${of}`,
    how: 'One mark for each ask, and one for each of its points. Candidates are listed by surname; nothing is added up.',
    ask: 'Ask',
    marks: 'The marks',
  },

  roll: {
    heading: 'Roll-call list',
    how: 'Call each delegation by name. Its leader says how many came: write the number down.',
    delegation: 'Delegation',
    pledged: 'Pledged',
    declared: 'Declared',
    areaTotal: (area: string) => `${area} together`,
    total: 'All areas together',
    amount: (value: number) => number.format(value),
  },

  desk: {
    heading: 'Desk list',
    how: 'By name. If a group is not here, write it down and ask a steward to add it.',
    delegation: 'Delegation',
    area: 'Area',
    code: 'Code',
    came: 'Came',
    unplanned: 'added',
    notListed: 'Not listed:',
    blankLines: 4,
  },

  poster: {
    heading: 'Say that you are here',
    lead: 'Point your phone’s camera at the square.',
    typed: (address: string) => `Or open ${address} and type`,
    private:
      'No account, no name, no e-mail. Your phone says which delegation you are with and how many you are, and nothing else.',
  },

  sheet: {
    pledged: (amount: number) => `We promised to bring ${count(amount, 'person', 'people')}.`,
    noPledge: 'Welcome. You are on the list.',
    how: [
      'Point your phone’s camera at the square and open the page.',
      'Say how many you are. One phone can speak for several people.',
      'No phone? A steward counts you at the door.',
    ],
    square: (name: string) => `A square to scan for ${name}`,
    typed: (address: string, code: string) => `Without a camera: open ${address} and type ${code}`,
  },

  cards: {
    page: (delegation: string) => `Cards, beginning with ${delegation}`,
    leader: 'Leader’s card',
    ofSo: (at: number, of: number) => `Voting card ${number.format(at)} of ${number.format(of)}`,
    square: (code: string) => `Square to scan with card ${code}`,
    how: {
      leaders:
        'Votes for the whole delegation. When a ballot is open, scan the square, or give the letters to a steward.',
      cards: 'One vote in each ballot. When one is open, scan the square, or give the letters to a steward.',
    } satisfies Record<PrintedCard['kind'], string>,
    secret:
      'Whoever holds a card can vote with it: hand them out by delegation, and keep this page to yourself. Cut along the dashed lines.',
    drawing: 'Drawing the cards…',
    none: 'There are no cards to print.',
  },

  readOut: {
    heading: 'To be read out',
    neutrality: 'Neutrality',
    noNeutrality: 'The plan has no neutrality notice. Say that this assembly is for or against nobody.',
    conduct: 'House rules',
    alsoStanding: 'Also standing',
    standing: (name: string, party: string | null) => (party === null ? name : `${name}, ${party}`),
    nobodyElse: 'The plan names nobody else who is standing.',
    joining: 'Joining in by phone',
    join: (address: string) => `Scan the square, or open ${address} and type this code:`,
    without: 'Whoever has no phone is counted at the door.',
    square: 'A square to scan: it leads to the audience’s page',
  },
};

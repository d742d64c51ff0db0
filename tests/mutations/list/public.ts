/** Wrong changes to what becomes public, and to what is said of it afterwards. */
import type { Mutation } from '../mutation.ts';

const disclosure = 'shared/night/disclosure.ts';
const tests = ['unit/record/disclosure-table', 'unit/record/disclosure'];

export const madePublic: readonly Mutation[] = [
  {
    suffers: 'why an answer was sent back, between verifier and recorder, is published',
    file: disclosure,
    text: 'was: { said, first: said, confirmedBy: true } }',
    becomes: 'was: { said, first: said, confirmedBy: true, sentBack: { reason: true } } }',
    tests,
  },
  {
    suffers: 'what each steward counted by themselves is published',
    file: disclosure,
    text: 'HandsCounted: never',
    becomes: 'HandsCounted: ofRevealed({ ballot: true, part: true, counts: {} })',
    tests,
  },
  {
    suffers: 'who gave a testimony is published',
    file: disclosure,
    text: 'TurnStarted: never',
    becomes: 'TurnStarted: always({ turn: true, speaker: true, kind: true })',
    tests,
  },
  {
    suffers: 'which phone came with whom is published',
    file: disclosure,
    text: 'CheckedIn: never',
    becomes: 'CheckedIn: always({ delegation: true, party: true })',
    tests,
  },
  {
    suffers: 'the crew’s names are published',
    file: disclosure,
    text: 'PassIssued: never',
    becomes: 'PassIssued: always({ pass: true, role: true, name: true })',
    tests,
  },
  {
    suffers: 'each vote is published with its pseudonym',
    file: disclosure,
    text: 'BallotCast: never',
    becomes: 'BallotCast: ofRevealed({ ballot: true, voter: true, choices: true })',
    tests,
  },
  {
    suffers: 'a result that the chair kept back is published',
    file: disclosure,
    text: ': boolean => ballots.has(ballot)',
    becomes: ': boolean => ballots.size >= 0 && ballot !== null',
    tests,
  },
  {
    suffers: 'an earlier wording, never put to the hall, is published',
    file: disclosure,
    text: 'ballots.get(event.ballot) === settingsKey(event.settings)',
    becomes: 'ballots.has(event.ballot)',
    tests,
  },
  {
    suffers: 'an answer that the hall never saw is published',
    file: disclosure,
    text: 'isSeen(event, event, told) &&',
    becomes: '',
    tests,
  },
  {
    suffers: 'a dispute that the hall never saw is published',
    file: disclosure,
    text: 'dispute !== null && disputes.has(disputeKey(at, at.ask, dispute))',
    becomes: 'dispute !== null && disputes.size >= 0 && at.ask !== null',
    tests,
  },
  {
    suffers: 'a field that somebody adds later is published unseen',
    file: disclosure,
    text: "if (typeof value !== 'object') return listed === true;",
    becomes: "if (typeof value !== 'object') return true;",
    tests,
  },
  {
    suffers: 'answers of the rehearsal are public in the record of the night',
    file: 'server/record/record-chain.ts',
    text: 'for (const link of this.#links) link.shown = null;',
    becomes: 'this.#links.length.toString();',
    tests: ['unit/record/disclosure-table'],
  },
  {
    suffers: 'a private arrangement is published before anybody saw it',
    file: 'shared/views/record.ts',
    text: 'turns > 0 ? substitute : null',
    becomes: 'substitute',
    tests: ['unit/record/record'],
  },
  {
    suffers: 'the record says that the hall saw an answer later than it did',
    file: 'shared/answers/sight.ts',
    text: 'version.seenAt ??= at',
    becomes: 'version.seenAt = at',
    tests: ['unit/record/record'],
  },
  {
    suffers: 'a forged outcome of a simple majority passes the check',
    file: 'server/verify/tally.ts',
    text: "inFavour === 0 ? 'not-carried' : 'tie'",
    becomes: "'tie'",
    tests: ['property/tally'],
  },
  {
    suffers: 'a vote with more points than there are passes the check',
    file: 'server/verify/tally.ts',
    text: 'chosen.length <= all',
    becomes: 'chosen.length <= all + 1',
    tests: ['property/tally'],
  },
  {
    suffers: 'a vote for nothing passes the check',
    file: 'server/verify/tally.ts',
    text: 'chosen.length > 0 && ',
    becomes: '',
    tests: ['property/tally'],
  },
  {
    suffers: 'hands that were added are forgotten by the check',
    file: 'server/verify/tally.ts',
    text: '(handsAdded ? (hands?.[index] ?? 0) : 0)',
    becomes: '0',
    tests: ['property/tally'],
  },
];

/** The closed list of reasons to say no. The words people read for them are the client's. */
export const refusalCodes = [
  // the edge
  'malformed',
  'too-large',
  'too-fast',
  'not-your-role',
  'id-taken',
  'unavailable',
  // the handshake
  'wrong-protocol',
  'no-such-assembly',
  'no-such-pass',
  'pass-revoked',
  'code-changed',
  'hall-full',
  // the agenda
  'moved-on',
  'already-on',
  'no-such-segment',
  'segment-is-on',
  'segment-is-over',
  'never-cut',
  'proposal-stale',
  'night-not-running',
  'night-paused',
  // turns
  'turn-running',
  'turn-over',
  'no-turn',
  'no-speaker',
  'no-such-speaker',
  'length-out-of-range',
  'no-reserve',
  // answers
  'no-such-ask',
  'no-such-point',
  'no-such-candidate',
  'needs-words',
  'nothing-recorded',
  'answer-changed',
  'second-person-needed',
  'not-confirmed',
  'nothing-shown',
  'not-in-sight',
  // turnout
  'no-such-delegation',
  'party-too-big',
  'below-zero',
  'turnout-declared',
  'changed-too-often',
  'night-over',
  'no-such-group',
  'no-such-area',
  'in-list-already',
  'merged-already',
  'delegation-in-use',
  'list-full',
  'bad-row',
  // ballots
  'no-such-ballot',
  'bad-ballot',
  'ballot-not-open',
  'ballot-open',
  'ballot-closed',
  'ballot-unsealed',
  'ballot-sealed',
  'not-on-register',
  'card-needed',
  'no-such-card',
  'no-cards',
  'bad-choices',
  'voted-already',
  // candidates
  'not-an-order',
  'candidate-not-here',
  // taking back
  'nothing-to-take-back',
  'cannot-be-taken-back',
  'not-as-it-was',
  'not-a-rehearsal',
  // people
  'last-chair',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** For programs and logs: the id or the limit it is about. Never text typed by somebody. */
  readonly detail?: string;
}

/** Codes on which sending the same command again, a little later, is the right thing to do. */
export const passing: ReadonlySet<RefusalCode> = new Set(['unavailable', 'too-fast']);

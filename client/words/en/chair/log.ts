/** What the chair's console says about what happened: a sentence for every fact, and the list of them. */
import type { NightEvent } from '../../../../shared/night/events.ts';
import type { LogSubject } from '../../../../shared/views/log.ts';
import { words as answers } from '../answers.ts';
import { words as chair } from '../chair.ts';
import { words as crew } from './crew.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');

const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;

const length = (seconds: number): string => {
  const all = Math.round(Math.abs(seconds));
  return all >= 60 && all % 60 === 0 ? `${number.format(all / 60)} min` : `${number.format(all)} s`;
};

const segment = ({ name }: LogSubject): string => (name ? `“${name}”` : 'a segment that is gone');
const question = ({ name }: LogSubject): string => (name ? `“${name}”` : 'that is gone');
const speaker = ({ name }: LogSubject): string => name ?? 'the reserve';
const someone = ({ name }: LogSubject): string => name ?? 'somebody';
/** Whose answer, and to which point of the ask; `point` is the letter. */
const answerOf = ({ name, point }: LogSubject): string =>
  point ? `${name ?? 'somebody'}, point ${point}` : (name ?? 'somebody');
const heads = (what: LogSubject): string => count(what.heads ?? 0, 'person', 'people');
const these = ({ count: amount = 1, name }: LogSubject): string => {
  if (amount === 1) return `the answer of ${name ?? 'one candidate'}`;
  const all = count(amount, 'answer', 'answers');
  return name ? `${all} to “${name}”` : all;
};

/** What was done, told without who did it. They begin small, to be said after “Take back:” too. */
const sentences: Record<NightEvent['type'], (what: LogSubject) => string> = {
  NightStarted: () => 'started the night',
  SegmentStarted: (what) => `started ${segment(what)}`,
  SegmentUnstarted: (what) => `took back the start of ${segment(what)}`,
  SegmentSkipped: (what) => `skipped ${segment(what)}`,
  SegmentRestored: (what) => `brought back ${segment(what)}`,
  NightPaused: () => 'paused the night',
  NightResumed: () => 'resumed the night',
  NightEnded: () => 'ended the night',
  SegmentMoved: (what) => `moved ${segment(what)}`,
  SegmentInserted: (what) => `added ${segment(what)}`,
  SegmentRemoved: () => 'removed a segment that had been added',
  SegmentEdited: (what) => {
    if (!what.seconds) return `changed ${segment(what)}`;
    return what.seconds > 0
      ? `gave ${segment(what)} ${length(what.seconds)} more`
      : `took ${length(what.seconds)} from ${segment(what)}`;
  },
  SegmentsCut: (what) => {
    const { count: amount = 1, seconds = 0 } = what;
    const which = amount === 1 ? segment(what) : count(amount, 'segment', 'segments');
    return seconds < 0
      ? `gave ${length(seconds)} back to ${which}`
      : `cut ${length(seconds)} from ${which} to catch up`;
  },

  TurnStarted: (what) => `started the clock of ${speaker(what)}`,
  TurnPaused: (what) => `paused the clock of ${speaker(what)}`,
  TurnResumed: (what) => `resumed the clock of ${speaker(what)}`,
  TurnExtended: (what) =>
    (what.seconds ?? 0) < 0
      ? `took ${length(what.seconds ?? 0)} from ${speaker(what)}`
      : `gave ${speaker(what)} ${length(what.seconds ?? 0)} more`,
  TurnEnded: (what) => `ended the clock of ${speaker(what)}`,
  TurnTakenBack: () => 'took back a turn: its seconds count for nobody',
  TurnReopened: (what) => `gave the clock back to ${speaker(what)}`,
  ReserveChosen: ({ name, isReserve }) => {
    const of = name ? `“${name}”` : 'a testimony';
    return isReserve ? `the reserve reads ${of}` : `${of} is read by its giver after all`;
  },

  AnswerDrafted: (what) => `wrote at the answer of ${answerOf(what)}`,
  AnswerRecorded: (what) => {
    const said = `recorded “${answers.short[what.value ?? 'not_put']}” for ${answerOf(what)}`;
    const by = what.speaker === undefined ? '' : `, said by ${what.speaker}`;
    const before = what.before === undefined ? '' : ` (before: “${answers.short[what.before]}”)`;
    return `${said}${by}${before}`;
  },
  AnswerCleared: (what) => `cleared the answer of ${answerOf(what)}`,
  AnswerRestored: (what) => `put back the answer of ${answerOf(what)}`,
  AnswerConfirmed: (what) =>
    what.isAlone
      ? `confirmed the answer of ${answerOf(what)}, which they had recorded themselves: no second person looked`
      : `confirmed the answer of ${answerOf(what)}`,
  AnswerUnconfirmed: (what) => `no longer confirmed the answer of ${answerOf(what)}`,
  AnswerSentBack: (what) => `sent back the answer of ${answerOf(what)}: “${what.text ?? ''}”`,
  AnswerReadBack: (what) =>
    what.text
      ? `recorded that ${someone(what)} disputes the answer${what.point ? ` to point ${what.point}` : ''}: “${what.text}”`
      : `recorded that ${someone(what)} stands by the answer${what.point ? ` to point ${what.point}` : ''}`,
  ReadBackRestored: (what) => `put back what ${answerOf(what)} said when the answer was read back`,
  AnswersRevealed: (what) => {
    if (what.isReadBack) return `showed the hall what was said when ${these(what)} was read back`;
    return what.isCorrection ? `corrected ${these(what)} in the hall` : `showed ${these(what)} in the hall`;
  },
  AnswersHidden: (what) => `took ${these(what)} off the screen`,
  SightRestored: (what) => `put back what the hall saw of ${these(what)}`,

  AskWordingChanged: ({ name, point, text, isCorrection }) => {
    const what = `${point ? `point ${point} of ` : ''}${name ? `“${name}”` : 'an ask'}`;
    const when = isCorrection ? 'changed the agreed wording of' : 'worded';
    return `${when} ${what}: “${text ?? ''}”`;
  },

  CheckedIn: () => 'a phone checked in',
  GroupClaimed: () => 'a phone counts for a group',
  GroupConfirmed: (what) =>
    `confirmed group ${number.format(what.count ?? 0)}: ${heads(what)} with ${someone(what)}`,
  GroupDeclined: (what) => `declined group ${number.format(what.count ?? 0)} of ${someone(what)}`,
  CountedAtDoor: () => 'counted at the door',
  DelegationCalled: ({ name }) => (name ? `called ${name}` : 'ended the roll call'),
  TurnoutDeclared: (what) =>
    what.heads === null || what.heads === undefined
      ? `cleared the number declared by ${someone(what)}`
      : `declared ${number.format(what.heads)} for ${someone(what)}`,

  DelegationAdded: (what) => `added the delegation ${someone(what)}`,
  DelegationRemoved: (what) => `removed the delegation ${someone(what)}`,
  DelegationEdited: (what) => `changed the delegation ${someone(what)}`,
  DelegationsMerged: (what) => `merged ${what.other ?? 'a delegation'} into ${someone(what)}`,
  DelegationsSplit: (what) => `parted ${what.other ?? 'a delegation'} from ${someone(what)} again`,

  BallotDrafted: (what) => `prepared the ballot ${question(what)}`,
  BallotDropped: () => 'dropped a ballot that was prepared',
  BallotOpened: (what) => `opened the ballot ${question(what)}`,
  BallotCast: () => 'a vote was given',
  BallotClosed: (what) => `closed the ballot ${question(what)}`,
  BallotReopened: (what) => `opened the ballot ${question(what)} again`,
  BallotSealed: (what) => `sealed the ballot ${question(what)}`,
  BallotRevealed: (what) => `showed the result of ${question(what)}`,
  HandsCounted: (what) => `counted hands for ${question(what)}`,
  HandsAdded: (what) =>
    what.isAdded
      ? `added the hands to the votes: nobody did both, ${question(what)}`
      : `kept hands and votes apart, ${question(what)}`,
  VetoRecorded: (what) => `noted what ${someone(what)} objects to`,

  SceneHeld: ({ scene }) => `held the screen: ${scene ? chair.hall.heldNames[scene] : 'another picture'}`,
  AgendaFollowed: () => 'let the screen follow the running order',
  ScreenThemeChanged: ({ theme }) => `made the screen ${theme ?? 'dark'}`,

  SpeakerTold: ({ line }) => `told the speaker “${line ?? ''}”`,
  LineTakenAway: ({ line }) => `took the line “${line ?? ''}” off the stage`,

  LotsDrawn: ({ isDrawn }) => (isDrawn ? 'drew lots for the speaking order' : 'entered the speaking order'),
  OrderChanged: ({ name }) => `changed the speaking order of ${name ? `“${name}”` : 'an ask'}`,
  CandidateChanged: (what) => {
    const { status, substitute } = what;
    if (status && substitute === undefined) return `${someone(what)}: ${crew.candidates.statuses[status]}`;
    const speaks = substitute ? `${substitute} may speak for them` : 'no substitute any more';
    return `${someone(what)}: ${status ? `${crew.candidates.statuses[status]}, ` : ''}${speaks}`;
  },

  PassIssued: (what) => `gave a pass to ${someone(what)}`,
  PassRevoked: (what) => `withdrew the pass of ${someone(what)}`,
  JoinCodeChanged: () => 'changed the join code',

  ClockStepped: ({ seconds = 0 }) =>
    `was put ${length(seconds)} ${seconds < 0 ? 'back' : 'on'}: what runs keeps the time it has had`,

  TakenBack: () => 'took back a step',
  RehearsalEnded: () => 'went back to the start after a rehearsal',
};

export const words = {
  title: 'What happened',
  open: 'What happened',
  latest: 'Latest',
  hint: 'The newest first. Taking back puts things where they were; both stay in the list.',
  empty: 'Nothing has happened yet.',
  sentences,
  takeBack: 'Take back',
  takeBackThis: (what: string) => `Take back: ${what}`,
  takeBackAgain: (what: string) => `Press U again to take back: ${what}`,
  takingBack: 'Taking back…',
  takenBack: 'taken back',
  tookBack: (what: string, at: string) => `took back: ${what}, ${at}`,
  movedOn: 'Something else happened just as you pressed. Nothing was taken back: look again.',
  someone: 'somebody',
  /** Who did what nobody of the crew did. */
  serverClock: 'the server’s clock',
};

/** What the chair's console says about what happened, candidates, passes and devices. */
import type { CandidateStatus, NightEvent } from '../../../shared/events.ts';
import type { PassRole } from '../../../shared/roles.ts';
import type { LogSubject } from '../../../shared/views/log.ts';
import { words as answers } from './answers.ts';
import { words as chair } from './chair.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;

const length = (seconds: number): string => {
  const all = Math.round(Math.abs(seconds));
  return all >= 60 && all % 60 === 0 ? `${number.format(all / 60)} min` : `${number.format(all)} s`;
};

const statuses: Record<CandidateStatus, string> = {
  expected: 'expected',
  here: 'here',
  late: 'late',
  absent: 'absent',
  withdrawn: 'withdrawn',
};

const roles: Record<PassRole, string> = {
  chair: 'Chair',
  recorder: 'Recorder',
  verifier: 'Verifier',
  timekeeper: 'Timekeeper',
  steward: 'Steward',
  screen: 'Screen',
  stage: 'Stage display',
};

const segment = ({ name }: LogSubject): string => (name ? `“${name}”` : 'a segment that is gone');
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

  AnswerRecorded: (what) => `recorded “${answers.short[what.value ?? 'not_put']}” for ${answerOf(what)}`,
  AnswerCleared: (what) => `cleared the answer of ${answerOf(what)}`,
  AnswerConfirmed: (what) => `confirmed the answer of ${answerOf(what)}`,
  AnswerUnconfirmed: (what) => `no longer confirmed the answer of ${answerOf(what)}`,
  AnswersRevealed: (what) => `showed ${these(what)} in the hall`,
  AnswersHidden: (what) => `took ${these(what)} off the screen`,

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

  SceneHeld: ({ scene }) => `held the screen: ${scene ? chair.hall.heldNames[scene] : 'another picture'}`,
  AgendaFollowed: () => 'let the screen follow the running order',

  LotsDrawn: ({ isDrawn }) => (isDrawn ? 'drew lots for the speaking order' : 'entered the speaking order'),
  OrderChanged: ({ name }) => `changed the speaking order of ${name ? `“${name}”` : 'an ask'}`,
  CandidateChanged: (what) =>
    what.status ? `${someone(what)}: ${statuses[what.status]}` : `changed ${someone(what)}`,

  PassIssued: (what) => `gave a pass to ${someone(what)}`,
  PassRevoked: (what) => `withdrew the pass of ${someone(what)}`,
  JoinCodeChanged: () => 'changed the join code',

  TakenBack: ({ name, scene, count: amount }) => {
    if (name) return `took back a step: ${name}`;
    if (scene) return `took back a step: ${chair.hall.heldNames[scene]}`;
    return amount ? `took back a step: ${count(amount, 'answer', 'answers')}` : 'took back a step';
  },
  RehearsalEnded: () => 'went back to the start after a rehearsal',
};

export const words = {
  log: {
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
    movedOn: 'Something else happened just as you pressed. Nothing was taken back: look again.',
    someone: 'somebody',
  },

  reserve: {
    reads: 'The reserve reads',
    chosen: 'The reserve reads. No screen names the giver any more.',
    giver: 'The giver reads after all',
  },

  absent: {
    notHere: 'Not here yet',
    notHereLast: 'Not here: ask last',
    here: (name: string) => `${name} is here now`,
    onlyLate: 'Everybody who is here has spoken.',
    substitute: (name: string, candidate: string) =>
      `${name} speaks for ${candidate}. What they say is not recorded as the candidate’s answer.`,
  },

  candidates: {
    title: 'Candidates',
    open: 'Candidates',
    hint: 'Listed by surname, never by anything else. Only you see the seconds.',
    statuses,
    statusOf: (name: string) => `${name} is`,
    about: (party: string | null, expected: string | null) =>
      [party, expected && `expected ${expected}`].filter(Boolean).join(' · '),
    used: (used: string, allotted: string) => `${used} of ${allotted} used`,
    turns: (amount: number, speaking: boolean) =>
      speaking ? `${count(amount, 'turn', 'turns')} · speaking now` : count(amount, 'turn', 'turns'),
    noTurns: 'No turn yet',
    askLast: 'Ask them last in this ask',
    askLastFor: (name: string) => `Ask them last in this ask: ${name}`,
    isLast: 'Asked last in this ask',
    addSubstitute: 'Name a substitute',
    substitute: (name: string) => `Substitute: ${name}`,
    substituteFor: (name: string) => `Who speaks for ${name}`,
    substituteHint: 'They may speak. What they say is not recorded as the candidate’s answer.',
    save: 'Save',
    remove: 'No substitute',
  },

  lots: {
    heading: 'Speaking order',
    hint: 'One order for the first ask; each further ask begins one place later.',
    draw: 'Draw lots',
    drawTitle: 'Draw lots now?',
    drawMeans:
      'The program draws a random order for all asks, and writes down that it did. It replaces the orders below, also where you moved somebody. It can be taken back.',
    drawYes: 'Draw lots',
    byHand: 'Enter lots by hand',
    byHandHint: 'Put the first ask’s order as it was drawn. The other asks follow from it.',
    use: 'Use this order',
    keep: 'Leave it as it was',
    current: 'now',
    ask: (at: number, title: string) => `Ask ${number.format(at)}: ${title}`,
    up: 'Earlier',
    upFor: (name: string) => `${name} earlier`,
    down: 'Later',
    downFor: (name: string) => `${name} later`,
  },

  crew: {
    title: 'Crew and devices',
    open: 'Crew',
    roles,
    thisDevice: (devices: number) =>
      devices <= 1
        ? 'connected: this device'
        : `connected on ${number.format(devices)} devices, this one too`,
    connected: (devices: number) => {
      if (devices === 0) return 'not connected';
      return devices === 1 ? 'connected' : `connected on ${number.format(devices)} devices`;
    },
    link: 'Link',
    linkFor: (name: string) => `Link for ${name}`,
    withdraw: 'Withdraw',
    withdrawFor: (name: string) => `Withdraw ${name}’s pass`,
    withdrawTitle: (name: string) => `Withdraw ${name}’s pass?`,
    withdrawMeans: 'Every device that is open with it is shut out at once, and the link never works again.',
    withdrawOwn: 'This is the pass you are using. You will be shut out yourself, at once.',
    withdrawYes: 'Withdraw the pass',
    keep: 'Keep it',
    withdrawn: (names: readonly string[]) => `Withdrawn: ${list.format(names)}`,
    print: 'Print the pack: run sheet, ask cards, tally grid, lists, poster, delegation sheets',
    withdrawnPass: (name: string, role: PassRole) => `${name} (${roles[role].toLowerCase()})`,

    scan: (name: string) => `Square to scan for ${name}`,
    scanHint:
      'Scan it with the other device, or open the link there. Whoever has it can do what its role may.',
    onlyHere:
      'This address works on this computer only. Connect it to the hall’s network before you hand the link on.',
    linkLabel: 'The link',
    copy: 'Copy the link',
    copied: 'Copied',
    select: 'The link is marked: copy it from there.',
    noLink: 'There is no link for this pass.',

    newHeading: 'New pass',
    role: 'For',
    name: 'Name',
    nameHint: 'It stands beside everything they do.',
    issue: 'Make the pass',
    issued: (name: string) => `The pass for ${name} is ready.`,

    phones: 'Phones in the hall',
    declared: 'Checked in',
    declaredHint: 'have said who they are',
    connectedPhones: 'Connected',
    connectedHint: 'have the page open',
    offline: 'Offline',
    offlineHint: 'checked in, and not connected now',
    amount: (value: number) => number.format(value),
    someOffline: (value: number) => `${number.format(value)} offline`,
    phoneLine: (declared: number, connected: number) =>
      `Phones: ${number.format(declared)} checked in, ${number.format(connected)} connected`,

    screensOff: (names: readonly string[]) => `Not connected: ${list.format(names)}`,

    change: 'Change',
    changeCode: 'Change the join code',
    changeTitle: 'Change the join code?',
    changeMeans: 'Phones that are in stay in. Nobody new comes in with the old code.',
    changePrinted: 'Every printed code and invitation stops working. The screen shows the new one.',
    changeNever: 'This cannot be taken back.',
    changeYes: 'Change the code',
  },

  keys: {
    rows: [
      ['U', 'Take back the last step'],
      ['W', 'What happened'],
      ['F', 'Candidates: who is here, their time and their order'],
      ['D', 'Crew and devices'],
      ['L', 'Delegations: the list, and a table to take in'],
    ] as readonly (readonly [string, string])[],
    twice: 'U always asks for a second press.',
  },
};

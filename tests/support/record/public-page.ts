/** What of each event may become public: the auditor's page, written down by hand. */
import type { AssemblyEvent } from '../../../shared/night/events.ts';

const progress = (of: string) => ['startedAt', 'endedAt', 'usedMs', 'skipped'].map((one) => `${of}.${one}`);
const said = (of: string) =>
  [
    'words',
    'pressed',
    'changed.asked',
    'changed.said',
    'speaker',
    'value',
    'by',
    'at',
    'readBack.dispute',
    'readBack.by',
    'readBack.at',
  ].map((one) => `${of}.${one}`);
const sights = [
  'answers.ask',
  'answers.point',
  'answers.candidate',
  ...said('answers.was.shown'),
  'answers.was.corrected',
  ...said('answers.was.lastSeen'),
  'answers.readBack',
  'answers.pressed',
];
const settings = [
  'settings.question',
  'settings.kind',
  'settings.choices.id',
  'settings.choices.text',
  'settings.most',
  'settings.points',
  'settings.each',
  'settings.voters',
  'settings.register',
  'settings.changeable',
  'settings.seconds',
  'settings.threshold',
  'settings.veto',
];
const rows = (of: string) =>
  ['shown.id', 'shown.area', 'shown.name', 'shown.cast', 'shown.votes', 'withheld'].map(
    (one) => `result.${of}.${one}`,
  );
export const NEVER = null;

/** Not computed from the program: whoever changes what becomes public changes this page, and says why. */
export const publicPage: Record<AssemblyEvent['type'], readonly string[] | null> = {
  // Passes, and the whole plan with its reserves and minders.
  AssemblyOpened: NEVER,
  NightStarted: ['start', 'rehearsal'],
  SegmentStarted: ['segment', 'left', ...progress('was')],
  SegmentUnstarted: ['segment', ...progress('to')],
  // What was in the plan and left out, moved, cut, or only for the crew.
  SegmentSkipped: NEVER,
  SegmentRestored: NEVER,
  SegmentMoved: NEVER,
  SegmentInserted: NEVER,
  SegmentRemoved: NEVER,
  SegmentEdited: NEVER,
  SegmentsCut: NEVER,
  NightPaused: [],
  NightResumed: [],
  NightEnded: ['left', 'paused'],
  // Who spoke: of a testimony that may be somebody whose name nobody is to know.
  TurnStarted: NEVER,
  TurnPaused: NEVER,
  TurnResumed: NEVER,
  TurnExtended: NEVER,
  TurnEnded: NEVER,
  TurnTakenBack: NEVER,
  TurnReopened: NEVER,
  ReserveChosen: NEVER,
  // Not why it was sent back: that is between the verifier and the recorder.
  AnswerRecorded: [
    'ask',
    'point',
    'candidate',
    'words',
    'pressed',
    'changed.asked',
    'changed.said',
    'speaker',
    'value',
    ...said('was.said'),
    ...said('was.first'),
    'was.confirmedBy',
  ],
  AnswerDrafted: NEVER,
  AnswerCleared: NEVER,
  AnswerRestored: NEVER,
  AnswerConfirmed: NEVER,
  AnswerUnconfirmed: NEVER,
  AnswerSentBack: NEVER,
  AnswerReadBack: ['ask', 'point', 'candidate', 'dispute', 'was.dispute', 'was.by', 'was.at'],
  ReadBackRestored: NEVER,
  AnswersRevealed: sights,
  AnswersHidden: sights,
  SightRestored: sights,
  AskWordingChanged: NEVER,
  // Who came, when, with whom, and who counted them.
  CheckedIn: NEVER,
  GroupClaimed: NEVER,
  GroupConfirmed: NEVER,
  GroupDeclined: NEVER,
  CountedAtDoor: NEVER,
  DelegationCalled: NEVER,
  TurnoutDeclared: NEVER,
  DelegationAdded: NEVER,
  DelegationRemoved: NEVER,
  DelegationEdited: NEVER,
  DelegationsMerged: NEVER,
  DelegationsSplit: NEVER,
  BallotDrafted: ['ballot', ...settings],
  BallotDropped: NEVER,
  BallotOpened: ['ballot', ...settings, 'key', 'register'],
  // A vote, whatever becomes of its ballot.
  BallotCast: NEVER,
  BallotClosed: ['ballot', 'register'],
  BallotReopened: ['ballot'],
  BallotSealed: [
    'ballot',
    'key',
    'result.cast',
    'result.register',
    'result.votes',
    'result.hands',
    'result.handsAdded',
    'result.outcome',
    ...rows('areas'),
    ...rows('delegations'),
    'digest',
  ],
  BallotRevealed: ['ballot'],
  // What a steward counted by themselves.
  HandsCounted: NEVER,
  HandsAdded: ['ballot', 'added'],
  VetoRecorded: ['ballot', 'delegation', 'choice', 'was'],
  SceneHeld: NEVER,
  AgendaFollowed: NEVER,
  ScreenThemeChanged: NEVER,
  // What a speaker was told in private.
  SpeakerTold: NEVER,
  LineTakenAway: NEVER,
  // Who is on the crew.
  PassIssued: NEVER,
  PassRevoked: NEVER,
  JoinCodeChanged: NEVER,
  // Who was late, who stands in, who was moved.
  LotsDrawn: NEVER,
  OrderChanged: NEVER,
  CandidateChanged: NEVER,
  TakenBack: ['version'],
  RehearsalEnded: [],
  ClockStepped: null,
};

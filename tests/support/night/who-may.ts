/** Who may say what, and who reads what: written down by hand, as the crew would be told. Not computed from the program. */
import type { Role } from '../../../shared/kernel/roles.ts';
import type { CommandType } from '../../../shared/night/commands.ts';
import type { SliceName } from '../../../shared/views/slices.ts';

export const everybody = [
  'phone',
  'chair',
  'recorder',
  'verifier',
  'timekeeper',
  'steward',
  'screen',
  'stage',
] as const satisfies readonly Role[];

const chairAlone = ['chair'] as const;
const withSteward = ['chair', 'steward'] as const;
const withTimekeeper = ['chair', 'timekeeper'] as const;

/** Exhaustive: a new command does not compile until somebody has said who may say it. */
export const maySay: Record<CommandType, readonly Role[]> = {
  CheckIn: ['phone'],
  CastBallot: ['phone', 'chair', 'steward'],
  StartSegment: chairAlone,
  SkipSegment: chairAlone,
  RestoreSegment: chairAlone,
  PauseNight: chairAlone,
  ResumeNight: chairAlone,
  EndNight: chairAlone,
  MoveSegment: chairAlone,
  InsertSegment: chairAlone,
  EditSegment: chairAlone,
  CutSegments: chairAlone,
  AddTime: withTimekeeper,
  StartTurn: withTimekeeper,
  PauseTurn: withTimekeeper,
  ResumeTurn: withTimekeeper,
  ExtendTurn: withTimekeeper,
  EndTurn: withTimekeeper,
  TellSpeaker: withTimekeeper,
  TakeLineAway: withTimekeeper,
  ChooseReserve: chairAlone,
  RecordAnswer: ['chair', 'recorder'],
  DraftAnswer: ['chair', 'recorder'],
  ReadBackAnswer: ['chair', 'recorder'],
  ConfirmAnswer: ['chair', 'verifier'],
  SendAnswerBack: ['chair', 'verifier'],
  RevealAnswers: chairAlone,
  HideAnswers: chairAlone,
  ChangeAskWording: chairAlone,
  CountAtDoor: withSteward,
  CallDelegation: withSteward,
  DeclareTurnout: withSteward,
  ConfirmGroup: withSteward,
  DeclineGroup: withSteward,
  AddDelegation: withSteward,
  MergeDelegations: withSteward,
  RemoveDelegation: withSteward,
  ImportDelegations: chairAlone,
  DraftBallot: chairAlone,
  DropBallot: chairAlone,
  OpenBallot: chairAlone,
  CloseBallot: chairAlone,
  ReopenBallot: chairAlone,
  SealBallot: chairAlone,
  RevealBallot: chairAlone,
  CountHands: withSteward,
  AddHands: chairAlone,
  RecordVeto: withSteward,
  ShowScene: chairAlone,
  FollowAgenda: chairAlone,
  SetScreenTheme: chairAlone,
  IssuePass: chairAlone,
  RevokePass: chairAlone,
  ChangeJoinCode: chairAlone,
  DrawLots: chairAlone,
  MoveCandidate: chairAlone,
  SetCandidate: chairAlone,
  TakeBack: chairAlone,
  EndRehearsal: chairAlone,
  // The server's own.
  StepClock: [],
};

/** Exhaustive likewise: a new slice does not compile until somebody has said who is shown it. */
export const mayRead: Record<SliceName, readonly Role[]> = {
  night: everybody,
  delegations: ['phone'],
  now: ['phone'],
  ballot: ['phone'],
  agenda: ['chair', 'recorder', 'verifier', 'timekeeper'],
  turn: ['chair', 'recorder', 'verifier', 'timekeeper'],
  speakers: chairAlone,
  line: ['chair', 'timekeeper', 'stage'],
  answers: ['chair', 'recorder', 'verifier'],
  turnout: withSteward,
  arrivals: chairAlone,
  ballots: chairAlone,
  floor: ['steward'],
  scene: ['chair', 'screen'],
  stage: ['stage'],
  crew: chairAlone,
  fairness: chairAlone,
  log: chairAlone,
  presence: chairAlone,
  links: chairAlone,
  place: ['chair', 'screen'],
  service: ['chair', 'recorder', 'verifier', 'timekeeper', 'steward'],
  displays: ['timekeeper'],
};

const isSlice = (name: string): name is SliceName => name in mayRead;
export const readBy = (role: Role): SliceName[] =>
  Object.keys(mayRead)
    .filter(isSlice)
    .filter((name) => mayRead[name].includes(role));

/** Which role may issue which command, and which slices it reads. The chair may do whatever any of the crew may. */
import type { CommandType } from './assembly.ts';
import type { SliceName } from './views/slices.ts';

export const roles = [
  'phone',
  'chair',
  'recorder',
  'verifier',
  'timekeeper',
  'steward',
  'screen',
  'stage',
] as const;
export type Role = (typeof roles)[number];

/** Everybody with a pass; a phone has none. */
export const passRoles = [
  'chair',
  'recorder',
  'verifier',
  'timekeeper',
  'steward',
  'screen',
  'stage',
] as const;
export type PassRole = (typeof passRoles)[number];

const mayIssue: Record<CommandType, readonly Role[]> = {
  StartSegment: ['chair'],
  SkipSegment: ['chair'],
  RestoreSegment: ['chair'],
  PauseNight: ['chair'],
  ResumeNight: ['chair'],
  EndNight: ['chair'],
  MoveSegment: ['chair'],
  InsertSegment: ['chair'],
  EditSegment: ['chair'],
  AddTime: ['chair', 'timekeeper'],
  CutSegments: ['chair'],
  StartTurn: ['chair', 'timekeeper'],
  PauseTurn: ['chair', 'timekeeper'],
  ResumeTurn: ['chair', 'timekeeper'],
  ExtendTurn: ['chair', 'timekeeper'],
  EndTurn: ['chair', 'timekeeper'],
  ChooseReserve: ['chair'],
  DrawLots: ['chair'],
  MoveCandidate: ['chair'],
  SetCandidate: ['chair'],
  TakeBack: ['chair'],
  EndRehearsal: ['chair'],
  DraftAnswer: ['chair', 'recorder'],
  RecordAnswer: ['chair', 'recorder'],
  ConfirmAnswer: ['chair', 'verifier'],
  SendAnswerBack: ['chair', 'verifier'],
  ReadBackAnswer: ['chair', 'recorder'],
  ChangeAskWording: ['chair'],
  RevealAnswers: ['chair'],
  HideAnswers: ['chair'],
  CheckIn: ['phone'],
  ConfirmGroup: ['chair', 'steward'],
  DeclineGroup: ['chair', 'steward'],
  AddDelegation: ['chair', 'steward'],
  MergeDelegations: ['chair', 'steward'],
  RemoveDelegation: ['chair', 'steward'],
  ImportDelegations: ['chair'],
  CountAtDoor: ['chair', 'steward'],
  CallDelegation: ['chair', 'steward'],
  DeclareTurnout: ['chair', 'steward'],
  ShowScene: ['chair'],
  FollowAgenda: ['chair'],
  TellSpeaker: ['chair', 'timekeeper'],
  TakeLineAway: ['chair', 'timekeeper'],
  SetScreenTheme: ['chair'],
  IssuePass: ['chair'],
  RevokePass: ['chair'],
  ChangeJoinCode: ['chair'],
};

export const isAllowed = (role: Role, command: CommandType): boolean => mayIssue[command].includes(role);

/** What each role is shown, and nothing else reaches it. */
export const reads: Record<Role, readonly SliceName[]> = {
  phone: ['night', 'delegations', 'now'],
  chair: [
    'night',
    'agenda',
    'turn',
    'speakers',
    'line',
    'answers',
    'turnout',
    'arrivals',
    'scene',
    'crew',
    'fairness',
    'log',
    'presence',
    'links',
    'place',
    'service',
  ],
  recorder: ['night', 'agenda', 'turn', 'answers', 'service'],
  verifier: ['night', 'agenda', 'turn', 'answers', 'service'],
  timekeeper: ['night', 'agenda', 'turn', 'line', 'displays', 'service'],
  steward: ['night', 'turnout', 'service'],
  screen: ['night', 'scene', 'place'],
  stage: ['night', 'stage', 'line'],
};

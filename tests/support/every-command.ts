/** A well-formed body for every command: a forgotten one does not compile. */
import type { CommandInput, CommandType } from '../../shared/assembly.ts';

type Bodies = {
  readonly [Type in CommandType]: Omit<Extract<CommandInput, { readonly type: Type }>, 'type'>;
};

/** Of the sample plan; none of them harms a night that is just beginning, or ends it. */
export const everyCommand: Bodies = {
  StartSegment: { segment: 'S01', from: null },
  SkipSegment: { segment: 'S12' },
  RestoreSegment: { segment: 'S12' },
  PauseNight: {},
  ResumeNight: {},
  EndNight: { from: 'S22' },
  MoveSegment: { segment: 'S12', before: 'S11' },
  InsertSegment: { before: 'S12', title: 'A word of thanks', seconds: 60 },
  EditSegment: { segment: 'S12', title: 'Turn to your neighbour', note: 'The band plays' },
  AddTime: { segment: 'S12', seconds: 60 },
  CutSegments: { cuts: [{ segment: 'S12', from: 180, to: 90 }] },
  StartTurn: { speaker: 'C1', kind: 'answer', seconds: 60 },
  PauseTurn: {},
  ResumeTurn: {},
  ExtendTurn: { seconds: 15 },
  EndTurn: {},
  ChooseReserve: { testimony: 'T1' },
  DrawLots: { order: ['C2', 'C3', 'C4', 'C1'] },
  MoveCandidate: { ask: 'A1', candidate: 'C3', before: null },
  SetCandidate: { candidate: 'C3', status: 'late', substitute: null },
  RecordAnswer: { ask: 'A1', candidate: 'C1', value: 'yes_if', words: 'Eight weeks' },
  DraftAnswer: { ask: 'A1', candidate: 'C2', draft: { value: 'yes_if', words: 'If the coun' } },
  ConfirmAnswer: { ask: 'A1', candidate: 'C1' },
  SendAnswerBack: { ask: 'A1', candidate: 'C1', reason: 'She said eight weeks' },
  ReadBackAnswer: { ask: 'A1', candidate: 'C1', dispute: null },
  ChangeAskWording: { ask: 'A1', point: 'A1a', text: 'A meeting within six weeks of taking office' },
  RevealAnswers: { ask: 'A1' },
  HideAnswers: { ask: 'A1' },
  CheckIn: { delegation: 'D02', party: 2 },
  ConfirmGroup: { group: 1, heads: 30 },
  DeclineGroup: { group: 1 },
  AddDelegation: { name: 'Bletchmarsh Allotment Society', area: 'MK' },
  MergeDelegations: { from: 'D25', into: 'D24' },
  RemoveDelegation: { delegation: 'N1' },
  ImportDelegations: { rows: [{ name: 'Wending Row Tenants', area: 'OX', pledged: 12 }] },
  CountAtDoor: { delegation: 'D02', heads: 3 },
  CallDelegation: { delegation: 'D02' },
  DeclareTurnout: { delegation: 'D02', heads: 52 },
  ShowScene: { scene: 'board' },
  FollowAgenda: {},
  TellSpeaker: { line: 'One minute' },
  TakeLineAway: {},
  SetScreenTheme: { theme: 'light' },
  IssuePass: { role: 'recorder', name: 'Wen' },
  RevokePass: { pass: 'nobody' },
  ChangeJoinCode: {},
  TakeBack: {},
  EndRehearsal: {},
};

export const commandTypes = Object.keys(everyCommand) as readonly CommandType[];

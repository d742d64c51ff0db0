/** The projector's scenes, and which of them each kind of segment asks for. */
import type { SegmentKind } from '../agenda/kinds.ts';

/** What the projector may show. */
export const scenes = [
  'waiting',
  'welcome',
  'title',
  'rollcall',
  'speaker_clock',
  'testimony',
  'ask',
  'board',
  'turnout',
  'pledge',
  'dates',
  'ballot',
  'holding',
  'blank',
] as const;
export type SceneName = (typeof scenes)[number];

export const sceneOfKind: Record<SegmentKind, SceneName> = {
  welcome: 'welcome',
  culture: 'title',
  rollcall: 'rollcall',
  speech: 'title',
  candidates_open: 'speaker_clock',
  testimony: 'testimony',
  ask: 'ask',
  relational: 'title',
  readback: 'board',
  candidates_close: 'speaker_clock',
  turnout: 'turnout',
  pledge: 'pledge',
  ballot: 'title',
  close: 'title',
};

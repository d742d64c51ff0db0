/** Which kinds of segment have a speaker's clock: people take turns at the microphone in them. */
import type { SegmentKind } from '../agenda/kinds.ts';

export const takesTurns: Readonly<Record<SegmentKind, boolean>> = {
  welcome: false,
  culture: false,
  rollcall: false,
  speech: false,
  candidates_open: true,
  testimony: true,
  ask: true,
  relational: false,
  readback: false,
  candidates_close: true,
  turnout: false,
  pledge: false,
  ballot: false,
  close: false,
};

/** The kinds of segment. */

/** What kind of item of the agenda this is; it decides which turns the item has. */
export const segmentKinds = [
  'welcome',
  'culture',
  'rollcall',
  'speech',
  'candidates_open',
  'testimony',
  'ask',
  'relational',
  'readback',
  'candidates_close',
  'turnout',
  'pledge',
  'ballot',
  'close',
] as const;
export type SegmentKind = (typeof segmentKinds)[number];

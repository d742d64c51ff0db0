/** What is said where nobody has the speaker clock and nobody is next. */
import type { PlanSegment } from '../../shared/plan/plan.ts';
import type { AgendaView, SegmentRow } from '../../shared/views/agenda.ts';
import type { TimekeeperWords } from '../words/timekeeper.ts';

const timed: ReadonlySet<PlanSegment['kind']> = new Set([
  'testimony',
  'ask',
  'candidates_open',
  'candidates_close',
]);

export const nobodySpeaks = (
  agenda: AgendaView,
  segment: SegmentRow | null,
  words: TimekeeperWords,
): string => {
  if (agenda.endedAt !== null) return words.speaker.ended;
  if (segment === null) return words.speaker.beforeStart;
  return timed.has(segment.kind) ? words.speaker.everybodyHeard : words.speaker.noClock;
};

/** What is said where nobody has the speaker clock and nobody is next. */
import { takesTurns } from '../../shared/turns/timed-kinds.ts';
import type { AgendaView, SegmentRow } from '../../shared/views/agenda.ts';
import type { TimekeeperWords } from '../words/timekeeper.ts';

export const nobodySpeaks = (
  agenda: AgendaView,
  segment: SegmentRow | null,
  words: TimekeeperWords,
): string => {
  if (agenda.endedAt !== null) return words.speaker.ended;
  if (segment === null) return words.speaker.beforeStart;
  return takesTurns[segment.kind] ? words.speaker.everybodyHeard : words.speaker.noClock;
};

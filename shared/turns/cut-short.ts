/** Whose turn was cut short because its segment was left. */
import { findSegment } from '../agenda/segments.ts';
import type { Deep } from '../kernel/decider.ts';
import type { Assembly } from '../night/state.ts';
import type { TurnEvent } from './events.ts';

/** Whoever was speaking when the segment was left goes on, if nobody has spoken since. */
export const reopenedTurn = ({ turns, agenda }: Deep<Assembly>, left: string): readonly TurnEvent[] => {
  const last = turns.spoken.at(-1);
  const wasCutShort =
    last?.segment === left &&
    last.cutShortAt !== null &&
    last.cutShortAt === findSegment(agenda, left)?.endedAt;
  return wasCutShort && turns.current === null ? [{ type: 'TurnReopened', turn: last.id }] : [];
};

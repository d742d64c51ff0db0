/** Whose turn begins, of what kind and how long: as it was said, else as it is due. Rules [TURN-*]. */
import type { Segment } from '../agenda/state.ts';
import type { Context, Deep } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { seconds, type Instant } from '../kernel/time.ts';
import type { NightEvent } from '../night/events.ts';
import type { Assembly } from '../night/state.ts';
import type { Speaker, TurnEvent } from './events.ts';
import type { TurnKind } from './kinds.ts';
import { nextTurn, pressingTurn, segmentOn, type ProposedTurn } from './next-turn.ts';
import { kindOf, LONGEST_TURN_MS, usualMs } from './turn-lengths.ts';

interface StartTurn {
  readonly speaker?: string | undefined;
  readonly kind?: TurnKind | undefined;
  readonly seconds?: number | undefined;
  readonly reserve?: boolean | undefined;
}

const SHORTEST_S = 5;

const findSpeaker = ({ plan }: Deep<Assembly>, id: string): Speaker | null => {
  if (plan.candidates.some((candidate) => candidate.id === id)) return { as: 'candidate', id };
  if (plan.testimonies.some((testimony) => testimony.id === id)) return { as: 'testimony', id };
  if (plan.roles.some((person) => person.id === id)) return { as: 'person', id };
  return null;
};

/** Who is meant: the named speaker, else the next in this segment's order; to be pressed, whoever answered last. */
const speakerOf = (state: Deep<Assembly>, { speaker, kind }: StartTurn): Result<Speaker, Refusal> => {
  if (speaker !== undefined) {
    const named = findSpeaker(state, speaker);
    return named ? ok(named) : no({ code: 'no-such-speaker', detail: speaker });
  }
  const due = kind === 'press' ? pressingTurn(state) : nextTurn(state);
  return due ? ok(due.speaker) : no({ code: 'no-speaker' });
};

const propose = (
  state: Deep<Assembly>,
  command: StartTurn,
  segment: Deep<Segment>,
  now: Instant,
): Result<ProposedTurn, Refusal> => {
  const found = speakerOf(state, command);
  if (!found.ok) return found;
  const speaker = found.value;
  const kind = command.kind ?? kindOf(state, segment, speaker);
  return ok({ speaker, kind, allottedMs: usualMs(kind, state, segment, speaker, now) });
};

/** Starting the reserve's turn says so for good: the giver's name goes from every screen at once [TURN-7]. */
const reserveOf = (state: Deep<Assembly>, speaker: Speaker, reserve: boolean | undefined): TurnEvent[] =>
  reserve && speaker.as === 'testimony' && !state.turns.reserves.has(speaker.id)
    ? [{ type: 'ReserveChosen', testimony: speaker.id, reserve: true }]
    : [];

export const startTurn = (
  state: Deep<Assembly>,
  command: StartTurn,
  { newId, now }: Pick<Context, 'newId' | 'now'>,
): Result<NightEvent[], Refusal> => {
  const { agenda, turns } = state;
  const segment = segmentOn(state);
  if (!segment) return no({ code: 'night-not-running' });
  if (agenda.pausedAt !== null) return no({ code: 'night-paused' });
  if (turns.current) return no({ code: 'turn-running', detail: turns.current.id });
  const length = command.seconds;
  if (length !== undefined && (length < SHORTEST_S || seconds(length) > LONGEST_TURN_MS))
    return no({ code: 'length-out-of-range' });
  const proposed = propose(state, command, segment, now);
  if (!proposed.ok) return proposed;
  const { speaker, kind, allottedMs } = proposed.value;
  return ok([
    ...reserveOf(state, speaker, command.reserve),
    {
      type: 'TurnStarted',
      turn: newId(),
      segment: segment.id,
      kind,
      speaker,
      allottedMs: length === undefined ? allottedMs : seconds(length),
    },
  ]);
};

/** The speaker clock: one person's timed time at the microphone. Rules [TURN-*] in tests/RULES.md. */
import { z } from 'zod';
import type { Segment } from '../agenda/agenda.ts';
import type { Assembly } from '../night/assembly.ts';
import type { Context, Deep, DecideTable, EvolveTable } from '../kernel/decider.ts';
import type { NightEvent, Speaker, TurnEvent, TurnKind } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { nextTurn, pressingTurn, segmentOn, type ProposedTurn } from './next-turn.ts';
import { seconds, type Instant, type Ms } from '../kernel/time.ts';
import { kindOf, usualMs } from './turn-lengths.ts';

export interface Turn {
  readonly id: string;
  readonly segment: string;
  readonly kind: TurnKind;
  readonly speaker: Speaker;
  allottedMs: Ms;
  readonly startedAt: Instant;
  /** Since when the clock runs; null while it is paused. */
  runningSince: Instant | null;
  /** Time spoken before `runningSince`. */
  usedMs: Ms;
  /** Paused because the whole night was; goes on with it. */
  pausedWithNight: boolean;
  /** When its segment was left in the middle of it; null when it ended by itself. */
  cutShortAt: Instant | null;
}

export interface Turns {
  current: Turn | null;
  /** All turns that ended, in order: seconds per speaker are read off here. */
  readonly spoken: Turn[];
  /** Testimonies that their reserve reads: the giver's name is shown nowhere any more. */
  readonly reserves: Set<string>;
}

export const openTurns = (): Turns => ({ current: null, spoken: [], reserves: new Set() });

const MOST_S = 3600;
export const LONGEST_TURN_MS: Ms = seconds(MOST_S);
const turnId = z.string().max(40).optional();

export const turnCommands = {
  /** Without a speaker: the next one in this segment's order; to press, whoever answered last. `seconds`: instead of the planned length. */
  StartTurn: z.strictObject({
    type: z.literal('StartTurn'),
    speaker: planId.optional(),
    kind: z.enum(['opening', 'put', 'answer', 'press', 'last_word', 'testimony', 'speech']).optional(),
    seconds: z.int().optional(),
    reserve: z.boolean().optional(),
  }),
  /** `turn`, where given, names the turn that is meant: a later one is not touched. */
  PauseTurn: z.strictObject({ type: z.literal('PauseTurn'), turn: turnId }),
  ResumeTurn: z.strictObject({ type: z.literal('ResumeTurn'), turn: turnId }),
  ExtendTurn: z.strictObject({ type: z.literal('ExtendTurn'), turn: turnId, seconds: z.int() }),
  EndTurn: z.strictObject({ type: z.literal('EndTurn'), turn: turnId }),
  /** The reserve reads, or the giver after all; before the testimony or in the middle of it. */
  ChooseReserve: z.strictObject({
    type: z.literal('ChooseReserve'),
    testimony: planId,
    reserve: z.boolean().default(true),
  }),
};
export type TurnCommand = z.output<(typeof turnCommands)[keyof typeof turnCommands]>;
type StartTurn = Extract<TurnCommand, { type: 'StartTurn' }>;

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

const startTurn = (
  state: Deep<Assembly>,
  command: StartTurn,
  { newId, now }: Context,
): Result<NightEvent[], Refusal> => {
  const { agenda, turns } = state;
  const segment = segmentOn(state);
  if (!segment) return no({ code: 'night-not-running' });
  if (agenda.pausedAt !== null) return no({ code: 'night-paused' });
  if (turns.current) return no({ code: 'turn-running', detail: turns.current.id });
  const length = command.seconds;
  if (length !== undefined && (length < 5 || length > MOST_S)) return no({ code: 'length-out-of-range' });
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

/** The turn that is on, if it is the one that was meant. */
const meant = ({ turns }: Deep<Assembly>, turn: string | undefined): Result<Deep<Turn>, Refusal> => {
  if (!turns.current) return no({ code: turn ? 'turn-over' : 'no-turn' });
  return turn && turn !== turns.current.id ? no({ code: 'turn-over', detail: turn }) : ok(turns.current);
};

export const decideTurns: DecideTable<Assembly, TurnCommand, NightEvent> = {
  StartTurn: startTurn,
  PauseTurn: (state, command) => {
    const turn = meant(state, command.turn);
    if (!turn.ok) return turn;
    // Held by the night's pause is not paused: it would go on with the night.
    const isPaused = turn.value.runningSince === null && !turn.value.pausedWithNight;
    return ok(isPaused ? [] : [{ type: 'TurnPaused', turn: turn.value.id }]);
  },
  ResumeTurn: (state, command) => {
    const turn = meant(state, command.turn);
    if (!turn.ok) return turn;
    if (state.agenda.pausedAt !== null) return no({ code: 'night-paused' });
    return ok(turn.value.runningSince === null ? [{ type: 'TurnResumed', turn: turn.value.id }] : []);
  },
  ExtendTurn: (state, command) => {
    const turn = meant(state, command.turn);
    if (!turn.ok) return turn;
    const allotted = turn.value.allottedMs + seconds(command.seconds);
    if (command.seconds === 0 || allotted < 0 || allotted > seconds(MOST_S))
      return no({ code: 'length-out-of-range' });
    return ok([{ type: 'TurnExtended', turn: turn.value.id, byMs: seconds(command.seconds) }]);
  },
  EndTurn: (state, command) => {
    const turn = meant(state, command.turn);
    if (!turn.ok) return turn;
    return ok([{ type: 'TurnEnded', turn: turn.value.id }]);
  },
  ChooseReserve: ({ plan, turns }, { testimony, reserve }) => {
    const found = plan.testimonies.find(({ id }) => id === testimony);
    if (!found) return no({ code: 'no-such-speaker', detail: testimony });
    if (reserve && !found.reserve) return no({ code: 'no-reserve', detail: testimony });
    return ok(
      turns.reserves.has(testimony) === reserve ? [] : [{ type: 'ReserveChosen', testimony, reserve }],
    );
  },
};

const hold = (turn: Turn, at: Instant): void => {
  if (turn.runningSince === null) return;
  // A clock that was set back between two starts of the program takes nobody's seconds away.
  turn.usedMs += Math.max(0, at - turn.runningSince);
  turn.runningSince = null;
};

const finish = (turns: Turns, at: Instant): void => {
  if (!turns.current) return;
  hold(turns.current, at);
  turns.spoken.push(turns.current);
  turns.current = null;
};

const cutShort = (turns: Turns, at: Instant): void => {
  if (turns.current) turns.current.cutShortAt = at;
  finish(turns, at);
};

export const evolveTurns: EvolveTable<Turns, TurnEvent, NightEvent> = {
  TurnStarted: (turns, { turn, segment, kind, speaker, allottedMs }, { at }) => {
    turns.current = {
      id: turn,
      segment,
      kind,
      speaker,
      allottedMs,
      startedAt: at,
      runningSince: at,
      usedMs: 0,
      pausedWithNight: false,
      cutShortAt: null,
    };
  },
  TurnPaused: ({ current }, _event, { at }) => {
    if (!current) return;
    hold(current, at);
    current.pausedWithNight = false;
  },
  TurnResumed: ({ current }, { withNight = false }, { at }) => {
    if (!current) return;
    current.pausedWithNight = withNight;
    if (!withNight) current.runningSince = at;
  },
  TurnExtended: ({ current }, { byMs }) => {
    if (current) current.allottedMs += byMs;
  },
  TurnEnded: (turns, _event, { at }) => finish(turns, at),
  TurnTakenBack: (turns, { turn }) => {
    if (turns.current?.id === turn) turns.current = null;
  },
  TurnReopened: (turns, { turn }) => {
    const last = turns.spoken.at(-1);
    if (turns.current || last?.id !== turn) return;
    turns.spoken.pop();
    last.cutShortAt = null;
    turns.current = last;
  },
  ReserveChosen: ({ reserves }, { testimony, reserve }) => {
    if (reserve) reserves.add(testimony);
    else reserves.delete(testimony);
  },
  // The microphone goes with the segment: whoever still had it is done [TURN-5].
  SegmentStarted: (turns, _event, { at }) => cutShort(turns, at),
  NightEnded: (turns, _event, { at }) => cutShort(turns, at),
  NightPaused: ({ current }, _event, { at }) => {
    if (!current) return;
    current.pausedWithNight = current.runningSince !== null;
    hold(current, at);
  },
  NightResumed: ({ current }, _event, { at }) => {
    if (!current?.pausedWithNight) return;
    current.runningSince = at;
    current.pausedWithNight = false;
  },
};

/** What may be said of the speaker clock: started, paused, prolonged, ended; and who reads a testimony. Rules [TURN-*]. */
import { z } from 'zod';
import type { Deep } from '../kernel/decider.ts';
import { planId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { no, ok, type Result } from '../kernel/result.ts';
import { seconds } from '../kernel/time.ts';
import { commands } from '../night/rows.ts';
import type { Assembly } from '../night/state.ts';
import { turnKinds } from './kinds.ts';
import { startTurn } from './starting.ts';
import type { Turn } from './state.ts';
import { LONGEST_TURN_MS } from './turn-lengths.ts';

/** Where given, it names the turn that is meant: a later one is not touched. */
const turnId = z.string().max(40).optional();

/** The turn that is on, if it is the one that was meant. */
const meant = ({ turns }: Deep<Assembly>, turn: string | undefined): Result<Deep<Turn>, Refusal> => {
  if (!turns.current) return no({ code: turn ? 'turn-over' : 'no-turn' });
  return turn && turn !== turns.current.id ? no({ code: 'turn-over', detail: turn }) : ok(turns.current);
};

export const turnCommands = commands({
  StartTurn: {
    /** Without a speaker: the next one in this segment's order; to press, whoever answered last. `seconds`: instead of the planned length. */
    fields: {
      speaker: planId.optional(),
      kind: z.enum(turnKinds).optional(),
      seconds: z.int().optional(),
      reserve: z.boolean().optional(),
    },
    by: ['chair', 'timekeeper'],
    decide: startTurn,
  },
  PauseTurn: {
    fields: { turn: turnId },
    by: ['chair', 'timekeeper'],
    decide: (state, command) => {
      const turn = meant(state, command.turn);
      if (!turn.ok) return turn;
      // Held by the night's pause is not paused: it would go on with the night.
      const isPaused = turn.value.runningSince === null && !turn.value.pausedWithNight;
      return ok(isPaused ? [] : [{ type: 'TurnPaused', turn: turn.value.id }]);
    },
  },
  ResumeTurn: {
    fields: { turn: turnId },
    by: ['chair', 'timekeeper'],
    decide: (state, command) => {
      const turn = meant(state, command.turn);
      if (!turn.ok) return turn;
      if (state.agenda.pausedAt !== null) return no({ code: 'night-paused' });
      return ok(turn.value.runningSince === null ? [{ type: 'TurnResumed', turn: turn.value.id }] : []);
    },
  },
  ExtendTurn: {
    fields: { turn: turnId, seconds: z.int() },
    by: ['chair', 'timekeeper'],
    decide: (state, command) => {
      const turn = meant(state, command.turn);
      if (!turn.ok) return turn;
      const allotted = turn.value.allottedMs + seconds(command.seconds);
      if (command.seconds === 0 || allotted < 0 || allotted > LONGEST_TURN_MS)
        return no({ code: 'length-out-of-range' });
      return ok([{ type: 'TurnExtended', turn: turn.value.id, byMs: seconds(command.seconds) }]);
    },
  },
  EndTurn: {
    fields: { turn: turnId },
    by: ['chair', 'timekeeper'],
    decide: (state, command) => {
      const turn = meant(state, command.turn);
      return turn.ok ? ok([{ type: 'TurnEnded', turn: turn.value.id }]) : turn;
    },
  },
  ChooseReserve: {
    /** The reserve reads, or the giver after all; before the testimony or in the middle of it. */
    fields: { testimony: planId, reserve: z.boolean().default(true) },
    by: ['chair'],
    decide: ({ plan, turns }, { testimony, reserve }) => {
      const found = plan.testimonies.find(({ id }) => id === testimony);
      if (!found) return no({ code: 'no-such-speaker', detail: testimony });
      if (reserve && !found.reserve) return no({ code: 'no-reserve', detail: testimony });
      return ok(
        turns.reserves.has(testimony) === reserve ? [] : [{ type: 'ReserveChosen', testimony, reserve }],
      );
    },
  },
});

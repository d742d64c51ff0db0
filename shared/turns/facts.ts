/** What each fact about the speaker clock makes of it, and how it is taken back. */
import { changes, nothing, provided } from '../kernel/fact.ts';
import type { Instant } from '../kernel/time.ts';
import type { NightEvent } from '../night/events.ts';
import type { Facts, ReactionsOf } from '../night/rows.ts';
import type { TurnEvent } from './events.ts';
import type { Turn, Turns } from './state.ts';
import { LONGEST_TURN_MS } from './turn-lengths.ts';

export const openTurns = (): Turns => ({ current: null, spoken: [], reserves: new Set() });

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

const ofItsClock = ({ turn }: { readonly turn: string }) => changes(`clock ${turn}`);

// A turn has an id of its own, and its whole time goes with it: where a row touches nothing, the state tells whether it is still on.
export const turnFacts: Facts<'turns', TurnEvent> = {
  TurnStarted: {
    evolve: (turns, { turn, segment, kind, speaker, allottedMs }, { at }) => {
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
    takenBack: ({ turns }, { turn }) =>
      provided<NightEvent>(turns.current?.id === turn, { type: 'TurnTakenBack', turn }),
    touches: nothing,
  },
  TurnPaused: {
    evolve: ({ current }, _event, { at }) => {
      if (!current) return;
      hold(current, at);
      current.pausedWithNight = false;
    },
    takenBack: ({ turns, agenda }, { turn }) =>
      provided<NightEvent>(turns.current?.id === turn && turns.current.runningSince === null, {
        type: 'TurnResumed',
        turn,
        ...(agenda.pausedAt === null ? {} : { withNight: true as const }),
      }),
    touches: ofItsClock,
  },
  TurnResumed: {
    evolve: ({ current }, { withNight = false }, { at }) => {
      if (!current) return;
      current.pausedWithNight = withNight;
      if (!withNight) current.runningSince = at;
    },
    takenBack: ({ turns: { current } }, { turn }) =>
      provided<NightEvent>(
        current?.id === turn && (current.runningSince !== null || current.pausedWithNight),
        { type: 'TurnPaused', turn },
      ),
    touches: ofItsClock,
  },
  TurnExtended: {
    evolve: ({ current }, { byMs }) => {
      if (current) current.allottedMs += byMs;
    },
    takenBack: ({ turns: { current } }, { turn, byMs }) => {
      const allottedMs = (current?.allottedMs ?? 0) - byMs;
      const stands = current?.id === turn && allottedMs >= 0 && allottedMs <= LONGEST_TURN_MS;
      return provided<NightEvent>(stands, { type: 'TurnExtended', turn, byMs: -byMs });
    },
    touches: nothing,
  },
  TurnEnded: {
    evolve: (turns, _event, { at }) => finish(turns, at),
    takenBack: ({ turns, agenda }, { turn }) => {
      const last = turns.spoken.at(-1);
      const stands = turns.current === null && last?.id === turn && last.segment === agenda.current;
      return provided<NightEvent>(stands, { type: 'TurnReopened', turn });
    },
    touches: nothing,
  },
  TurnTakenBack: {
    evolve: (turns, { turn }) => {
      if (turns.current?.id === turn) turns.current = null;
    },
    takenBack: 'never',
    touches: nothing,
  },
  TurnReopened: {
    evolve: (turns, { turn }) => {
      const last = turns.spoken.at(-1);
      if (turns.current || last?.id !== turn) return;
      turns.spoken.pop();
      last.cutShortAt = null;
      turns.current = last;
    },
    takenBack: 'never',
    touches: nothing,
  },
  ReserveChosen: {
    evolve: ({ reserves }, { testimony, reserve }) => {
      if (reserve) reserves.add(testimony);
      else reserves.delete(testimony);
    },
    takenBack: (_state, { testimony, reserve }) => [{ type: 'ReserveChosen', testimony, reserve: !reserve }],
    touches: ({ testimony }) => changes(`reserve ${testimony}`),
  },
};

export const turnReactions: ReactionsOf<'turns', TurnEvent> = {
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
  ClockStepped: ({ current }, { byMs }) => {
    if (current && current.runningSince !== null) current.runningSince += byMs;
  },
};

/** The speaker clock, for those who work it and for the stage. */
import type { Deep } from '../kernel/decider.ts';
import { nextTurn, pressingTurn, type ProposedTurn } from '../turns/next-turn.ts';
import type { Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import type { TurnKind } from '../turns/kinds.ts';
import { pinnerName, turnFace, type TurnFace } from './faces.ts';
import { publicName } from './names.ts';

/** A turn that one tap would start. */
export interface ReadyTurn {
  readonly kind: TurnKind;
  readonly speaker: string;
  readonly name: string | null;
  readonly allottedMs: Ms;
}

export interface TurnView {
  readonly current: TurnFace | null;
  /** Who speaks next in this segment; null when nobody is left. */
  readonly next: ReadyTurn | null;
  /** Beside the next: whoever answered last could be pressed, and by whom. Null while somebody speaks. */
  readonly press: (ReadyTurn & { readonly by: string | null }) | null;
  /** The reserve reads the testimony that is on or next: nobody is named. */
  readonly isReserve: boolean;
  readonly canStart: boolean;
  /** Anybody else of those who may have the clock. */
  readonly canStartOther: boolean;
  readonly canPress: boolean;
  readonly canPause: boolean;
  readonly canResume: boolean;
}

const ready = (state: Deep<Assembly>, { kind, speaker, allottedMs }: ProposedTurn): ReadyTurn => ({
  kind,
  speaker: speaker.id,
  name: publicName(state, speaker),
  allottedMs,
});

const pressOf = (state: Deep<Assembly>): TurnView['press'] => {
  const press = state.turns.current === null ? pressingTurn(state) : null;
  return press && { ...ready(state, press), by: pinnerName(state, state.agenda.current) };
};

export const turnView = (state: Deep<Assembly>): TurnView => {
  const current = turnFace(state);
  const next = nextTurn(state);
  const press = pressOf(state);
  const nightRuns = state.agenda.current !== null && state.agenda.pausedAt === null;
  return {
    current,
    next: next && ready(state, next),
    press,
    isReserve: state.turns.reserves.has(current?.speaker ?? next?.speaker.id ?? ''),
    canStart: nightRuns && current === null && next !== null,
    canStartOther: nightRuns && current === null,
    canPress: nightRuns && press !== null,
    canPause: current !== null && current.runningSince !== null,
    canResume: nightRuns && current !== null && current.runningSince === null,
  };
};

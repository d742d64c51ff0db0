/** The speaker clock, for those who work it and for the stage. */
import type { Assembly } from '../assembly.ts';
import type { Deep } from '../decider.ts';
import type { TurnKind } from '../events.ts';
import { nextTurn } from '../next-turn.ts';
import type { Ms } from '../time.ts';
import { turnFace, type TurnFace } from './faces.ts';
import { publicName } from './names.ts';

export interface TurnView {
  readonly current: TurnFace | null;
  /** Who speaks next in this segment; null when nobody is left. */
  readonly next: {
    readonly kind: TurnKind;
    readonly speaker: string;
    readonly name: string | null;
    readonly allottedMs: Ms;
  } | null;
  /** The reserve reads the testimony that is on or next: nobody is named. */
  readonly isReserve: boolean;
  readonly canStart: boolean;
  readonly canPause: boolean;
  readonly canResume: boolean;
}

export const turnView = (state: Deep<Assembly>): TurnView => {
  const current = turnFace(state);
  const next = nextTurn(state);
  const nightRuns = state.agenda.current !== null && state.agenda.pausedAt === null;
  return {
    current,
    next: next && {
      kind: next.kind,
      speaker: next.speaker.id,
      name: publicName(state, next.speaker),
      allottedMs: next.allottedMs,
    },
    isReserve: state.turns.reserves.has(current?.speaker ?? next?.speaker.id ?? ''),
    canStart: nightRuns && current === null && next !== null,
    canPause: current !== null && current.runningSince !== null,
    canResume: nightRuns && current !== null && current.runningSince === null,
  };
};

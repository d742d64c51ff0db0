/** What whoever is at the microphone sees: their clock, what comes next, and a private line; only public names. */
import { position } from '../agenda/segments.ts';
import type { Segment } from '../agenda/state.ts';
import type { Deep } from '../kernel/decider.ts';
import { nextTurn } from '../turns/next-turn.ts';
import { takesTurns } from '../turns/timed-kinds.ts';
import type { Instant, Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import { LONGEST_LINE } from '../stage/limits.ts';
import type { StageLine } from '../stage/state.ts';
import type { TurnKind } from '../turns/kinds.ts';
import { turnFace } from './faces.ts';
import { leadName, publicName } from './names.ts';

/** A clock as instants: it is counted where it is seen. */
export interface StageClock {
  readonly allottedMs: Ms;
  /** Run before `runningSince`. */
  readonly usedMs: Ms;
  /** Null while the clock is held. */
  readonly runningSince: Instant | null;
}

export interface StageView {
  /** What is on. */
  readonly title: string | null;
  /** Who has the speaker clock. `name` is null where no name may be shown. */
  readonly turn:
    (StageClock & { readonly id: string; readonly kind: TurnKind; readonly name: string | null }) | null;
  /** Where nobody takes turns: who leads, and the segment's own clock. */
  readonly lead: (StageClock & { readonly names: readonly string[] }) | null;
  /** Who speaks next in this segment; null when nobody is left. */
  readonly next: { readonly kind: TurnKind; readonly name: string | null; readonly allottedMs: Ms } | null;
  /** The title of the segment after this one. */
  readonly after: string | null;
}

/** The private line as chair, timekeeper and stage see it, and nobody else. */
export interface LineView {
  readonly line: StageLine | null;
  /** In letters. */
  readonly longest: number;
}

export const lineView = ({ stage }: Deep<Assembly>): LineView => ({
  line: stage.line,
  longest: LONGEST_LINE,
});

const turnOn = (state: Deep<Assembly>): StageView['turn'] => {
  const face = turnFace(state);
  if (!face) return null;
  const { id, kind, name, allottedMs, usedMs, runningSince } = face;
  return { id, kind, name, allottedMs, usedMs, runningSince };
};

const nextOn = (state: Deep<Assembly>): StageView['next'] => {
  const next = nextTurn(state);
  return next && { kind: next.kind, name: publicName(state, next.speaker), allottedMs: next.allottedMs };
};

const leadOn = (state: Deep<Assembly>, segment: Deep<Segment> | undefined): StageView['lead'] => {
  if (!segment || takesTurns[segment.kind]) return null;
  const { lengthMs: allottedMs, usedMs, lead } = segment;
  const names = lead.map((one) => leadName(state, one));
  return { names, allottedMs, usedMs, runningSince: state.agenda.runningSince };
};

export const stageView = (state: Deep<Assembly>): StageView => {
  const { segments, current } = state.agenda;
  const on = segments.find(({ id }) => id === current);
  const after = segments.slice(position(state.agenda) + 1).find(({ skipped }) => !skipped);
  return {
    title: on?.title ?? null,
    turn: turnOn(state),
    lead: leadOn(state, on),
    next: nextOn(state),
    after: after?.title ?? null,
  };
};

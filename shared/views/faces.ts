/** The public side of asks, answers and turns. Screens and phones see these and nothing else, so secrecy lives here. */
import { addressKey } from '../answers/address.ts';
import type { Changed, Said } from '../answers/events.ts';
import type { AnswerValue } from '../answers/values.ts';
import type { Deep } from '../kernel/decider.ts';
import type { PlanAsk } from '../plan/plan.ts';
import type { Instant, Ms } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import type { Speaker } from '../turns/events.ts';
import type { TurnKind } from '../turns/kinds.ts';
import { pinnerOf } from '../turns/turn-lengths.ts';
import { placeKey } from '../wording/place.ts';
import { listedCandidates, personName, publicName, substituteOf } from './names.ts';

/** An answer that was revealed. */
export interface Mark {
  readonly value: AnswerValue;
  readonly words: string | null;
  readonly corrected: boolean;
  /** A number or date other than was asked for. */
  readonly changed?: Changed;
  /** Who spoke for the candidate: their words, not the candidate's. */
  readonly speaker?: string;
  /** What the candidate said against it when it was read back. */
  readonly dispute?: string;
}

export interface AnswerFace {
  readonly candidate: string;
  readonly name: string;
  readonly party: string | null;
  /** Null: not revealed; nobody outside the crew can tell whether anything was recorded. */
  readonly mark: Mark | null;
  /** Only points of which something was revealed. */
  readonly points: readonly { readonly letter: string; readonly mark: Mark }[];
}

export interface AskFace {
  readonly id: string;
  readonly number: number;
  readonly of: number;
  readonly title: string;
  readonly text: string;
  /** The wording was changed after the night had started. */
  readonly reworded?: true;
  readonly points: readonly { readonly letter: string; readonly text: string; readonly reworded?: true }[];
  readonly pinner: string | null;
  /** Alphabetical by surname, always. */
  readonly answers: readonly AnswerFace[];
}

export interface TurnFace {
  readonly id: string;
  readonly kind: TurnKind;
  readonly speaker: string;
  /** Null where no name may be shown. */
  readonly name: string | null;
  readonly party: string | null;
  /** Who presses this candidate for a clear answer; null where nobody does, or nobody is named. */
  readonly pressedBy: string | null;
  readonly allottedMs: Ms;
  /** Spoken before `runningSince`. */
  readonly usedMs: Ms;
  /** Null while the clock is held. */
  readonly runningSince: Instant | null;
}

export interface BoardFace {
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly party: string | null;
  }[];
  readonly asks: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    /** In the order of `candidates`. */
    readonly marks: readonly (Mark | null)[];
  }[];
}

export const letterOf = (index: number): string => String.fromCharCode(97 + index);

const markOf = (shown: Deep<Said> | null, corrected: boolean): Mark | null => {
  if (!shown) return null;
  const { value, words, changed, speaker, readBack } = shown;
  return {
    value,
    words,
    corrected,
    ...(changed ? { changed } : {}),
    ...(speaker === undefined ? {} : { speaker }),
    ...(readBack?.dispute ? { dispute: readBack.dispute } : {}),
  };
};

/** As it is asked tonight, and whether that was agreed before. */
const worded = ({ wording }: Deep<Assembly>, ask: string, point: string | null) => {
  const { text = '', agreed = '' } = wording.byPlace.get(placeKey(ask, point)) ?? {};
  return agreed === text ? { text } : { text, reworded: true as const };
};

const markAt = (
  { answers }: Deep<Assembly>,
  ask: string,
  point: string | null,
  candidate: string,
): Mark | null => {
  const answer = answers.byAddress.get(addressKey({ ask, point, candidate }));
  return answer ? markOf(answer.shown, answer.corrected) : null;
};

const pointMarks = (state: Deep<Assembly>, ask: Deep<PlanAsk>, candidate: string) =>
  ask.points.flatMap((point, index) => {
    const mark = markAt(state, ask.id, point.id, candidate);
    return mark ? [{ letter: letterOf(index), mark }] : [];
  });

export const askFace = (state: Deep<Assembly>, askId: string | null): AskFace | null => {
  const { asks } = state.plan;
  const index = asks.findIndex(({ id }) => id === askId);
  const ask = asks[index];
  if (!ask) return null;
  return {
    id: ask.id,
    number: index + 1,
    of: asks.length,
    title: ask.title,
    ...worded(state, ask.id, null),
    points: ask.points.map(({ id }, at) => ({ letter: letterOf(at), ...worded(state, ask.id, id) })),
    pinner: ask.pinner ? personName(state, ask.pinner) : null,
    answers: listedCandidates(state).map(({ id, name, party }) => ({
      candidate: id,
      name,
      party: party ?? null,
      mark: markAt(state, ask.id, null, id),
      points: pointMarks(state, ask, id),
    })),
  };
};

export const boardFace = (state: Deep<Assembly>): BoardFace => {
  const candidates = listedCandidates(state).map(({ id, name, party }) => ({
    id,
    name,
    party: party ?? null,
  }));
  const asks = state.plan.asks.map(({ id, title }, index) => ({
    id,
    number: index + 1,
    title,
    marks: candidates.map((candidate) => markAt(state, id, null, candidate.id)),
  }));
  return { candidates, asks };
};

/** Who puts the ask that this segment is about. */
export const pinnerName = (state: Deep<Assembly>, segmentId: string | null): string | null => {
  const segment = state.agenda.segments.find(({ id }) => id === segmentId);
  const pinner = segment ? pinnerOf(state, segment) : null;
  return pinner === null ? null : personName(state, pinner);
};

/** The party is the candidate's, and so are the answers; whoever stands in has neither. */
const partyOf = (state: Deep<Assembly>, { as, id }: Speaker): string | null => {
  if (as !== 'candidate' || substituteOf(state, id) !== null) return null;
  return state.plan.candidates.find((one) => one.id === id)?.party ?? null;
};

export const turnFace = (state: Deep<Assembly>): TurnFace | null => {
  const turn = state.turns.current;
  if (!turn) return null;
  const { id, kind, speaker, allottedMs, usedMs, runningSince } = turn;
  return {
    id,
    kind,
    speaker: speaker.id,
    name: publicName(state, speaker),
    party: partyOf(state, speaker),
    pressedBy: kind === 'press' ? pinnerName(state, turn.segment) : null,
    allottedMs,
    usedMs,
    runningSince,
  };
};

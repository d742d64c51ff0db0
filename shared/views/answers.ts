/** Every answer as the crew works on it: drafted, recorded, confirmed, shown, read back, with who did what. Never sent to screens or phones. */
import { addressKey } from '../answers/address.ts';
import type { AnswerAddress, Changed, Said, SaidMore } from '../answers/events.ts';
import { sameSight, sameWords } from '../answers/same-words.ts';
import { isReady, needsSecondPerson } from '../answers/standing.ts';
import type { Answer } from '../answers/state.ts';
import type { AnswerValue } from '../answers/values.ts';
import type { Deep } from '../kernel/decider.ts';
import { spokenOrder } from '../turns/next-turn.ts';
import type { PlanAsk } from '../plan/plan.ts';
import type { Instant } from '../kernel/time.ts';
import type { Assembly } from '../night/state.ts';
import { placeKey } from '../wording/place.ts';
import { letterOf } from './faces.ts';
import { passName, personName, substituteOf } from './names.ts';

/** `open`: nothing recorded · `waiting`: for the second person · `ready`: to be shown · `shown`: the hall sees just this. */
export type AnswerStatus = 'open' | 'waiting' | 'ready' | 'shown';

/** What was said, and by whom. */
export interface SaidFace {
  readonly value: AnswerValue;
  readonly words: string | null;
  readonly changed: Changed | null;
  /** Who spoke for the candidate. */
  readonly speaker: string | null;
}

export interface AnswerCell extends SaidFace {
  /** Null: the ask as a whole. */
  readonly point: string | null;
  readonly pressed: boolean;
  readonly first: { readonly value: AnswerValue; readonly words: string | null } | null;
  readonly status: AnswerStatus;
  readonly recordedBy: string | null;
  readonly recordedAt: Instant | null;
  readonly confirmedBy: string | null;
  /** Why the verifier wants it looked at again. */
  readonly sentBack: { readonly reason: string; readonly by: string | null } | null;
  /** What somebody is writing there, as last saved. */
  readonly draft: (SaidFace & { readonly pressed: boolean; readonly by: string | null }) | null;
  /** `dispute` null: the candidate stands by it. */
  readonly readBack: { readonly dispute: string | null } | null;
  /** What the hall sees is what is recorded, and can be read back. */
  readonly canReadBack: boolean;
  /** What the hall sees at this moment, which may differ from what is recorded. */
  readonly shown: (SaidFace & { readonly dispute: string | null }) | null;
  /** The hall sees another answer than is recorded, and not only no dispute. */
  readonly differs: boolean;
  readonly corrected: boolean;
}

export interface AnswerRow {
  readonly candidate: string;
  readonly name: string;
  readonly party: string | null;
  /** Who speaks for them tonight. */
  readonly substitute: string | null;
  readonly whole: AnswerCell;
  /** In the order of the ask's points. */
  readonly points: readonly AnswerCell[];
}

export interface AskSheet {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  /** As it was agreed, where it was changed during the night. */
  readonly agreed: string | null;
  readonly pinner: string | null;
  readonly points: readonly {
    readonly id: string;
    readonly letter: string;
    readonly text: string;
    readonly agreed: string | null;
  }[];
  /** In the drawn order of this ask. */
  readonly rows: readonly AnswerRow[];
  readonly canReveal: boolean;
  readonly canHide: boolean;
}

export interface AnswersView {
  /** The ask that is being put; null outside asks. */
  readonly current: string | null;
  readonly asks: readonly AskSheet[];
  readonly needsSecondPerson: boolean;
  /** Candidates in the order their answers are read back to them, which is that of the last ask; null at other times. */
  readonly readingBack: readonly string[] | null;
}

const bare = (said: Deep<Said> | null) => said && { value: said.value, words: said.words };

const faceOf = ({
  value,
  words,
  changed,
  speaker,
}: Deep<SaidMore & { readonly value: AnswerValue }>): SaidFace => ({
  value,
  words,
  changed: changed ?? null,
  speaker: speaker ?? null,
});

const shownFace = (shown: Deep<Said> | null) =>
  shown && { ...faceOf(shown), dispute: shown.readBack?.dispute ?? null };

const statusOf = (state: Deep<Assembly>, answer: Deep<Answer>): AnswerStatus => {
  if (answer.shown && sameSight(answer.shown, answer.said)) return 'shown';
  return isReady(state, answer) ? 'ready' : 'waiting';
};

const untouched: Omit<AnswerCell, 'point' | 'draft'> = {
  value: 'not_put',
  words: null,
  changed: null,
  speaker: null,
  pressed: false,
  first: null,
  status: 'open',
  recordedBy: null,
  recordedAt: null,
  confirmedBy: null,
  sentBack: null,
  readBack: null,
  canReadBack: false,
  shown: null,
  differs: false,
  corrected: false,
};

const draftFace = (state: Deep<Assembly>, key: string): AnswerCell['draft'] => {
  const draft = state.answers.drafts.get(key);
  if (!draft) return null;
  return { ...faceOf(draft), pressed: draft.pressed, by: passName(state, draft.by) };
};

const recordedCell = (state: Deep<Assembly>, answer: Deep<Answer>): Omit<AnswerCell, 'point' | 'draft'> => {
  const { said, first, confirmedBy, sentBack, shown, corrected } = answer;
  const isInSight = shown !== null && sameWords(shown, said);
  return {
    ...faceOf(said),
    pressed: said.pressed,
    first: bare(first),
    status: statusOf(state, answer),
    recordedBy: passName(state, said.by),
    recordedAt: said.at,
    confirmedBy: passName(state, confirmedBy),
    sentBack: sentBack && { reason: sentBack.reason, by: passName(state, sentBack.by) },
    readBack: said.readBack ? { dispute: said.readBack.dispute } : null,
    canReadBack: isInSight,
    shown: shownFace(shown),
    differs: shown !== null && !isInSight,
    corrected,
  };
};

const cell = (state: Deep<Assembly>, address: AnswerAddress): AnswerCell => {
  const key = addressKey(address);
  const answer = state.answers.byAddress.get(key);
  return {
    point: address.point,
    draft: draftFace(state, key),
    ...(answer ? recordedCell(state, answer) : untouched),
  };
};

const row = (state: Deep<Assembly>, ask: Deep<PlanAsk>, candidate: string): AnswerRow => {
  const found = state.plan.candidates.find(({ id }) => id === candidate);
  return {
    candidate,
    name: found?.name ?? candidate,
    party: found?.party ?? null,
    substitute: substituteOf(state, candidate),
    whole: cell(state, { ask: ask.id, point: null, candidate }),
    points: ask.points.map(({ id: point }) => cell(state, { ask: ask.id, point, candidate })),
  };
};

const worded = ({ wording }: Deep<Assembly>, ask: string, point: string | null) => {
  const { text = '', agreed = '' } = wording.byPlace.get(placeKey(ask, point)) ?? {};
  return { text, agreed: agreed === text ? null : agreed };
};

const sheet = (state: Deep<Assembly>, ask: Deep<PlanAsk>, index: number): AskSheet => {
  const rows = spokenOrder(state, ask.id).map((candidate) => row(state, ask, candidate));
  const cells = rows.flatMap(({ whole, points }) => [whole, ...points]);
  return {
    id: ask.id,
    number: index + 1,
    title: ask.title,
    ...worded(state, ask.id, null),
    pinner: ask.pinner ? personName(state, ask.pinner) : null,
    points: ask.points.map(({ id }, at) => ({ id, letter: letterOf(at), ...worded(state, ask.id, id) })),
    rows,
    canReveal: cells.some(({ status }) => status === 'ready'),
    canHide: cells.some(({ shown }) => shown !== null),
  };
};

export const answersView = (state: Deep<Assembly>): AnswersView => {
  const on = state.agenda.segments.find(({ id }) => id === state.agenda.current);
  return {
    current: on?.kind === 'ask' ? on.ref : null,
    asks: state.plan.asks.map((ask, at) => sheet(state, ask, at)),
    needsSecondPerson: needsSecondPerson(state),
    readingBack: on?.kind === 'readback' ? spokenOrder(state, state.plan.asks.at(-1)?.id ?? null) : null,
  };
};

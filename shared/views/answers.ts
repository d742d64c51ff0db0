/** Every answer as the crew works on it: recorded, confirmed, shown, with who did what. Never sent to screens or phones. */
import { addressKey, type Answer } from '../answers.ts';
import type { Said } from '../events.ts';
import type { Assembly } from '../assembly.ts';
import type { Deep } from '../decider.ts';
import { spokenOrder } from '../next-turn.ts';
import type { AnswerValue, PlanAsk } from '../plan.ts';
import { letterOf } from './faces.ts';
import { passName, personName } from './names.ts';

/** `open`: nothing recorded · `waiting`: for the second person · `ready`: to be shown · `shown`: the hall sees just this. */
export type AnswerStatus = 'open' | 'waiting' | 'ready' | 'shown';

export interface AnswerCell {
  /** Null: the ask as a whole. */
  readonly point: string | null;
  readonly value: AnswerValue;
  readonly words: string | null;
  readonly pressed: boolean;
  readonly first: { readonly value: AnswerValue; readonly words: string | null } | null;
  readonly status: AnswerStatus;
  readonly recordedBy: string | null;
  readonly confirmedBy: string | null;
  /** What the hall sees at this moment, which may differ from what is recorded. */
  readonly shown: { readonly value: AnswerValue; readonly words: string | null } | null;
  readonly corrected: boolean;
}

export interface AnswerRow {
  readonly candidate: string;
  readonly name: string;
  readonly party: string | null;
  readonly whole: AnswerCell;
  /** In the order of the ask's points. */
  readonly points: readonly AnswerCell[];
}

export interface AskSheet {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly pinner: string | null;
  readonly points: readonly { readonly id: string; readonly letter: string; readonly text: string }[];
  /** In the drawn order of this ask. */
  readonly rows: readonly AnswerRow[];
  readonly canReveal: boolean;
  readonly canHide: boolean;
}

export interface AnswersView {
  /** The ask that is being put; null outside asks. */
  readonly current: string | null;
  readonly asks: readonly AskSheet[];
}

const bare = (said: Deep<Said> | null) => said && { value: said.value, words: said.words };

const statusOf = ({ said, shown, confirmedBy }: Deep<Answer>): AnswerStatus => {
  if (shown && shown.value === said.value && shown.words === said.words) return 'shown';
  return confirmedBy === null ? 'waiting' : 'ready';
};

const untouched = (point: string | null): AnswerCell => ({
  point,
  value: 'not_put',
  words: null,
  pressed: false,
  first: null,
  status: 'open',
  recordedBy: null,
  confirmedBy: null,
  shown: null,
  corrected: false,
});

const cell = (state: Deep<Assembly>, ask: string, point: string | null, candidate: string): AnswerCell => {
  const answer = state.answers.byAddress.get(addressKey({ ask, point, candidate }));
  if (!answer) return untouched(point);
  const { said, first, confirmedBy, shown, corrected } = answer;
  return {
    point,
    value: said.value,
    words: said.words,
    pressed: said.pressed,
    first: bare(first),
    status: statusOf(answer),
    recordedBy: passName(state, said.by),
    confirmedBy: passName(state, confirmedBy),
    shown: bare(shown),
    corrected,
  };
};

const row = (state: Deep<Assembly>, ask: Deep<PlanAsk>, candidate: string): AnswerRow => {
  const found = state.plan.candidates.find(({ id }) => id === candidate);
  return {
    candidate,
    name: found?.name ?? candidate,
    party: found?.party ?? null,
    whole: cell(state, ask.id, null, candidate),
    points: ask.points.map((point) => cell(state, ask.id, point.id, candidate)),
  };
};

const sheet = (state: Deep<Assembly>, ask: Deep<PlanAsk>, index: number): AskSheet => {
  const rows = spokenOrder(state, ask.id).map((candidate) => row(state, ask, candidate));
  const cells = rows.flatMap(({ whole, points }) => [whole, ...points]);
  return {
    id: ask.id,
    number: index + 1,
    title: ask.title,
    text: ask.text,
    pinner: ask.pinner ? personName(state, ask.pinner) : null,
    points: ask.points.map(({ id, text }, at) => ({ id, letter: letterOf(at), text })),
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
  };
};

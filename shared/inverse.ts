/** How each fact is taken back: by new facts that put things where they were, if they are still as it left them. */
import { addressKey } from './answers.ts';
import { isToCome } from './agenda-changes.ts';
import { findSegment } from './agenda.ts';
import type { Assembly } from './assembly.ts';
import type { Deep } from './decider.ts';
import type { AnswerAddress, NightEvent, SegmentCut } from './events.ts';
import { isLastChair } from './people.ts';
import { LONGEST_TURN_MS } from './turns.ts';

type OfType<Type extends NightEvent['type']> = Extract<NightEvent, { readonly type: Type }>;

/** `never`: this can't be taken back at all. `changed`: it could, but something else happened to it since. */
export type Inverse = readonly NightEvent[] | 'never' | 'changed';

type InverseTable = {
  readonly [Type in NightEvent['type']]: (state: Deep<Assembly>, event: OfType<Type>) => Inverse;
};

const never = (): Inverse => 'never';
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const provided = (holds: boolean, ...events: readonly NightEvent[]): Inverse => (holds ? events : 'changed');

const answerAt = ({ answers }: Deep<Assembly>, address: AnswerAddress) =>
  answers.byAddress.get(addressKey(address));
const only = ({ ask, point, candidate }: AnswerAddress): AnswerAddress => ({ ask, point, candidate });

const backwards = (cut: SegmentCut): SegmentCut => ({
  segment: cut.segment,
  fromMs: cut.toMs,
  toMs: cut.fromMs,
  perCandidateFromMs: cut.perCandidateToMs,
  perCandidateToMs: cut.perCandidateFromMs,
});

/** Left out, a segment keeps the length it had. */
const isCutSo = ({ agenda }: Deep<Assembly>, cut: SegmentCut): boolean => {
  const segment = findSegment(agenda, cut.segment);
  return (
    segment !== undefined &&
    segment.skipped === (cut.toMs === 0) &&
    segment.lengthMs === (cut.toMs || cut.fromMs) &&
    segment.perCandidateMs === cut.perCandidateToMs
  );
};

/** Whoever was speaking when the segment was left goes on, if nobody has spoken since. */
const reopened = ({ turns, agenda }: Deep<Assembly>, left: string): readonly NightEvent[] => {
  const last = turns.spoken.at(-1);
  const wasCutShort =
    last?.segment === left &&
    last.cutShortAt !== null &&
    last.cutShortAt === findSegment(agenda, left)?.endedAt;
  return wasCutShort && turns.current === null ? [{ type: 'TurnReopened', turn: last.id }] : [];
};

const inverses: InverseTable = {
  NightStarted: () => [],
  SegmentStarted: (state, { segment, left }) =>
    left === null
      ? 'never'
      : provided(
          state.agenda.current === segment,
          { type: 'SegmentStarted', segment: left, left: segment },
          ...reopened(state, left),
        ),
  NightEnded: (state, { left }) =>
    provided(
      state.agenda.endedAt !== null,
      { type: 'SegmentStarted', segment: left, left: null },
      ...reopened(state, left),
    ),
  NightPaused: ({ agenda }) => provided(agenda.pausedAt !== null, { type: 'NightResumed' }),
  NightResumed: ({ agenda }) =>
    provided(agenda.pausedAt === null && agenda.current !== null, { type: 'NightPaused' }),
  SegmentSkipped: ({ agenda }, { segment }) =>
    provided(findSegment(agenda, segment)?.skipped === true, { type: 'SegmentRestored', segment }),
  SegmentRestored: ({ agenda }, { segment }) =>
    provided(findSegment(agenda, segment)?.skipped === false && agenda.current !== segment, {
      type: 'SegmentSkipped',
      segment,
    }),
  SegmentMoved: ({ agenda }, { segment, before, was }) => {
    const at = agenda.segments.findIndex(({ id }) => id === segment);
    const stands = at >= 0 && (agenda.segments[at + 1]?.id ?? null) === before;
    const isFree = [segment, was].every((id) => id === null || isToCome(agenda, id));
    return provided(stands && isFree, { type: 'SegmentMoved', segment, before: was, was: before });
  },
  SegmentInserted: ({ agenda }, { segment }) =>
    provided(findSegment(agenda, segment)?.startedAt === null, { type: 'SegmentRemoved', segment }),
  SegmentRemoved: never,
  SegmentEdited: ({ agenda }, { segment: id, to, was }) => {
    const segment = findSegment(agenda, id);
    const stands = segment !== undefined && same({ ...segment, ...to }, segment);
    return provided(stands, { type: 'SegmentEdited', segment: id, to: was, was: to });
  },
  SegmentsCut: (state, { cuts }) =>
    provided(
      cuts.every((cut) => isCutSo(state, cut)),
      { type: 'SegmentsCut', cuts: cuts.map(backwards) },
    ),

  TurnStarted: ({ turns }, { turn }) => provided(turns.current?.id === turn, { type: 'TurnTakenBack', turn }),
  TurnPaused: ({ turns, agenda }, { turn }) =>
    provided(turns.current?.id === turn && turns.current.runningSince === null && agenda.pausedAt === null, {
      type: 'TurnResumed',
      turn,
    }),
  TurnResumed: ({ turns }, { turn }) =>
    provided(turns.current?.id === turn && turns.current.runningSince !== null, { type: 'TurnPaused', turn }),
  TurnExtended: ({ turns: { current } }, { turn, byMs }) => {
    const allottedMs = (current?.allottedMs ?? 0) - byMs;
    const stands = current?.id === turn && allottedMs >= 0 && allottedMs <= LONGEST_TURN_MS;
    return provided(stands, { type: 'TurnExtended', turn, byMs: -byMs });
  },
  TurnEnded: ({ turns, agenda }, { turn }) => {
    const last = turns.spoken.at(-1);
    const stands = turns.current === null && last?.id === turn && last.segment === agenda.current;
    return provided(stands, { type: 'TurnReopened', turn });
  },
  TurnTakenBack: never,
  TurnReopened: never,
  ReserveChosen: ({ turns }, { testimony, reserve }) =>
    provided(turns.reserves.has(testimony) === reserve, {
      type: 'ReserveChosen',
      testimony,
      reserve: !reserve,
    }),

  AnswerRecorded: (state, event) => {
    const answer = answerAt(state, event);
    const { value, words, pressed, was } = event;
    const stands =
      answer !== undefined &&
      same([answer.said.value, answer.said.words, answer.said.pressed], [value, words, pressed]);
    if (was === null) {
      const unseen = answer?.lastShown === null;
      return provided(stands && unseen, { type: 'AnswerCleared', ...only(event) });
    }
    return provided(stands, {
      type: 'AnswerRecorded',
      ...only(event),
      ...was,
      was: { value, words, pressed },
    });
  },
  AnswerCleared: never,
  AnswerConfirmed: (state, event) => {
    const answer = answerAt(state, event);
    return provided(answer?.confirmedBy !== null && answer?.shown === null, {
      type: 'AnswerUnconfirmed',
      ...only(event),
    });
  },
  AnswerUnconfirmed: never,
  AnswersRevealed: (state, { answers }) =>
    provided(
      answers.every((address) => answerAt(state, address)?.shown),
      { type: 'AnswersHidden', answers },
    ),
  AnswersHidden: (state, { answers }) =>
    provided(
      answers.every((address) => {
        const answer = answerAt(state, address);
        const isAsSeen = same(answer?.said, answer?.lastShown);
        return answer?.shown === null && answer.confirmedBy !== null && isAsSeen;
      }),
      { type: 'AnswersRevealed', answers },
    ),

  CheckedIn: never,
  CountedAtDoor: never,
  DelegationCalled: ({ turnout }, { delegation, was }) =>
    provided(turnout.calling === delegation, { type: 'DelegationCalled', delegation: was, was: delegation }),
  TurnoutDeclared: ({ turnout }, { delegation, heads, was }) =>
    provided(turnout.delegations.get(delegation)?.declared === heads, {
      type: 'TurnoutDeclared',
      delegation,
      heads: was,
      was: heads,
    }),

  SceneHeld: ({ screen }, { scene, ask, was }) => {
    const stands = screen.held?.scene === scene && screen.held.ask === ask;
    const here = { scene, ask };
    return provided(
      stands,
      was === null ? { type: 'AgendaFollowed', was: here } : { type: 'SceneHeld', ...was, was: here },
    );
  },
  AgendaFollowed: ({ screen }, { was }) =>
    provided(screen.held === null, { type: 'SceneHeld', ...was, was: null }),
  ScreenThemeChanged: ({ screen }, { theme, was }) =>
    provided(screen.theme === theme, { type: 'ScreenThemeChanged', theme: was, was: theme }),

  LotsDrawn: ({ candidates }, { orders, drawn, was }) =>
    provided(
      Object.entries(orders).every(([ask, order]) => same(candidates.orders.get(ask), order)),
      { type: 'LotsDrawn', drawn, orders: was, was: orders },
    ),
  OrderChanged: ({ candidates }, { ask, order, was }) =>
    provided(same(candidates.orders.get(ask), order), { type: 'OrderChanged', ask, order: was, was: order }),
  CandidateChanged: ({ candidates }, { candidate, to, was }) =>
    provided(same(candidates.standing.get(candidate), to), {
      type: 'CandidateChanged',
      candidate,
      to: was,
      was: to,
    }),

  PassIssued: ({ people }, { pass: id }) => {
    const pass = people.passes.get(id);
    const isFree = pass?.revoked === false && !isLastChair(people, pass);
    return provided(isFree, { type: 'PassRevoked', pass: id });
  },
  // Whoever had the link may have kept it: a withdrawn pass or a changed code stays so.
  PassRevoked: never,
  JoinCodeChanged: never,
  TakenBack: never,
  RehearsalEnded: never,
};

const inverseOf = <Type extends NightEvent['type']>(state: Deep<Assembly>, event: OfType<Type>): Inverse =>
  // The table is total and keyed by the event's own type; the compiler can't follow the pairing, hence the cast.
  (inverses[event.type] as (state: Deep<Assembly>, event: OfType<Type>) => Inverse)(state, event);

/** Takes a whole commit back, its last event first; one that can't be taken back keeps the others. */
export const inverseOfAll = (state: Deep<Assembly>, events: readonly NightEvent[]): Inverse => {
  const all = events.toReversed().map((event) => inverseOf(state, event));
  const stuck = all.find((one) => one === 'never') ?? all.find((one) => one === 'changed');
  if (typeof stuck === 'string') return stuck;
  return all.flatMap((one) => (typeof one === 'string' ? [] : one));
};

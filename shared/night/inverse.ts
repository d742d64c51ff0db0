/** How each fact is taken back: by new facts that put things where they were, if nothing else has happened to them since. */
import { findSegment, progressOf } from '../agenda/agenda.ts';
import { isToCome } from '../agenda/changes.ts';
import type { Assembly } from './assembly.ts';
import { isUnsealed, unsealedBallot } from '../ballots/ballots.ts';
import type { Deep } from '../kernel/decider.ts';
import type { AnswerAddress, NightEvent, SegmentCut } from './events.ts';
import { isLastChair } from '../people/people.ts';
import { changedSince, isTouched } from './since.ts';
import { LONGEST_TURN_MS } from '../turns/turns.ts';
import { isLocked } from '../wording/wording.ts';

type OfType<Type extends NightEvent['type']> = Extract<NightEvent, { readonly type: Type }>;

/** `never`: this can't be taken back at all. `changed`: it could, but something else happened to it since. */
export type Inverse = readonly NightEvent[] | 'never' | 'changed';

/** What was touched since is known already; here is looked only at what else must hold. */
type InverseTable = {
  readonly [Type in NightEvent['type']]: (
    state: Deep<Assembly>,
    event: OfType<Type>,
    changed: ReadonlySet<string>,
  ) => Inverse;
};

const never = (): Inverse => 'never';
const provided = (holds: boolean, ...events: readonly NightEvent[]): Inverse => (holds ? events : 'changed');

const only = ({ ask, point, candidate }: AnswerAddress): AnswerAddress => ({ ask, point, candidate });

const backwards = (cut: SegmentCut): SegmentCut => ({
  segment: cut.segment,
  fromMs: cut.toMs,
  toMs: cut.fromMs,
  perCandidateFromMs: cut.perCandidateToMs,
  perCandidateToMs: cut.perCandidateFromMs,
});

/** Whoever was speaking when the segment was left goes on, if nobody has spoken since. */
const reopened = ({ turns, agenda }: Deep<Assembly>, left: string): readonly NightEvent[] => {
  const last = turns.spoken.at(-1);
  const wasCutShort =
    last?.segment === left &&
    last.cutShortAt !== null &&
    last.cutShortAt === findSegment(agenda, left)?.endedAt;
  return wasCutShort && turns.current === null ? [{ type: 'TurnReopened', turn: last.id }] : [];
};

/** The segment that was left is on again; a pause of the night stands, or is made again. */
const goBack = ({ agenda }: Deep<Assembly>, left: string, isPaused: boolean): readonly NightEvent[] => {
  const segment = findSegment(agenda, left);
  if (!segment) return [];
  const was = progressOf(segment);
  return [
    { type: 'SegmentStarted', segment: left, left: agenda.current, was },
    ...(isPaused ? [{ type: 'NightPaused' } as const] : []),
  ];
};

/** A first declaration moved the roll call: it goes back too, unless it went elsewhere since. */
const calledBack = (
  { turnout }: Deep<Assembly>,
  { delegation, was, calling }: OfType<'TurnoutDeclared'>,
  changed: ReadonlySet<string>,
): readonly NightEvent[] =>
  was === null && calling !== delegation && turnout.calling === delegation && !changed.has('call')
    ? [{ type: 'DelegationCalled', delegation: calling, was: delegation }]
    : [];

const isStillOut = ({ ballots }: Deep<Assembly>, id: string): boolean => {
  const ballot = ballots.byId.get(id);
  return ballot !== undefined && isUnsealed(ballot);
};

const inverses: InverseTable = {
  NightStarted: never,
  SegmentStarted: (state, { segment, left, was }) => {
    const { current, pausedAt } = state.agenda;
    const paused = pausedAt !== null;
    const undone: NightEvent = { type: 'SegmentUnstarted', segment, to: was };
    if (left === null)
      return provided(current === segment, { type: 'NightEnded', left: segment, paused }, undone);
    return provided(current === segment, ...goBack(state, left, paused), undone, ...reopened(state, left));
  },
  SegmentUnstarted: never,
  // Paused before the turn goes on, so that what the night's pause held goes on with the night.
  NightEnded: (state, { left, paused }) =>
    provided(state.agenda.endedAt !== null, ...goBack(state, left, paused), ...reopened(state, left)),
  NightPaused: ({ agenda }) => provided(agenda.pausedAt !== null, { type: 'NightResumed' }),
  NightResumed: ({ agenda }) => provided(agenda.current !== null, { type: 'NightPaused' }),
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
  SegmentEdited: ({ agenda }, { segment, to, was }) =>
    provided(findSegment(agenda, segment) !== undefined, {
      type: 'SegmentEdited',
      segment,
      to: was,
      was: to,
    }),
  SegmentsCut: ({ agenda }, { cuts }) =>
    provided(
      cuts.every(({ segment }) => findSegment(agenda, segment) !== undefined),
      { type: 'SegmentsCut', cuts: cuts.map(backwards) },
    ),

  TurnStarted: ({ turns }, { turn }) => provided(turns.current?.id === turn, { type: 'TurnTakenBack', turn }),
  TurnPaused: ({ turns, agenda }, { turn }) =>
    provided(turns.current?.id === turn && turns.current.runningSince === null, {
      type: 'TurnResumed',
      turn,
      ...(agenda.pausedAt === null ? {} : { withNight: true as const }),
    }),
  TurnResumed: ({ turns: { current } }, { turn }) =>
    provided(current?.id === turn && (current.runningSince !== null || current.pausedWithNight), {
      type: 'TurnPaused',
      turn,
    }),
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
  ReserveChosen: (_state, { testimony, reserve }) => [
    { type: 'ReserveChosen', testimony, reserve: !reserve },
  ],

  AnswerRecorded: (_state, event) =>
    event.was
      ? [{ type: 'AnswerRestored', ...only(event), to: event.was }]
      : [{ type: 'AnswerCleared', ...only(event) }],
  AnswerCleared: never,
  AnswerRestored: never,
  AnswerDrafted: never,
  AnswerConfirmed: (_state, event) => [
    {
      type: 'AnswerUnconfirmed',
      ...only(event),
      ...(event.sentBack ? { sentBack: event.sentBack } : {}),
    },
  ],
  AnswerUnconfirmed: never,
  AnswerSentBack: (_state, event) => [{ type: 'AnswerRestored', ...only(event), to: event.was }],
  AnswerReadBack: (_state, event) => [{ type: 'ReadBackRestored', ...only(event), to: event.was }],
  ReadBackRestored: never,
  AnswersRevealed: (_state, { answers }) => [{ type: 'SightRestored', answers }],
  AnswersHidden: (_state, { answers }) => [{ type: 'SightRestored', answers }],
  SightRestored: never,

  AskWordingChanged: (state, { ask, point, text, was }) => [
    { type: 'AskWordingChanged', ask, point, text: was, was: text, locked: isLocked(state) },
  ],

  CheckedIn: never,
  GroupClaimed: never,
  // A steward looked and counted; who counts anew confirms anew.
  GroupConfirmed: never,
  GroupDeclined: never,
  CountedAtDoor: never,
  DelegationCalled: (_state, { delegation, was }) => [
    { type: 'DelegationCalled', delegation: was, was: delegation },
  ],
  TurnoutDeclared: (state, event, changed) => {
    const { delegation, heads, was, calling } = event;
    return [
      { type: 'TurnoutDeclared', delegation, heads: was, was: heads, calling },
      ...calledBack(state, event, changed),
    ];
  },

  // Somebody may have been counted there by now: it is removed by hand, or merged.
  DelegationAdded: never,
  DelegationRemoved: ({ turnout }, { type: _, ...listed }) =>
    provided(!turnout.delegations.has(listed.delegation), { type: 'DelegationAdded', ...listed }),
  DelegationEdited: ({ turnout }, { delegation, to, was }) =>
    provided(turnout.delegations.has(delegation), { type: 'DelegationEdited', delegation, to: was, was: to }),
  // A card that has voted would vote once more.
  DelegationsMerged: ({ ballots }, { from, into, was }) =>
    provided(unsealedBallot(ballots) === undefined, { type: 'DelegationsSplit', from, into, was }),
  DelegationsSplit: never,

  // A ballot has its own way back: it is opened again until it is sealed, and never after.
  BallotDrafted: never,
  BallotDropped: never,
  BallotOpened: never,
  BallotCast: never,
  BallotClosed: never,
  BallotReopened: never,
  BallotSealed: never,
  BallotRevealed: never,
  HandsCounted: never,
  HandsAdded: (state, { ballot, added }) =>
    provided(isStillOut(state, ballot), { type: 'HandsAdded', ballot, added: !added }),
  VetoRecorded: (state, { ballot, delegation, choice, was }) =>
    provided(isStillOut(state, ballot), {
      type: 'VetoRecorded',
      ballot,
      delegation,
      choice: was,
      was: choice,
    }),

  SceneHeld: (_state, { scene, ask, was }) => {
    const here = { scene, ask };
    return [was === null ? { type: 'AgendaFollowed', was: here } : { type: 'SceneHeld', ...was, was: here }];
  },
  AgendaFollowed: (_state, { was }) => [{ type: 'SceneHeld', ...was, was: null }],

  ScreenThemeChanged: (_state, { theme, was }) => [{ type: 'ScreenThemeChanged', theme: was, was: theme }],

  SpeakerTold: ({ agenda, turns }, { line, segment, turn, was }) => {
    const isFor = agenda.current === segment && (turns.current?.id ?? null) === turn;
    return provided(
      isFor,
      was === null
        ? { type: 'LineTakenAway', line, segment, turn }
        : { type: 'SpeakerTold', line: was, segment, turn, was: line },
    );
  },
  // Only for whom it was: nobody else is told it by mistake.
  LineTakenAway: ({ stage, agenda, turns }, { line, segment, turn }) =>
    provided(stage.line === null && agenda.current === segment && (turns.current?.id ?? null) === turn, {
      type: 'SpeakerTold',
      line,
      segment,
      turn,
      was: null,
    }),

  LotsDrawn: (_state, { orders, drawn, was }) => [{ type: 'LotsDrawn', drawn, orders: was, was: orders }],
  OrderChanged: (_state, { ask, order, was }) => [{ type: 'OrderChanged', ask, order: was, was: order }],
  CandidateChanged: (_state, { candidate, to, was }) => [
    { type: 'CandidateChanged', candidate, to: was, was: to },
  ],

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

const inverseOf = <Type extends NightEvent['type']>(
  state: Deep<Assembly>,
  event: OfType<Type>,
  changed: ReadonlySet<string>,
): Inverse =>
  // The table is total and keyed by the event's own type; the compiler can't follow the pairing, hence the cast.
  (
    inverses[event.type] as (
      state: Deep<Assembly>,
      event: OfType<Type>,
      changed: ReadonlySet<string>,
    ) => Inverse
  )(state, event, changed);

/**
 * Takes a whole step back, its last event first; one that can't be taken back keeps the others. `changed`: what steps
 * after it have changed, for whoever knows already.
 */
export const inverseOfAll = (
  state: Deep<Assembly>,
  { version, events }: { readonly version: number; readonly events: readonly NightEvent[] },
  changed = changedSince(state, version),
): Inverse => {
  const all = events.toReversed().map((event) => inverseOf(state, event, changed));
  const stuck = all.find((one) => one === 'never') ?? all.find((one) => one === 'changed');
  if (typeof stuck === 'string') return stuck;
  return isTouched(events, changed) ? 'changed' : all.flatMap((one) => (typeof one === 'string' ? [] : one));
};

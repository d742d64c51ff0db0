/** What the crew did, as the chair reads it: who, when, what, and whether it can be taken back. */
import type { Assembly } from '../night/assembly.ts';
import type { Deep } from '../kernel/decider.ts';
import type { CandidateStatus, NightEvent } from '../night/events.ts';
import { newestToTakeBack, type Entry } from '../night/history.ts';
import type { AnswerValue, SceneName } from '../plan/plan.ts';
import type { ScreenTheme } from '../screen/screen.ts';
import type { Instant } from '../kernel/time.ts';
import { delegationName, passName, publicName } from './names.ts';

/** What an event was about, in names; the sentence is the client's. */
export interface LogSubject {
  readonly type: NightEvent['type'];
  /** The segment, ask, delegation, candidate, speaker or pass it was about. */
  readonly name?: string | null;
  /** How many there were, where there can be several: answers shown, segments cut. */
  readonly count?: number;
  readonly value?: AnswerValue;
  /** What was recorded before. */
  readonly before?: AnswerValue;
  /** Who spoke for the candidate. */
  readonly speaker?: string;
  /** Confirmed by the chair who wrote it down: nobody else looked. */
  readonly isAlone?: true;
  /** What somebody wrote: why an answer was sent back, what a candidate disputes, how an ask is worded. */
  readonly text?: string | null;
  readonly point?: string | null;
  readonly heads?: number | null;
  readonly seconds?: number;
  readonly scene?: SceneName;
  /** What a speaker was told. */
  readonly line?: string;
  readonly theme?: ScreenTheme;
  readonly status?: CandidateStatus;
  readonly isReserve?: boolean;
  readonly isDrawn?: boolean;
  /** The hall saw another answer until then. */
  readonly isCorrection?: boolean;
  /** Shown is only what the candidate said of an answer that was in sight. */
  readonly isReadBack?: true;
  /** Who speaks for a candidate from then on; null: nobody any more. Absent where that didn't change. */
  readonly substitute?: string | null;
  /** The step that was taken back, and when it had been done. */
  readonly undone?: { readonly what: LogSubject; readonly at: Instant };
  /** Hands count together with the votes. */
  readonly isAdded?: boolean;
  /** The twin of `name`, where two were found to be the same. */
  readonly other?: string | null;
}

export interface LogLine {
  readonly version: number;
  readonly at: Instant;
  readonly who: string | null;
  readonly what: LogSubject;
  readonly canTakeBack: boolean;
  readonly takenBack: boolean;
}

export interface LogView {
  /** The newest first. */
  readonly lines: readonly LogLine[];
  /** What one tap on “take back” would take back. */
  readonly last: number | null;
}

const MOST_LINES = 80;

type Describe = {
  readonly [Type in NightEvent['type']]: (
    state: Deep<Assembly>,
    event: Extract<NightEvent, { readonly type: Type }>,
  ) => Omit<LogSubject, 'type'>;
};

const segmentTitle = ({ agenda }: Deep<Assembly>, id: string): string | null =>
  agenda.segments.find((segment) => segment.id === id)?.title ?? null;
const ofSegment = (state: Deep<Assembly>, { segment }: { readonly segment: string }) => ({
  name: segmentTitle(state, segment),
});
const nothing = () => ({});
const candidateName = ({ plan }: Deep<Assembly>, id: string): string | null =>
  plan.candidates.find((candidate) => candidate.id === id)?.name ?? null;
const askTitle = ({ plan }: Deep<Assembly>, id: string): string | null =>
  plan.asks.find((ask) => ask.id === id)?.title ?? null;
const ofTurn = (state: Deep<Assembly>, { turn: id }: { readonly turn: string }) => {
  const turn = [...state.turns.spoken, state.turns.current].find((one) => one?.id === id);
  return { name: turn ? publicName(state, turn.speaker) : null };
};
const ofAnswer = (
  state: Deep<Assembly>,
  event: { readonly candidate: string; readonly point: string | null },
) => ({
  name: candidateName(state, event.candidate),
  point: event.point,
});
const ofAnswers = (
  state: Deep<Assembly>,
  { answers }: { readonly answers: readonly { readonly ask: string; readonly candidate: string }[] },
) => ({
  count: answers.length,
  name:
    answers.length === 1
      ? candidateName(state, answers[0]?.candidate ?? '')
      : askTitle(state, answers[0]?.ask ?? ''),
});
const ofDelegation = (state: Deep<Assembly>, { delegation }: { readonly delegation: string }) => ({
  name: delegationName(state, delegation),
});
const ofTwins = (
  { turnout }: Deep<Assembly>,
  { from, into }: { readonly from: string; readonly into: string },
) => ({
  name: turnout.delegations.get(into)?.name ?? null,
  other: turnout.delegations.get(from)?.name ?? null,
});
const ofPass = ({ people }: Deep<Assembly>, { pass }: { readonly pass: string }) => ({
  name: people.passes.get(pass)?.name ?? null,
});

const ofBallot = ({ ballots }: Deep<Assembly>, { ballot }: { readonly ballot: string }) => ({
  name: ballots.byId.get(ballot)?.settings.question ?? null,
});

/** Every answer of it was in the hall's sight before and is other now: corrected, or told as disputed or no longer so. */
const shownAnew = ({ answers }: Extract<NightEvent, { readonly type: 'AnswersRevealed' }>) => {
  if (answers.every(({ readBack }) => readBack)) return { isReadBack: true as const };
  return answers.every(({ was, pressed }) => was.shown !== null && !pressed) ? { isCorrection: true } : {};
};

const describe: Describe = {
  NightStarted: nothing,
  SegmentStarted: ofSegment,
  SegmentUnstarted: ofSegment,
  SegmentSkipped: ofSegment,
  SegmentRestored: ofSegment,
  NightPaused: nothing,
  NightResumed: nothing,
  NightEnded: nothing,
  SegmentMoved: ofSegment,
  SegmentInserted: (_state, { title }) => ({ name: title }),
  SegmentRemoved: nothing,
  SegmentEdited: (state, { segment, to, was }) => ({
    name: segmentTitle(state, segment),
    ...(to.lengthMs === undefined ? {} : { seconds: (to.lengthMs - (was.lengthMs ?? to.lengthMs)) / 1000 }),
  }),
  SegmentsCut: (state, { cuts }) => ({
    count: cuts.length,
    name: segmentTitle(state, cuts[0]?.segment ?? ''),
    seconds: cuts.reduce((sum, { fromMs, toMs }) => sum + (fromMs - toMs) / 1000, 0),
  }),
  TurnStarted: (state, { speaker }) => ({ name: publicName(state, speaker) }),
  TurnPaused: ofTurn,
  TurnResumed: ofTurn,
  TurnExtended: (state, event) => ({ ...ofTurn(state, event), seconds: event.byMs / 1000 }),
  TurnEnded: ofTurn,
  TurnTakenBack: nothing,
  TurnReopened: ofTurn,
  ReserveChosen: ({ plan }, { testimony, reserve }) => ({
    name: plan.testimonies.find(({ id }) => id === testimony)?.subject ?? null,
    isReserve: reserve,
  }),
  AnswerDrafted: nothing,
  AnswerRecorded: (state, event) => ({
    ...ofAnswer(state, event),
    value: event.value,
    ...(event.was ? { before: event.was.said.value } : {}),
    ...(event.speaker === undefined ? {} : { speaker: event.speaker }),
  }),
  AnswerCleared: ofAnswer,
  AnswerRestored: ofAnswer,
  AnswerConfirmed: (state, event) => ({
    ...ofAnswer(state, event),
    ...(event.alone ? { isAlone: true } : {}),
  }),
  AnswerUnconfirmed: ofAnswer,
  AnswerSentBack: (state, event) => ({ ...ofAnswer(state, event), text: event.reason }),
  AnswerReadBack: (state, event) => ({ ...ofAnswer(state, event), text: event.dispute }),
  ReadBackRestored: ofAnswer,
  AnswersRevealed: (state, event) => ({
    ...ofAnswers(state, event),
    ...shownAnew(event),
  }),
  AnswersHidden: ofAnswers,
  SightRestored: ofAnswers,
  AskWordingChanged: (state, { ask, point, text, locked }) => ({
    name: askTitle(state, ask),
    point,
    text,
    ...(locked ? { isCorrection: true } : {}),
  }),
  CheckedIn: nothing,
  GroupClaimed: nothing,
  GroupConfirmed: (state, event) => ({
    ...ofDelegation(state, event),
    count: event.group,
    heads: event.heads,
  }),
  GroupDeclined: (state, event) => ({ ...ofDelegation(state, event), count: event.group }),
  CountedAtDoor: nothing,
  DelegationCalled: (state, { delegation }) => ({ name: delegationName(state, delegation) }),
  TurnoutDeclared: (state, { delegation, heads }) => ({ name: delegationName(state, delegation), heads }),
  DelegationAdded: (_state, { name }) => ({ name }),
  DelegationRemoved: (_state, { name }) => ({ name }),
  DelegationEdited: ofDelegation,
  DelegationsMerged: ofTwins,
  DelegationsSplit: ofTwins,
  BallotDrafted: ofBallot,
  BallotDropped: nothing,
  BallotOpened: ofBallot,
  BallotCast: nothing,
  BallotClosed: ofBallot,
  BallotReopened: ofBallot,
  BallotSealed: ofBallot,
  BallotRevealed: ofBallot,
  HandsCounted: ofBallot,
  HandsAdded: (state, event) => ({ ...ofBallot(state, event), isAdded: event.added }),
  VetoRecorded: ofDelegation,
  SceneHeld: (_state, { scene }) => ({ scene }),
  AgendaFollowed: nothing,
  SpeakerTold: (_state, { line }) => ({ line }),
  LineTakenAway: (_state, { line }) => ({ line }),
  ScreenThemeChanged: (_state, { theme }) => ({ theme }),
  LotsDrawn: (_state, { drawn }) => ({ isDrawn: drawn }),
  OrderChanged: (state, { ask }) => ({ name: askTitle(state, ask) }),
  CandidateChanged: (state, { candidate, to, was }) => ({
    name: candidateName(state, candidate),
    ...(to.status === was.status ? {} : { status: to.status }),
    ...(to.substitute === was.substitute ? {} : { substitute: to.substitute }),
  }),
  PassIssued: (_state, { name }) => ({ name }),
  PassRevoked: ofPass,
  JoinCodeChanged: nothing,
  TakenBack: nothing,
  RehearsalEnded: nothing,
};

const subjectOf = <Event extends NightEvent>(state: Deep<Assembly>, event: Event): LogSubject => ({
  type: event.type,
  // The table is total and keyed by the event's own type; the compiler can't follow the pairing, hence the cast.
  ...(describe[event.type] as (state: Deep<Assembly>, event: Event) => Omit<LogSubject, 'type'>)(
    state,
    event,
  ),
});

/** The last event says what the whole step was for; taking back is told by what was taken back. */
const whatOf = (state: Deep<Assembly>, { events }: Deep<Entry>): LogSubject | null => {
  const main = events.at(-1);
  if (main?.type !== 'TakenBack') return main ? subjectOf(state, main) : null;
  const undone = state.history.entries.find(({ version }) => version === main.version);
  const what = undone && whatOf(state, undone);
  return { type: 'TakenBack', ...(what ? { undone: { what, at: undone.at } } : {}) };
};

const line = (state: Deep<Assembly>, entry: Deep<Entry>, canTakeBack: boolean): LogLine[] => {
  const what = whatOf(state, entry);
  if (!what) return [];
  const { version, at, by, takenBack } = entry;
  return [{ version, at, who: passName(state, by), what, canTakeBack, takenBack }];
};

export const logView = (state: Deep<Assembly>): LogView => {
  const toTakeBack = newestToTakeBack(state, MOST_LINES);
  const lines = state.history.entries
    .slice(-MOST_LINES)
    .toReversed()
    .flatMap((entry) => line(state, entry, toTakeBack.has(entry.version)));
  return { lines, last: lines.find((one) => one.canTakeBack)?.version ?? null };
};

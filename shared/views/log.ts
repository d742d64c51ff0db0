/** What the crew did, as the chair reads it: who, when, what, and whether it can be taken back. */
import type { Assembly } from '../assembly.ts';
import type { Deep } from '../decider.ts';
import type { CandidateStatus, NightEvent } from '../events.ts';
import { canTakeBack, type Entry } from '../history.ts';
import type { AnswerValue, SceneName } from '../plan.ts';
import type { ScreenTheme } from '../screen.ts';
import type { Instant } from '../time.ts';
import { delegationName, passName, publicName } from './names.ts';

/** What an event was about, in names; the sentence is the client's. */
export interface LogSubject {
  readonly type: NightEvent['type'];
  /** The segment, ask, delegation, candidate, speaker or pass it was about. */
  readonly name?: string | null;
  /** How many there were, where there can be several: answers shown, segments cut. */
  readonly count?: number;
  readonly value?: AnswerValue;
  readonly point?: string | null;
  readonly heads?: number | null;
  readonly seconds?: number;
  readonly scene?: SceneName;
  readonly theme?: ScreenTheme;
  readonly status?: CandidateStatus;
  readonly isReserve?: boolean;
  readonly isDrawn?: boolean;
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
const ofPass = ({ people }: Deep<Assembly>, { pass }: { readonly pass: string }) => ({
  name: people.passes.get(pass)?.name ?? null,
});

const describe: Describe = {
  NightStarted: nothing,
  SegmentStarted: ofSegment,
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
  AnswerRecorded: (state, event) => ({ ...ofAnswer(state, event), value: event.value }),
  AnswerCleared: ofAnswer,
  AnswerConfirmed: ofAnswer,
  AnswerUnconfirmed: ofAnswer,
  AnswersRevealed: ofAnswers,
  AnswersHidden: ofAnswers,
  CheckedIn: nothing,
  CountedAtDoor: nothing,
  DelegationCalled: (state, { delegation }) => ({ name: delegationName(state, delegation ?? undefined) }),
  TurnoutDeclared: (state, { delegation, heads }) => ({ name: delegationName(state, delegation), heads }),
  SceneHeld: (_state, { scene }) => ({ scene }),
  AgendaFollowed: nothing,
  ScreenThemeChanged: (_state, { theme }) => ({ theme }),
  LotsDrawn: (_state, { drawn }) => ({ isDrawn: drawn }),
  OrderChanged: (state, { ask }) => ({ name: askTitle(state, ask) }),
  CandidateChanged: (state, { candidate, to }) => ({
    name: candidateName(state, candidate),
    status: to.status,
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

/** What was taken back is told by what it was; else the last event says what the whole step was for. */
const whatOf = (state: Deep<Assembly>, { events }: Deep<Entry>): LogSubject | null => {
  const back = events.find((event) => event.type === 'TakenBack');
  const undone = back && state.history.entries.find(({ version }) => version === back.version);
  const main = undone?.events.at(-1) ?? events.at(-1);
  if (!main) return null;
  return back ? { ...subjectOf(state, main), type: 'TakenBack' } : subjectOf(state, main);
};

const line = (state: Deep<Assembly>, entry: Deep<Entry>): LogLine[] => {
  const what = whatOf(state, entry);
  if (!what) return [];
  const { version, at, by, takenBack } = entry;
  return [{ version, at, who: passName(state, by), what, canTakeBack: canTakeBack(state, entry), takenBack }];
};

export const logView = (state: Deep<Assembly>): LogView => {
  const lines = state.history.entries
    .slice(-MOST_LINES)
    .toReversed()
    .flatMap((entry) => line(state, entry));
  return { lines, last: lines.find((one) => one.canTakeBack)?.version ?? null };
};

/** What the crew did, as the chair reads it: who, when, what, and whether it can be taken back. */
import type { AnswerValue } from '../answers/values.ts';
import type { CandidateStatus } from '../candidates/statuses.ts';
import type { Deep } from '../kernel/decider.ts';
import type { NightEvent } from '../night/events.ts';
import type { Instant } from '../kernel/time.ts';
import type { Assembly, Entry } from '../night/state.ts';
import { newestToTakeBack } from '../night/taking-back.ts';
import type { SceneName } from '../screen/scenes.ts';
import type { ScreenTheme } from '../screen/theme.ts';
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

type Subject = Omit<LogSubject, 'type'>;
type OfType<Type extends NightEvent['type']> = Extract<NightEvent, { readonly type: Type }>;

const segmentTitle = ({ agenda }: Deep<Assembly>, id: string): string | null =>
  agenda.segments.find((segment) => segment.id === id)?.title ?? null;
const nothing = () => ({});
const candidateName = ({ plan }: Deep<Assembly>, id: string): string | null =>
  plan.candidates.find((candidate) => candidate.id === id)?.name ?? null;
const askTitle = ({ plan }: Deep<Assembly>, id: string): string | null =>
  plan.asks.find((ask) => ask.id === id)?.title ?? null;
const turnName = (state: Deep<Assembly>, id: string): string | null => {
  const turn = [...state.turns.spoken, state.turns.current].find((one) => one?.id === id);
  return turn ? publicName(state, turn.speaker) : null;
};
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
const ofTwins = (
  { turnout }: Deep<Assembly>,
  { from, into }: { readonly from: string; readonly into: string },
) => ({
  name: turnout.delegations.get(into)?.name ?? null,
  other: turnout.delegations.get(from)?.name ?? null,
});
const lineAlone = (_state: Deep<Assembly>, { line }: { readonly line: string }) => ({ line });

/** Every answer of it was in the hall's sight before and is other now: corrected, or told as disputed or no longer so. */
const shownAnew = ({ answers }: OfType<'AnswersRevealed'>) => {
  if (answers.every(({ readBack }) => readBack)) return { isReadBack: true as const };
  return answers.every(({ was, pressed }) => was.shown !== null && !pressed) ? { isCorrection: true } : {};
};

/** What an event is about, by the id in it. */
const nameIn = (state: Deep<Assembly>, event: NightEvent): Subject => {
  if ('name' in event) return { name: event.name };
  if ('segment' in event) return { name: segmentTitle(state, event.segment) };
  if ('turn' in event) return { name: turnName(state, event.turn) };
  if ('ballot' in event) return { name: state.ballots.byId.get(event.ballot)?.settings.question ?? null };
  if ('delegation' in event) return { name: delegationName(state, event.delegation) };
  if ('candidate' in event) return { name: candidateName(state, event.candidate) };
  if ('ask' in event) return { name: askTitle(state, event.ask ?? '') };
  if ('pass' in event) return { name: state.people.passes.get(event.pass)?.name ?? null };
  return {};
};

/** The name of what it is about, and what it says of that by itself. */
const usual = (state: Deep<Assembly>, event: NightEvent): Subject => ({
  ...nameIn(state, event),
  ...('point' in event ? { point: event.point } : {}),
  ...('heads' in event ? { heads: event.heads } : {}),
  ...('theme' in event ? { theme: event.theme } : {}),
});

/** Events of which there is more to say, or less. */
const special: {
  readonly [Type in NightEvent['type']]?: (state: Deep<Assembly>, event: OfType<Type>) => Subject;
} = {
  SegmentInserted: (_state, { title }) => ({ name: title }),
  // It isn't there any more.
  SegmentRemoved: nothing,
  TurnTakenBack: nothing,
  BallotDropped: nothing,
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
  TurnExtended: (state, event) => ({ ...usual(state, event), seconds: event.byMs / 1000 }),
  ReserveChosen: ({ plan }, { testimony, reserve }) => ({
    name: plan.testimonies.find(({ id }) => id === testimony)?.subject ?? null,
    isReserve: reserve,
  }),
  AnswerRecorded: (state, event) => ({
    ...usual(state, event),
    value: event.value,
    ...(event.was ? { before: event.was.said.value } : {}),
    ...(event.speaker === undefined ? {} : { speaker: event.speaker }),
  }),
  AnswerConfirmed: (state, event) => ({
    ...usual(state, event),
    ...(event.alone ? { isAlone: true } : {}),
  }),
  AnswerSentBack: (state, event) => ({ ...usual(state, event), text: event.reason }),
  AnswerReadBack: (state, event) => ({ ...usual(state, event), text: event.dispute }),
  AnswersRevealed: (state, event) => ({ ...ofAnswers(state, event), ...shownAnew(event) }),
  AnswersHidden: ofAnswers,
  SightRestored: ofAnswers,
  AskWordingChanged: (state, event) => ({
    ...usual(state, event),
    text: event.text,
    ...(event.locked ? { isCorrection: true } : {}),
  }),
  GroupConfirmed: (state, event) => ({ ...usual(state, event), count: event.group }),
  GroupDeclined: (state, event) => ({ ...usual(state, event), count: event.group }),
  DelegationsMerged: ofTwins,
  DelegationsSplit: ofTwins,
  HandsAdded: (state, event) => ({ ...usual(state, event), isAdded: event.added }),
  VetoRecorded: (state, { delegation }) => ({ name: delegationName(state, delegation) }),
  SceneHeld: (_state, { scene }) => ({ scene }),
  SpeakerTold: lineAlone,
  LineTakenAway: lineAlone,
  LotsDrawn: (_state, { drawn }) => ({ isDrawn: drawn }),
  ClockStepped: (_state, { byMs }) => ({ seconds: byMs / 1000 }),
  CandidateChanged: (state, { candidate, to, was }) => ({
    name: candidateName(state, candidate),
    ...(to.status === was.status ? {} : { status: to.status }),
    ...(to.substitute === was.substitute ? {} : { substitute: to.substitute }),
  }),
};

const subjectOf = (state: Deep<Assembly>, event: NightEvent): LogSubject => {
  // The table is keyed by the event's own type; the compiler can't follow the pairing, hence the cast.
  const describe = (special[event.type] ?? usual) as typeof usual;
  return { type: event.type, ...describe(state, event) };
};

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

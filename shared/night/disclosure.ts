/** Which commits the public record shows in full: those of which it already says everything; of all others only a digest. */
import type { BallotSettings } from '../ballots/settings.ts';
import type { Commit, Deep } from '../kernel/decider.ts';
import type { AnswerAddress, AssemblyEvent, Said, SeenAnswer } from './events.ts';
import type { NightRecord } from '../views/record-file.ts';

/** What the record says, so that each event can be held against it. */
interface Told {
  /** Of each revealed ballot its settings. */
  readonly ballots: ReadonlyMap<string, string>;
  /** Every version of an answer that the hall saw. */
  readonly seen: ReadonlySet<string>;
  /** Every dispute that the hall saw beside an answer. */
  readonly disputes: ReadonlySet<string>;
}

interface Content extends Pick<Deep<Said>, 'value' | 'words'> {
  readonly changed?: Deep<Said>['changed'] | undefined;
  readonly speaker?: string | undefined;
}

const versionKey = (
  { candidate, point }: Pick<AnswerAddress, 'candidate' | 'point'>,
  ask: string,
  { value, words, changed, speaker }: Content,
  dispute: string | null = null,
): string =>
  JSON.stringify([ask, point, candidate, value, words, changed?.asked, changed?.said, speaker, dispute]);

const disputeKey = (
  { candidate, point }: Pick<AnswerAddress, 'candidate' | 'point'>,
  ask: string,
  dispute: string,
) => JSON.stringify([ask, point, candidate, dispute]);

/** As the log has them the names of the fields may stand in another order. */
const settingsKey = ({ choices, ...rest }: Deep<BallotSettings>): string =>
  JSON.stringify([
    choices.map(({ id, text }) => [id, text]),
    Object.entries(rest).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  ]);

const toldIn = ({ ballots, asks }: NightRecord): Told => ({
  ballots: new Map(ballots.map(({ id, settings }) => [id, settingsKey(settings)])),
  seen: new Set(
    asks.flatMap(({ id, seen }) =>
      seen.flatMap((one) =>
        one.versions.flatMap((version) => [
          versionKey(one, id, version),
          versionKey(one, id, version, version.dispute),
        ]),
      ),
    ),
  ),
  disputes: new Set(
    asks.flatMap(({ id, seen }) =>
      seen.flatMap((one) =>
        one.versions.flatMap(({ dispute }) => (dispute === undefined ? [] : [disputeKey(one, id, dispute)])),
      ),
    ),
  ),
});

type EventType = AssemblyEvent['type'];
type Table = {
  readonly [Type in EventType]: (
    event: Deep<Extract<AssemblyEvent, { readonly type: Type }>>,
    told: Told,
  ) => boolean;
};

const always = () => true;
const never = () => false;
const ofRevealed = ({ ballot }: { readonly ballot: string }, { ballots }: Told): boolean =>
  ballots.has(ballot);

/** Nothing, or something that the hall saw. */
const isSeen = (
  at: AnswerAddress,
  said: (Content & Pick<Deep<Said>, 'readBack'>) | null,
  { seen }: Told,
): boolean => said === null || seen.has(versionKey(at, at.ask, said, said.readBack?.dispute));
const isToldDispute = (at: AnswerAddress, dispute: string | null, { disputes }: Told): boolean =>
  dispute !== null && disputes.has(disputeKey(at, at.ask, dispute));
const areSeen = ({ answers }: { readonly answers: readonly Deep<SeenAnswer>[] }, told: Told): boolean =>
  answers.every((one) => isSeen(one, one.was.shown, told) && isSeen(one, one.was.lastSeen, told));

/**
 * A vote is only ever a digest, whatever becomes of its ballot; so is all that says who came when, who is on the crew,
 * what a speaker was told, and what was written down and never revealed [RECORD-4].
 */
const shows: Table = {
  AssemblyOpened: never,
  NightStarted: always,
  SegmentStarted: always,
  SegmentUnstarted: always,
  SegmentSkipped: never,
  SegmentRestored: never,
  NightPaused: always,
  NightResumed: always,
  NightEnded: always,
  SegmentMoved: never,
  SegmentInserted: never,
  SegmentRemoved: never,
  SegmentEdited: never,
  SegmentsCut: never,
  TurnStarted: never,
  TurnPaused: never,
  TurnResumed: never,
  TurnExtended: never,
  TurnEnded: never,
  TurnTakenBack: never,
  TurnReopened: never,
  ReserveChosen: never,
  AnswerRecorded: (event, told) =>
    isSeen(event, event, told) &&
    (event.was === null ||
      // Why an answer was sent back is between recorder and verifier.
      (event.was.sentBack === undefined &&
        isSeen(event, event.was.said, told) &&
        isSeen(event, event.was.first, told))),
  AnswerDrafted: never,
  AnswerCleared: never,
  AnswerRestored: never,
  AnswerConfirmed: never,
  AnswerUnconfirmed: never,
  AnswerSentBack: never,
  // Who stands by an answer is nowhere shown.
  AnswerReadBack: (event, told) =>
    isToldDispute(event, event.dispute, told) &&
    (event.was === null || isToldDispute(event, event.was.dispute, told)),
  ReadBackRestored: never,
  AnswersRevealed: areSeen,
  AnswersHidden: areSeen,
  SightRestored: areSeen,
  AskWordingChanged: never,
  CheckedIn: never,
  GroupClaimed: never,
  GroupConfirmed: never,
  GroupDeclined: never,
  CountedAtDoor: never,
  DelegationCalled: never,
  TurnoutDeclared: never,
  DelegationAdded: never,
  DelegationRemoved: never,
  DelegationEdited: never,
  DelegationsMerged: never,
  DelegationsSplit: never,
  // An earlier wording was never put to the hall.
  BallotDrafted: ({ ballot, settings }, { ballots }) => ballots.get(ballot) === settingsKey(settings),
  BallotDropped: never,
  BallotOpened: ofRevealed,
  BallotCast: never,
  BallotClosed: ofRevealed,
  BallotReopened: ofRevealed,
  BallotSealed: ofRevealed,
  BallotRevealed: ofRevealed,
  // Each steward's own count; the record has their sum.
  HandsCounted: never,
  HandsAdded: ofRevealed,
  VetoRecorded: ofRevealed,
  SceneHeld: never,
  AgendaFollowed: never,
  ScreenThemeChanged: never,
  SpeakerTold: never,
  LineTakenAway: never,
  PassIssued: never,
  PassRevoked: never,
  JoinCodeChanged: never,
  LotsDrawn: never,
  OrderChanged: never,
  CandidateChanged: never,
  // Only ever beside what it took back.
  TakenBack: always,
  RehearsalEnded: always,
};

/** Can never be shown, whatever the record says: no need to keep what is in it. */
export const mayEverBeShown = ({ events }: Pick<Commit<AssemblyEvent>, 'events'>): boolean =>
  events.length > 0 && events.every(({ type }) => shows[type] !== never);

/** Whether this commit may be shown in full beside this record. */
export const disclosure = (record: NightRecord): ((events: readonly Deep<AssemblyEvent>[]) => boolean) => {
  const told = toldIn(record);
  return (events) =>
    events.length > 0 &&
    // The table is total and keyed by the event's own type; the compiler can't follow the pairing, hence the cast.
    events.every((event) => (shows[event.type] as (one: typeof event, told: Told) => boolean)(event, told));
};

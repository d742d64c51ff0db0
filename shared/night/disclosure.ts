/** Which commits the public record shows in full: those of which it already says everything; of all others only a digest. A field that is not listed here is never shown. */
import type { AnswerAddress, Said, SeenAnswer } from '../answers/events.ts';
import type { Commit, Deep } from '../kernel/decider.ts';
import type { AssemblyEvent } from './events.ts';
import type { NightRecord } from '../views/record-file.ts';

import { disputeKey, settingsKey, toldIn, versionKey, type Content, type Told } from './told.ts';

/** What of a value may be shown: `true` for a word, a number, or a list of these; else by field. A list is shown item by item. */
type Listed<Value> = Value extends readonly (infer Item)[]
  ? Item extends object
    ? Listed<Item>
    : true
  : Value extends object
    ? { readonly [Field in keyof Value]?: Listed<Exclude<Value[Field], null | undefined>> }
    : true;

type OfType<Type extends AssemblyEvent['type']> = Extract<AssemblyEvent, { readonly type: Type }>;

interface Row<Event> {
  readonly fields: Omit<Listed<Event>, 'type'>;
  /** Whether the record says all of this one. */
  readonly isTold: (event: Deep<Event>, told: Told) => boolean;
}
type Table = { readonly [Type in AssemblyEvent['type']]: Row<OfType<Type>> | null };

/** Only ever a digest. */
const never = null;
const always = <Fields>(fields: Fields) => ({ fields, isTold: () => true });

const ofRevealed = <Fields>(fields: Fields) => ({
  fields,
  isTold: ({ ballot }: { readonly ballot: string }, { ballots }: Told): boolean => ballots.has(ballot),
});

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

const progress = { startedAt: true, endedAt: true, usedMs: true, skipped: true } as const;
const address = { ask: true, point: true, candidate: true } as const;
const more = {
  words: true,
  pressed: true,
  changed: { asked: true, said: true },
  speaker: true,
} as const;
const readBack = { dispute: true, by: true, at: true } as const;
const said = { ...more, value: true, by: true, at: true, readBack } as const;
const sights = {
  answers: {
    ...address,
    was: { shown: said, corrected: true, lastSeen: said },
    readBack: true,
    pressed: true,
  },
} as const;
const settings = {
  question: true,
  kind: true,
  choices: { id: true, text: true },
  most: true,
  points: true,
  each: true,
  voters: true,
  register: true,
  changeable: true,
  seconds: true,
  threshold: true,
  veto: true,
} as const;
const breakdown = {
  shown: { id: true, area: true, name: true, cast: true, votes: true },
  withheld: true,
} as const;
const result = {
  cast: true,
  register: true,
  votes: true,
  hands: true,
  handsAdded: true,
  outcome: true,
  areas: breakdown,
  delegations: breakdown,
} as const;

/**
 * A vote is only ever a digest, whatever becomes of its ballot; so is all that says who came when, who is on the crew,
 * what a speaker was told, and what was written down and never revealed [RECORD-4].
 */
const shows: Table = {
  AssemblyOpened: never,
  NightStarted: always({ start: true, rehearsal: true }),
  SegmentStarted: always({ segment: true, left: true, was: progress }),
  SegmentUnstarted: always({ segment: true, to: progress }),
  SegmentSkipped: never,
  SegmentRestored: never,
  NightPaused: always({}),
  NightResumed: always({}),
  NightEnded: always({ left: true, paused: true }),
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
  AnswerRecorded: {
    // Why an answer was sent back is between recorder and verifier: it isn't listed.
    fields: { ...address, ...more, value: true, was: { said, first: said, confirmedBy: true } },
    isTold: (event, told) =>
      isSeen(event, event, told) &&
      (event.was === null || (isSeen(event, event.was.said, told) && isSeen(event, event.was.first, told))),
  },
  AnswerDrafted: never,
  AnswerCleared: never,
  AnswerRestored: never,
  AnswerConfirmed: never,
  AnswerUnconfirmed: never,
  AnswerSentBack: never,
  AnswerReadBack: {
    fields: { ...address, dispute: true, was: readBack },
    // Who stands by an answer is nowhere shown.
    isTold: (event, told) =>
      isToldDispute(event, event.dispute, told) &&
      (event.was === null || isToldDispute(event, event.was.dispute, told)),
  },
  ReadBackRestored: never,
  AnswersRevealed: { fields: sights, isTold: areSeen },
  AnswersHidden: { fields: sights, isTold: areSeen },
  SightRestored: { fields: sights, isTold: areSeen },
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
  BallotDrafted: {
    fields: { ballot: true, settings },
    // An earlier wording was never put to the hall.
    isTold: (event, { ballots }) => ballots.get(event.ballot) === settingsKey(event.settings),
  },
  BallotDropped: never,
  BallotOpened: ofRevealed({ ballot: true, settings, key: true, register: true }),
  BallotCast: never,
  BallotClosed: ofRevealed({ ballot: true, register: true }),
  BallotReopened: ofRevealed({ ballot: true }),
  BallotSealed: ofRevealed({ ballot: true, key: true, result, digest: true }),
  BallotRevealed: ofRevealed({ ballot: true }),
  // Each steward's own count; the record has their sum.
  HandsCounted: never,
  HandsAdded: ofRevealed({ ballot: true, added: true }),
  VetoRecorded: ofRevealed({ ballot: true, delegation: true, choice: true, was: true }),
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
  ClockStepped: never,
  // Only ever beside what it took back.
  TakenBack: always({ version: true }),
  RehearsalEnded: always({}),
};

interface ListedFields {
  readonly [field: string]: true | ListedFields;
}

/** Whether nothing is in a value but what is listed. */
const isListed = (value: unknown, listed: true | ListedFields | undefined): boolean => {
  if (value === null || value === undefined) return listed !== undefined;
  if (Array.isArray(value)) return value.every((item) => isListed(item, listed));
  if (typeof value !== 'object') return listed === true;
  return (
    typeof listed === 'object' && Object.entries(value).every(([field, one]) => isListed(one, listed[field]))
  );
};

/** The table is keyed by the event's own type; the compiler can't follow the pairing, hence the cast. */
interface AnyRow {
  readonly fields: ListedFields;
  readonly isTold: (event: Deep<AssemblyEvent>, told: Told) => boolean;
}
const rowOf = ({ type }: Pick<AssemblyEvent, 'type'>): AnyRow | null => shows[type] as AnyRow | null;

const pathsIn = (fields: ListedFields, before = ''): string[] =>
  Object.entries(fields).flatMap(([field, within]) =>
    within === true ? [before + field] : pathsIn(within, `${before}${field}.`),
  );

/** What is shown of an event of this type where the record says all of it; null: never anything. */
export const shownFields = (type: AssemblyEvent['type']): readonly string[] | null => {
  const row = rowOf({ type });
  return row && pathsIn(row.fields);
};

/** Can never be shown, whatever the record says: no need to keep what is in it. */
export const mayEverBeShown = ({ events }: Pick<Commit<AssemblyEvent>, 'events'>): boolean =>
  events.length > 0 && events.every((event) => rowOf(event) !== null);

/** Whether this commit may be shown in full beside this record. */
export const disclosure = (record: NightRecord): ((events: readonly Deep<AssemblyEvent>[]) => boolean) => {
  const told = toldIn(record);
  const isShown = (event: Deep<AssemblyEvent>): boolean => {
    const row = rowOf(event);
    return row !== null && isListed(event, { ...row.fields, type: true }) && row.isTold(event, told);
  };
  return (events) => events.length > 0 && events.every(isShown);
};

/** Whether something else has happened to a thing since a step: what each fact changes, and what it must find as it left it. */
import { addressKey } from '../answers/answers.ts';
import type { Assembly } from './assembly.ts';
import type { Deep } from '../kernel/decider.ts';
import type { AnswerAddress, NightEvent } from './events.ts';

type OfType<Type extends NightEvent['type']> = Extract<NightEvent, { readonly type: Type }>;

/** Things of the night, by name. */
interface Touch {
  readonly changes: readonly string[];
  /** What must not have been changed since; where it is left out, just what it changes. */
  readonly needs?: readonly string[];
}

type TouchTable = { readonly [Type in NightEvent['type']]: (event: OfType<Type>) => Touch };

const changes = (...things: readonly string[]): Touch => ({ changes: things });
const nothing = (): Touch => ({ changes: [] });
const skipping = ({ segment }: { readonly segment: string }): Touch => changes(`skipped ${segment}`);
const pausing = (): Touch => changes('pause');
const theClock = ({ turn }: { readonly turn: string }): Touch => changes(`clock ${turn}`);
const writing = (address: AnswerAddress): Touch => changes(`answer ${addressKey(address)}`);
const telling = (): Touch => changes('line');
const holding = (): Touch => changes('screen');

const touches: TouchTable = {
  NightStarted: nothing,
  SegmentStarted: ({ segment, was }) => changes('on', ...(was.skipped ? [`skipped ${segment}`] : [])),
  SegmentUnstarted: nothing,
  SegmentSkipped: skipping,
  SegmentRestored: skipping,
  NightPaused: pausing,
  NightResumed: pausing,
  NightEnded: () => changes('on', 'pause'),
  SegmentMoved: ({ segment, was }) => ({
    changes: [`place ${segment}`],
    needs: [`place ${segment}`, `place ${was}`],
  }),
  SegmentInserted: nothing,
  SegmentRemoved: nothing,
  SegmentEdited: ({ segment, to }) => changes(...Object.keys(to).map((what) => `${what} ${segment}`)),
  SegmentsCut: ({ cuts }) =>
    changes(
      ...cuts.flatMap(({ segment }) =>
        ['lengthMs', 'perCandidateMs', 'skipped'].map((what) => `${what} ${segment}`),
      ),
    ),

  // A turn has an id of its own, and its whole time goes with it: the state tells whether it is still on.
  TurnStarted: nothing,
  TurnPaused: theClock,
  TurnResumed: theClock,
  TurnExtended: nothing,
  TurnEnded: nothing,
  TurnTakenBack: nothing,
  TurnReopened: nothing,
  ReserveChosen: ({ testimony }) => changes(`reserve ${testimony}`),

  AnswerRecorded: writing,
  AnswerCleared: writing,
  AnswerRestored: writing,
  AnswerDrafted: nothing,
  AnswerConfirmed: writing,
  AnswerUnconfirmed: writing,
  AnswerSentBack: writing,
  AnswerReadBack: writing,
  ReadBackRestored: writing,
  // Shown it rests on what was written down and confirmed, which has to stay.
  AnswersRevealed: ({ answers }) => ({
    changes: answers.flatMap((one) => [`sight ${addressKey(one)}`, `answer ${addressKey(one)}`]),
    needs: answers.map((one) => `sight ${addressKey(one)}`),
  }),
  // Nothing is brought back into sight that was put right meanwhile.
  AnswersHidden: ({ answers }) => ({
    changes: answers.map((one) => `sight ${addressKey(one)}`),
    needs: answers.flatMap((one) => [`sight ${addressKey(one)}`, `answer ${addressKey(one)}`]),
  }),
  SightRestored: nothing,

  AskWordingChanged: ({ ask, point }) => changes(`wording ${ask}/${point ?? ''}`),

  CheckedIn: nothing,
  GroupClaimed: nothing,
  GroupConfirmed: nothing,
  GroupDeclined: nothing,
  CountedAtDoor: nothing,
  DelegationCalled: () => changes('call'),
  // Wherever the roll call went since, the number alone can be taken back.
  TurnoutDeclared: ({ delegation, was }) => ({
    changes: [`declared ${delegation}`, ...(was === null ? ['call'] : [])],
    needs: [`declared ${delegation}`],
  }),

  DelegationAdded: nothing,
  DelegationRemoved: nothing,
  DelegationEdited: ({ delegation, to }) =>
    changes(...Object.keys(to).map((what) => `${what} of ${delegation}`)),
  DelegationsMerged: ({ from, into }) =>
    changes(...[from, into].flatMap((one) => [`merged ${one}`, `declared ${one}`])),
  DelegationsSplit: nothing,

  BallotDrafted: nothing,
  BallotDropped: nothing,
  BallotOpened: nothing,
  BallotCast: nothing,
  BallotClosed: nothing,
  BallotReopened: nothing,
  BallotSealed: nothing,
  BallotRevealed: nothing,
  HandsCounted: nothing,
  HandsAdded: ({ ballot }) => changes(`hands ${ballot}`),
  VetoRecorded: ({ ballot, delegation }) => changes(`veto ${ballot} ${delegation}`),

  SceneHeld: holding,
  AgendaFollowed: holding,

  ScreenThemeChanged: () => changes('theme'),

  SpeakerTold: telling,
  LineTakenAway: telling,

  LotsDrawn: ({ orders }) => changes(...Object.keys(orders).map((ask) => `order ${ask}`)),
  OrderChanged: ({ ask }) => changes(`order ${ask}`),
  CandidateChanged: ({ candidate }) => changes(`candidate ${candidate}`),

  PassIssued: nothing,
  PassRevoked: nothing,
  JoinCodeChanged: nothing,
  TakenBack: nothing,
  RehearsalEnded: nothing,
};

const touch = <Type extends NightEvent['type']>(event: OfType<Type>): Touch =>
  // The table is total and keyed by the event's own type; the compiler can't follow the pairing, hence the cast.
  (touches[event.type] as (event: OfType<Type>) => Touch)(event);

/** Taken back at once or later, a step has left no trace: it and its taking back cancel out. */
const isInEffect = ({ takenBack, events }: Deep<Assembly>['history']['entries'][number]): boolean =>
  !takenBack && !events.some(({ type }) => type === 'TakenBack');

/** What one step has changed, if nobody took it back. */
export const changedBy = (entry: Deep<Assembly>['history']['entries'][number]): readonly string[] =>
  isInEffect(entry) ? entry.events.flatMap((event) => touch(event).changes) : [];

/** What steps after this one have changed, and nobody took back. */
export const changedSince = ({ history }: Deep<Assembly>, version: number): ReadonlySet<string> =>
  new Set(
    history.entries
      .slice(history.entries.findLastIndex((entry) => entry.version <= version) + 1)
      .flatMap(changedBy),
  );

/** Whether one of these facts must find as it was what has changed. */
export const isTouched = (events: readonly NightEvent[], changed: ReadonlySet<string>): boolean =>
  events.some((event) => {
    const { changes: own, needs = own } = touch(event);
    return needs.some((thing) => changed.has(thing));
  });

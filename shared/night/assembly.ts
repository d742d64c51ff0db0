/** Composes the aspects into one decider; nothing else knows all of them. */
import type { z } from 'zod';
import { agendaCommands, decideAgenda, evolveAgenda, openAgenda, type Agenda } from '../agenda/agenda.ts';
import { changeCommands, decideChanges, evolveChanges } from '../agenda/changes.ts';
import { evolveAnswers } from '../answers/facts.ts';
import { answerWorkCommands, decideAnswerWork } from '../answers/work.ts';
import { answerCommands, decideAnswers, openAnswers, type Answers } from '../answers/answers.ts';
import { castingCommands, decideCasting } from '../ballots/casting.ts';
import { ballotCommands, decideBallots } from '../ballots/work.ts';
import { evolveBallots, openBallots, type Ballots } from '../ballots/ballots.ts';
import {
  candidateCommands,
  decideCandidates,
  evolveCandidates,
  openCandidates,
  type Candidates,
} from '../candidates/candidates.ts';
import type { Commit, Context, Deep, EvolveTable, Origin } from '../kernel/decider.ts';
import type { AgendaEvent, AssemblyEvent, AssemblyOpened, NightEvent, TurnoutEvent } from './events.ts';
import { decideHistory, historyCommands, openHistory, remember, type History } from './history.ts';
import { decidePeople, evolvePeople, openPeople, peopleCommands, type People } from '../people/people.ts';
import type { Plan } from '../plan/plan.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { Result } from '../kernel/result.ts';
import { decideScreen, evolveScreen, openScreen, screenCommands, type Screen } from '../screen/screen.ts';
import { decideImport, importCommands } from '../turnout/import.ts';
import { decideList, evolveList, listCommands } from '../turnout/list.ts';
import { decidePhones, evolvePhones, phoneCommands } from '../turnout/phones.ts';
import { decideStage, evolveStage, openStage, stageCommands, type Stage } from '../stage/stage.ts';
import {
  decideTurnout,
  evolveTurnout,
  openTurnout,
  turnoutCommands,
  type Turnout,
} from '../turnout/turnout.ts';
import { decideTurns, evolveTurns, openTurns, turnCommands, type Turns } from '../turns/turns.ts';
import {
  decideWording,
  evolveWording,
  openWordings,
  wordingCommands,
  type Wordings,
} from '../wording/wording.ts';

/** The state of one assembly: its plan, and a slice for each aspect. Follow-up joins here. */
export interface Assembly {
  /** How it was opened: what a rehearsal goes back to. */
  readonly opening: AssemblyOpened;
  readonly plan: Plan;
  readonly agenda: Agenda;
  readonly turns: Turns;
  readonly answers: Answers;
  readonly wording: Wordings;
  readonly turnout: Turnout;
  readonly ballots: Ballots;
  readonly screen: Screen;
  readonly stage: Stage;
  readonly people: People;
  readonly candidates: Candidates;
  readonly history: History;
}
export type AspectName = Exclude<keyof Assembly, 'opening' | 'plan'>;

export const commands = {
  ...agendaCommands,
  ...changeCommands,
  ...turnCommands,
  ...answerCommands,
  ...answerWorkCommands,
  ...wordingCommands,
  ...turnoutCommands,
  ...phoneCommands,
  ...listCommands,
  ...importCommands,
  ...ballotCommands,
  ...castingCommands,
  ...screenCommands,
  ...stageCommands,
  ...peopleCommands,
  ...candidateCommands,
  ...historyCommands,
};
export type CommandType = keyof typeof commands;
export type Command = z.output<(typeof commands)[CommandType]>;
/** A command as it is written before it is parsed: optional fields may be left out. */
export type CommandInput = z.input<(typeof commands)[CommandType]>;

const decideTable = {
  ...decideAgenda,
  ...decideChanges,
  ...decideTurns,
  ...decideAnswers,
  ...decideAnswerWork,
  ...decideWording,
  ...decideTurnout,
  ...decidePhones,
  ...decideList,
  ...decideImport,
  ...decideBallots,
  ...decideCasting,
  ...decideScreen,
  ...decideStage,
  ...decidePeople,
  ...decideCandidates,
  ...decideHistory,
};

export const open = (event: AssemblyOpened): Assembly => ({
  opening: event,
  plan: event.plan,
  agenda: openAgenda(event),
  turns: openTurns(),
  answers: openAnswers(),
  wording: openWordings(event),
  turnout: openTurnout(event),
  ballots: openBallots(event),
  screen: openScreen(),
  stage: openStage(),
  people: openPeople(event),
  candidates: openCandidates(event),
  history: openHistory(),
});

type Decide = (state: Deep<Assembly>, command: Command, context: Context) => Result<NightEvent[], Refusal>;

export const decide: Decide = (state, command, context) =>
  // The table is total and keyed by the command's own type; the compiler can't follow the pairing, hence the cast.
  (decideTable[command.type] as Decide)(state, command, context);

type Handler<Slice> = (slice: Slice, event: NightEvent, origin: Origin) => void;

/** One aspect's part in an event: writes its slice if the event moves it, and says whether it did. */
const mover =
  <Name extends AspectName, Own extends NightEvent>(
    name: Name,
    table: EvolveTable<Assembly[Name], Own, NightEvent>,
  ) =>
  (state: Assembly, event: NightEvent, origin: Origin): Name | null => {
    // As above: each handler only ever meets the event it is filed under.
    const handler = (table as Partial<Record<NightEvent['type'], Handler<Assembly[Name]>>>)[event.type];
    if (!handler) return null;
    handler(state[name], event, origin);
    return name;
  };

const evolveRunningOrder: EvolveTable<Agenda, AgendaEvent, NightEvent> = {
  ...evolveAgenda,
  ...evolveChanges,
};

const evolveWhoCame: EvolveTable<Turnout, TurnoutEvent, NightEvent> = {
  ...evolveTurnout,
  ...evolvePhones,
  ...evolveList,
};

const movers = [
  mover('agenda', evolveRunningOrder),
  mover('turns', evolveTurns),
  mover('answers', evolveAnswers),
  mover('wording', evolveWording),
  mover('turnout', evolveWhoCame),
  mover('ballots', evolveBallots),
  mover('screen', evolveScreen),
  mover('stage', evolveStage),
  mover('people', evolvePeople),
  mover('candidates', evolveCandidates),
];

export const aspectNames: readonly AspectName[] = [
  'agenda',
  'turns',
  'answers',
  'wording',
  'turnout',
  'ballots',
  'screen',
  'stage',
  'people',
  'candidates',
  'history',
];

/** Folds one event into the state, in place; adds the aspects it moved to `moved`. */
export const evolve = (
  state: Assembly,
  event: NightEvent,
  origin: Origin,
  moved: Set<AspectName> = new Set(),
): void => {
  for (const move of movers) {
    const name = move(state, event, origin);
    if (name) moved.add(name);
  }
  if (remember(state.history, event, origin)) moved.add('history');
};

/** The night itself begins as if nothing had been; only its people and their links stay. */
const backToTheStart = ({ opening, people }: Assembly): Assembly => ({ ...open(opening), people });

/** An assembly opens with its first event and only there: anything else is a defect. */
export const foldEvent = (
  state: Assembly | null,
  event: AssemblyEvent,
  origin: Origin,
  moved?: Set<AspectName>,
): Assembly => {
  if (event.type === 'AssemblyOpened') {
    if (state) throw new Error('An assembly cannot be opened twice');
    return open(event);
  }
  if (!state) throw new Error(`${event.type} before AssemblyOpened`);
  if (event.type === 'RehearsalEnded') {
    for (const name of aspectNames) moved?.add(name);
    return backToTheStart(state);
  }
  evolve(state, event, origin, moved);
  return state;
};

export const fold = (state: Assembly | null, commit: Commit<AssemblyEvent>): Assembly | null => {
  let folded = state;
  for (const event of commit.events) folded = foldEvent(folded, event, commit);
  return folded;
};

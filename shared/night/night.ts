/** The night's decider: how it opens, what is decided, how it is folded. */
import { openAgenda } from '../agenda/opening.ts';
import { openAnswers } from '../answers/facts.ts';
import { openBallots } from '../ballots/facts.ts';
import { openCandidates } from '../candidates/facts.ts';
import { openClock } from '../clock/facts.ts';
import type { Commit, Deep, Origin } from '../kernel/decider.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { Result } from '../kernel/result.ts';
import { openPeople } from '../people/facts.ts';
import { openScreen } from '../screen/facts.ts';
import { openStage } from '../stage/facts.ts';
import { openTurns } from '../turns/facts.ts';
import { openTurnout } from '../turnout/facts.ts';
import { openWordings } from '../wording/facts.ts';
import { commandRows, type Command } from './commands.ts';
import type { AssemblyEvent, AssemblyOpened, NightEvent } from './events.ts';
import { facts, moversFor } from './facts.ts';
import { openHistory, remember } from './history.ts';
import type { NightContext } from './rows.ts';
import type { AspectName, Assembly } from './state.ts';

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
  clock: openClock(),
  history: openHistory(),
});

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
  'clock',
  'history',
];

type Decide = (
  state: Deep<Assembly>,
  command: Command,
  context: NightContext,
) => Result<NightEvent[], Refusal>;

export const decide: Decide = (state, command, context) =>
  // The table is total and keyed by the command's own type; the compiler can't follow the pairing, hence the cast.
  (commandRows[command.type].decide as Decide)(state, command, context);

/** Folds one event into the state, in place; adds the aspects it moved to `moved`. */
export const evolve = (
  state: Assembly,
  event: NightEvent,
  origin: Origin,
  moved: Set<AspectName> = new Set(),
): void => {
  if (!facts[event.type].unlisted) {
    remember(state.history, event, origin);
    moved.add('history');
  }
  for (const { aspect, move } of moversFor(event.type)) {
    move(state, event, origin);
    moved.add(aspect);
  }
};

/**
 * The night itself begins as if nothing had been; only its people and their links stay, and what was given out is not given
 * again: somebody may hold something that was tapped or printed for it.
 */
const backToTheStart = ({ opening, people, turnout, ballots }: Assembly): Assembly => ({
  ...open(opening),
  people,
  turnout: openTurnout(opening, turnout.given),
  ballots: openBallots(opening, ballots),
});

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

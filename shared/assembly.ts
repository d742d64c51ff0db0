/** Composes the aspects into one decider; nothing else knows all of them. */
import type { z } from 'zod';
import { agendaCommands, decideAgenda, evolveAgenda, openAgenda, type Agenda } from './agenda.ts';
import { answerCommands, decideAnswers, evolveAnswers, openAnswers, type Answers } from './answers.ts';
import type { Commit, Context, Deep, EvolveTable, Origin } from './decider.ts';
import type { AssemblyEvent, AssemblyOpened, NightEvent } from './events.ts';
import { decidePeople, evolvePeople, openPeople, peopleCommands, type People } from './people.ts';
import type { Plan } from './plan.ts';
import type { Refusal } from './refusals.ts';
import type { Result } from './result.ts';
import { decideScreen, evolveScreen, openScreen, screenCommands, type Screen } from './screen.ts';
import { decideTurnout, evolveTurnout, openTurnout, turnoutCommands, type Turnout } from './turnout.ts';
import { decideTurns, evolveTurns, openTurns, turnCommands, type Turns } from './turns.ts';

/** The state of one assembly: its plan, and a slice for each aspect. Ballots and follow-up join here. */
export interface Assembly {
  readonly plan: Plan;
  readonly agenda: Agenda;
  readonly turns: Turns;
  readonly answers: Answers;
  readonly turnout: Turnout;
  readonly screen: Screen;
  readonly people: People;
}
export type AspectName = Exclude<keyof Assembly, 'plan'>;

export const commands = {
  ...agendaCommands,
  ...turnCommands,
  ...answerCommands,
  ...turnoutCommands,
  ...screenCommands,
  ...peopleCommands,
};
export type CommandType = keyof typeof commands;
export type Command = z.output<(typeof commands)[CommandType]>;
/** A command as it is written before it is parsed: optional fields may be left out. */
export type CommandInput = z.input<(typeof commands)[CommandType]>;

const decideTable = {
  ...decideAgenda,
  ...decideTurns,
  ...decideAnswers,
  ...decideTurnout,
  ...decideScreen,
  ...decidePeople,
};

export const open = (event: AssemblyOpened): Assembly => ({
  plan: event.plan,
  agenda: openAgenda(event),
  turns: openTurns(),
  answers: openAnswers(),
  turnout: openTurnout(event),
  screen: openScreen(),
  people: openPeople(event),
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

const movers = [
  mover('agenda', evolveAgenda),
  mover('turns', evolveTurns),
  mover('answers', evolveAnswers),
  mover('turnout', evolveTurnout),
  mover('screen', evolveScreen),
  mover('people', evolvePeople),
];

export const aspectNames: readonly AspectName[] = [
  'agenda',
  'turns',
  'answers',
  'turnout',
  'screen',
  'people',
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
};

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
  evolve(state, event, origin, moved);
  return state;
};

export const fold = (state: Assembly | null, commit: Commit<AssemblyEvent>): Assembly | null => {
  let folded = state;
  for (const event of commit.events) folded = foldEvent(folded, event, commit);
  return folded;
};

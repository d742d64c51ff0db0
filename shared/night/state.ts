/** The state of one night: its plan, and a slice for each aspect. */
import type { Agenda } from '../agenda/state.ts';
import type { Answers } from '../answers/state.ts';
import type { Ballots } from '../ballots/state.ts';
import type { Candidates } from '../candidates/state.ts';
import type { Clock } from '../clock/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { People } from '../people/state.ts';
import type { Plan } from '../plan/plan.ts';
import type { Screen } from '../screen/state.ts';
import type { Stage } from '../stage/state.ts';
import type { Turnout } from '../turnout/state.ts';
import type { Turns } from '../turns/state.ts';
import type { Wordings } from '../wording/state.ts';
import type { AssemblyOpened, NightEvent } from './events.ts';

/** One step of the crew: what one commit did. */
export interface Entry {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
  readonly events: NightEvent[];
  takenBack: boolean;
}

export interface History {
  /** The newest last; the oldest are forgotten here, and kept in the log. */
  readonly entries: Entry[];
}

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
  readonly clock: Clock;
  readonly history: History;
}
export type AspectName = Exclude<keyof Assembly, 'opening' | 'plan'>;

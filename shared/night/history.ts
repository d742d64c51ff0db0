/** What the crew did, and taking it back: a new fact that puts things where they were, never an erasure. Rules [BACK-*]. */
import { z } from 'zod';
import type { Assembly } from './assembly.ts';
import type { Deep, DecideTable, Origin } from '../kernel/decider.ts';
import type { NightEvent } from './events.ts';
import { inverseOfAll } from './inverse.ts';
import { no, ok } from '../kernel/result.ts';
import { changedBy } from './since.ts';
import type { Instant } from '../kernel/time.ts';

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

export const openHistory = (): History => ({ entries: [] });

const MOST_ENTRIES = 1_000;
/** The audience's doings, each head at a door, half a sentence: far too many, and undone where they are done. */
const unlisted: ReadonlySet<NightEvent['type']> = new Set([
  'CheckedIn',
  'GroupClaimed',
  'CountedAtDoor',
  'BallotCast',
  'AnswerDrafted',
]);

export const historyCommands = {
  /** Without a version: the latest step that can be taken back. */
  TakeBack: z.strictObject({ type: z.literal('TakeBack'), version: z.int().positive().optional() }),
  /** After a rehearsal, back to the start: for the night itself. */
  EndRehearsal: z.strictObject({ type: z.literal('EndRehearsal') }),
};
export type HistoryCommand = z.output<(typeof historyCommands)[keyof typeof historyCommands]>;

/** Whether this step can be taken back as things are. */
const canTakeBack = (state: Deep<Assembly>, entry: Deep<Entry>): boolean =>
  !entry.takenBack && typeof inverseOfAll(state, entry) !== 'string';

/** Of the newest `most` steps, those that can be taken back: one walk, however long the evening was. */
export const newestToTakeBack = (state: Deep<Assembly>, most: number): ReadonlySet<number> => {
  const changed = new Set<string>();
  const found = new Set<number>();
  for (const entry of state.history.entries.slice(-most).toReversed()) {
    if (!entry.takenBack && typeof inverseOfAll(state, entry, changed) !== 'string') found.add(entry.version);
    for (const thing of changedBy(entry)) changed.add(thing);
  }
  return found;
};

const found = (state: Deep<Assembly>, version: number | undefined): Deep<Entry> | undefined =>
  version === undefined
    ? state.history.entries.findLast((entry) => canTakeBack(state, entry))
    : state.history.entries.find((entry) => entry.version === version);

export const decideHistory: DecideTable<Assembly, HistoryCommand, NightEvent> = {
  TakeBack: (state, { version }) => {
    const entry = found(state, version);
    if (!entry) return no({ code: 'nothing-to-take-back' });
    if (entry.takenBack) return ok([]);
    const inverse = inverseOfAll(state, entry);
    if (inverse === 'never') return no({ code: 'cannot-be-taken-back' });
    if (inverse === 'changed') return no({ code: 'not-as-it-was' });
    return ok([...inverse, { type: 'TakenBack', version: entry.version }]);
  },
  EndRehearsal: ({ agenda }) =>
    agenda.rehearsal === true ? ok([{ type: 'RehearsalEnded' }]) : no({ code: 'not-a-rehearsal' }),
};

/** Keeps every listed event, whatever aspect it moves; says whether it is one. */
export const remember = ({ entries }: History, event: NightEvent, { version, at, by }: Origin): boolean => {
  if (unlisted.has(event.type)) return false;
  const last = entries.at(-1);
  if (last?.version === version) last.events.push(event);
  else entries.push({ version, at, by, events: [event], takenBack: false });
  if (entries.length > MOST_ENTRIES) entries.shift();
  const back =
    event.type === 'TakenBack' ? entries.find((entry) => entry.version === event.version) : undefined;
  if (back) back.takenBack = true;
  return true;
};

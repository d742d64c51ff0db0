/** Whether and how a step is taken back: by new facts that put things where they were, if nothing else has happened to them since. */
import type { Deep } from '../kernel/decider.ts';
import type { Inverse, Touch } from '../kernel/fact.ts';
import type { NightEvent } from './events.ts';
import { facts } from './facts.ts';
import type { Assembly, Entry } from './state.ts';

/** A row as any event meets it: the table is keyed by the event's own type, which the compiler can't follow. */
interface AnyRow {
  readonly takenBack:
    | 'never'
    | ((state: Deep<Assembly>, event: NightEvent, changed: ReadonlySet<string>) => Inverse<NightEvent>);
  readonly touches: (event: NightEvent) => Touch;
}
const rowOf = ({ type }: NightEvent): AnyRow => facts[type] as AnyRow;

const inverseOf = (
  state: Deep<Assembly>,
  event: NightEvent,
  changed: ReadonlySet<string>,
): Inverse<NightEvent> => {
  const { takenBack } = rowOf(event);
  return takenBack === 'never' ? 'never' : takenBack(state, event, changed);
};

/** Taken back at once or later, a step has left no trace: it and its taking back cancel out. */
const isInEffect = ({ takenBack, events }: Deep<Entry>): boolean =>
  !takenBack && !events.some(({ type }) => type === 'TakenBack');

/** What one step has changed, if nobody took it back. */
export const changedBy = (entry: Deep<Entry>): readonly string[] =>
  isInEffect(entry) ? entry.events.flatMap((event) => rowOf(event).touches(event).changes) : [];

/** What steps after this one have changed, and nobody took back. */
export const changedSince = ({ history }: Deep<Assembly>, version: number): ReadonlySet<string> =>
  new Set(
    history.entries
      .slice(history.entries.findLastIndex((entry) => entry.version <= version) + 1)
      .flatMap(changedBy),
  );

/** Whether one of these facts must find as it was what has changed. */
const isTouched = (events: readonly NightEvent[], changed: ReadonlySet<string>): boolean =>
  events.some((event) => {
    const { changes: own, needs = own } = rowOf(event).touches(event);
    return needs.some((thing) => changed.has(thing));
  });

/**
 * Takes a whole step back, its last event first; one that can't be taken back keeps the others. `changed`: what steps
 * after it have changed, for whoever knows already.
 */
export const inverseOfAll = (
  state: Deep<Assembly>,
  { version, events }: { readonly version: number; readonly events: readonly NightEvent[] },
  changed = changedSince(state, version),
): Inverse<NightEvent> => {
  const all = events.toReversed().map((event) => inverseOf(state, event, changed));
  const stuck = all.find((one) => one === 'never') ?? all.find((one) => one === 'changed');
  if (typeof stuck === 'string') return stuck;
  return isTouched(events, changed) ? 'changed' : all.flatMap((one) => (typeof one === 'string' ? [] : one));
};

/** Whether this step can be taken back as things are. */
export const canTakeBack = (state: Deep<Assembly>, entry: Deep<Entry>): boolean =>
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

/** One fact: what it makes of its aspect's slice, how it is taken back, and what it touches, in one row. */
import type { Deep, Named, OfType, Origin } from './decider.ts';

/** How a fact is taken back: by new facts. `never`: it can't be. `changed`: it could, but something else has happened since. */
export type Inverse<Event> = readonly Event[] | 'never' | 'changed';

/** Things of the night, by name, that a fact changes. */
export interface Touch {
  readonly changes: readonly string[];
  /** What must not have been changed since, for the fact to be taken back; where it is left out, just what it changes. */
  readonly needs?: readonly string[];
}

export interface Fact<Slice, Event, State, All> {
  /** Writes its own aspect's slice, in place. */
  readonly evolve: (slice: Slice, event: Event, origin: Origin) => void;
  /** Whether something it touches was changed since is known already; here is looked only at what else must hold. */
  readonly takenBack:
    'never' | ((state: Deep<State>, event: Event, changed: ReadonlySet<string>) => Inverse<All>);
  readonly touches: (event: Event) => Touch;
  /** Left out of the list of what the crew did: there are far too many of it, and it is undone where it is done. */
  readonly unlisted?: true;
  /** Whose phones are told anew what they have said, when somebody else did this: everybody's, or one. */
  readonly phones?: 'all' | ((state: Deep<State>, event: Event) => string | undefined);
}

/** A row for every event of an aspect: a forgotten one does not compile. */
export type FactTable<Slice, Own extends Named, State, All extends Named> = {
  readonly [Type in Own['type']]: Fact<Slice, OfType<All, Type>, State, All>;
};

/** What other aspects' facts do to a slice. */
export type Reactions<Slice, Own extends Named, All extends Named> = {
  readonly [Type in Exclude<All['type'], Own['type']>]?: (
    slice: Slice,
    event: OfType<All, Type>,
    origin: Origin,
  ) => void;
};

export const nothing = (): Touch => ({ changes: [] });
export const changes = (...things: readonly string[]): Touch => ({ changes: things });

/** These facts, if it holds. */
export const provided = <Event>(holds: boolean, ...events: readonly Event[]): Inverse<Event> =>
  holds ? events : 'changed';

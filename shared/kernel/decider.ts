/** The mechanism without the domain: what a command, an event, a commit and an aspect are, and how a log is folded. */
import type { BallotBox } from '../ballots/ballot-box.ts';
import type { Role } from './roles.ts';
import type { Refusal } from './refusals.ts';
import type { Result } from './result.ts';
import type { Instant } from './time.ts';

/** Who says it: a pass's id for the crew, for a phone the HMAC of its token. Never a name, never an address. */
export interface Actor {
  readonly role: Role;
  readonly id: string;
}

/** Everything a decision needs from outside; nothing in `shared` reads a clock or throws dice. */
export interface Context {
  readonly now: Instant;
  readonly by: Actor;
  /** A fresh id, unlike any other of this assembly. */
  readonly newId: () => string;
  /** A fresh join code, as typed on a phone. */
  readonly newJoinCode: () => string;
  /** The same ids in an order left to chance: the lot. */
  readonly shuffled: (ids: readonly string[]) => string[];
  /** The hash under which the log knows the secret of a pass with this id. */
  readonly passHash: (passId: string) => string;
  readonly ballotBox: BallotBox;
}

/** When and by whom an event came about: read off its commit. */
export interface Origin {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
}

interface Named {
  readonly type: string;
}
type OfType<Union extends Named, Type extends Union['type']> = Extract<Union, { readonly type: Type }>;

/** `State` made read-only all the way down: only the room that owns it may fold into it. */
export type Deep<State> = State extends string | number | boolean | null | undefined
  ? State
  : State extends Map<infer Key, infer Value>
    ? ReadonlyMap<Key, Deep<Value>>
    : State extends Set<infer Value>
      ? ReadonlySet<Value>
      : State extends object
        ? { readonly [Key in keyof State]: Deep<State[Key]> }
        : State;

/** One entry for every command of an aspect: a forgotten one does not compile. Reads all, writes nothing. */
export type DecideTable<State, Command extends Named, Event extends Named> = {
  readonly [Type in Command['type']]: (
    state: Deep<State>,
    command: OfType<Command, Type>,
    context: Context,
  ) => Result<Event[], Refusal>;
};

/** One entry for every event of an aspect, and for others' events that move it. Writes its own slice, in place. */
export type EvolveTable<Slice, Own extends Named, All extends Named> = {
  readonly [Type in Own['type']]: (slice: Slice, event: OfType<All, Type>, origin: Origin) => void;
} & {
  readonly [Type in Exclude<All['type'], Own['type']>]?: (
    slice: Slice,
    event: OfType<All, Type>,
    origin: Origin,
  ) => void;
};

/** The unit of durability: all of one command's events or nothing. An accepted command that changes nothing is a commit without events. */
export interface Commit<Event> {
  /** 1 for the first commit of an assembly, without gaps. */
  readonly version: number;
  /** The command's id. */
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly events: readonly Event[];
}

/** A commit as the log keeps it: `hash` chains it to the one before (SHA-256 over canonical JSON). */
export interface SealedCommit<Event> extends Commit<Event> {
  readonly hash: string;
}

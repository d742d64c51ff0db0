/** The mechanism without the domain: who says something and when, and what a commit is. */
import type { Instant } from './time.ts';
import type { Role } from './roles.ts';

/** Who says it: a pass's id for the crew, for a phone the HMAC of its token. Never a name, never an address. */
export interface Actor {
  readonly role: Role;
  readonly id: string;
}

/** Who says what the server itself says, of its own accord. */
export const SERVER = 'server';

/** What every decision needs from outside; nothing in `shared` reads a clock or throws dice. A chapter adds what it needs more. */
export interface Context {
  readonly now: Instant;
  readonly by: Actor;
  /** A fresh id, unlike any other of this assembly. */
  readonly newId: () => string;
}

/** When and by whom an event came about: read off its commit. */
export interface Origin {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
}

/** A command or an event, by its name. */
export interface Named {
  readonly type: string;
}
export type OfType<Union extends Named, Type extends Union['type']> = Extract<Union, { readonly type: Type }>;

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

/** The unit of durability: all of one command's events or nothing. An accepted command that changes nothing is a commit without events. */
export interface Commit<Event> {
  /** 1 for the first commit of a log, without gaps. */
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

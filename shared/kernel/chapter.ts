/** A chapter of an assembly's life: a decider with its slices and rights. The room is generic over it. */
import type { Actor, Context, Deep, Named, Origin } from './decider.ts';
import type { Refusal } from './refusals.ts';
import type { Result } from './result.ts';
import type { Role } from './roles.ts';
import type { Instant } from './time.ts';

/** What a chapter is made of, as types. */
export interface ChapterTypes {
  readonly state: object;
  readonly event: Named;
  readonly command: Named;
  readonly context: Context;
  /** The names of its aspects: what a batch has moved is told by them. */
  readonly aspect: string;
  /** By name, what roles are shown of its state. */
  readonly slices: object;
}

/** Who and when a commit says it was. */
export interface Signature {
  /** Null: nobody can work it out any more. */
  readonly by: string | null;
  readonly at: Instant;
}

/** One slice of what roles are shown: a pure function of some aspects. */
export interface Slice<Of extends ChapterTypes, View> {
  readonly of: readonly Of['aspect'][];
  readonly view: (state: Deep<Of['state']>) => View;
}

export interface Chapter<Of extends ChapterTypes> {
  readonly aspects: readonly Of['aspect'][];
  /** A command as it came over the wire, without its id; unknown types and fields are refused. */
  readonly parse: (message: Named) => Result<Of['command'], Refusal>;
  readonly isAllowed: (role: Role, command: Of['command']['type']) => boolean;
  readonly decide: (
    state: Deep<Of['state']>,
    command: Of['command'],
    context: Of['context'],
  ) => Result<Of['event'][], Refusal>;
  /** Folds one event into the state, in place; adds the aspects it moved to `moved`. Null: nothing has happened yet. */
  readonly fold: (
    state: Of['state'] | null,
    event: Of['event'],
    origin: Origin,
    moved?: Set<Of['aspect']>,
  ) => Of['state'];
  /** A commit is signed by who said the command, when it was said; unless the chapter says otherwise. */
  readonly signatureOf: (
    state: Deep<Of['state']>,
    command: Of['command'],
    context: Of['context'],
  ) => Signature;
  /** Whoever this is may do nothing any more. */
  readonly isWithdrawn: (state: Deep<Of['state']>, by: Actor) => boolean;
  /** Whether a commit's author is of the crew, whose work is shown at once. */
  readonly isOfCrew: (state: Deep<Of['state']>, author: string) => boolean;
  readonly slices: { readonly [Name in keyof Of['slices']]: Slice<Of, Of['slices'][Name]> };
}

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
  /** By name, what roles are shown of this moment, which no log holds. */
  readonly live: object;
}

/** Everything that a role of the chapter may be shown, by name. */
export type AllSlices<Of extends ChapterTypes> = Of['slices'] & Of['live'];
export type StateSliceName<Of extends ChapterTypes> = keyof Of['slices'] & string;
export type SliceName<Of extends ChapterTypes> = keyof AllSlices<Of> & string;

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
  /** Whose phones are told anew what they have said when somebody else did this: everybody's, or one. */
  readonly phonesOf: (state: Deep<Of['state']>, event: Of['event']) => 'all' | string | undefined;
  readonly slices: { readonly [Name in StateSliceName<Of>]: Slice<Of, Of['slices'][Name]> };
  /** What a role is shown; nothing else reaches it. */
  readonly reads: (role: Role) => readonly SliceName<Of>[];
}

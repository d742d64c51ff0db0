/** What every log of commits can do, whichever store is behind it; tests/contract holds them all to it. */
import type { Named, SealedCommit } from '../../shared/kernel/decider.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import type { OwedKeys } from './owed-keys.ts';

/** The night's, unless a chapter is named by its events. No store looks inside an event. */
export type LogCommit<Event extends Named = AssemblyEvent> = SealedCommit<Event>;

/** Where a log ends: 0 and the empty string for an assembly that has no commit yet. */
export interface Head {
  readonly version: number;
  readonly hash: string;
}

export const beginning: Head = { version: 0, hash: '' };

/** Whoever follows an assembly, as the log calls it. */
export interface Subscriber<Event extends Named = AssemblyEvent> {
  /** Stored by whichever node. A callback that throws is a defect: the append stands, the process goes down. */
  batch(batch: readonly LogCommit<Event>[]): void;
  /**
   * A shared log can't be reached, and is asked again: called at every failure. Or, with a BrokenLog, the log no longer
   * holds what it had delivered: then nothing more comes until it is read and followed anew.
   */
  lost?(fault: unknown): void;
}

export interface Log<Event extends Named = AssemblyEvent> {
  /** Other nodes may write to it as well. */
  readonly isShared: boolean;
  /** The ids of all assemblies that have a commit, in the order they were opened. */
  list(): Promise<string[]>;
  /**
   * Makes the batch durable, all or nothing, if the log still ends at `expected`.
   * `conflict`: somebody else was first; read forward and decide again. Throws a fault when the store fails: the batch
   * may then be there or not, so forget the memory and read again. Throws an AssertionError, a defect, for a batch that
   * is empty or was not sealed on `expected`.
   */
  append(
    assembly: string,
    expected: Head,
    batch: readonly LogCommit<Event>[],
  ): Promise<'stored' | 'conflict'>;
  /**
   * All commits after `after`, in order, up to at least where the log ended when it was asked; each is checked as it
   * comes. Throws BrokenLog where the chain was cut, reordered or edited, and where it ends before `after`.
   */
  read(assembly: string, after: Head): AsyncIterable<LogCommit<Event>>;
  /**
   * Delivers everything that is stored after `after`, where some batch ended: each batch once and in order, until the
   * returned function is called.
   */
  follow(assembly: string, after: Head, subscriber: Subscriber<Event>): () => void;
  /**
   * Resolves, with how to end it, once this node had better append: nodes that share a log take turns, whose command
   * `isUrgent` first, and what the others stored was heard by then. Only courtesy: `append` refuses whoever is late,
   * with a turn or without. An append ends the turn. Throws a fault when the store can’t be reached.
   */
  turn(assembly: string, isUrgent: () => boolean): Promise<() => void>;
  /**
   * Forgets an assembly: its commits and its keys. `conflict`, and nothing is forgotten, if the log no longer ends at
   * `expected`, where that is named.
   */
  erase(assembly: string, expected?: Head): Promise<'erased' | 'conflict'>;
  readonly keyring: Keyring;
  close(): Promise<void>;
}

/** Secrets that live beside the log and can be destroyed: what they sealed can never be read again. */
export interface Keyring {
  /**
   * The key of that name, 32 bytes nobody can guess, made the first time it is asked for. The same for every node.
   * Throws UnusableStore where other hands changed it.
   */
  key(name: KeyName): Promise<Buffer>;
  /** From now on nobody is given it again; until its last trace is gone, it stands in `owed`, after a restart too. */
  destroy(name: KeyName): Promise<void>;
  readonly owed: OwedKeys;
}

/** `server`, or a key of one assembly: `<assembly id>/phones`, `<assembly id>/ballot/<ballot id>`. */
export type KeyName = 'server' | `${string}/${string}`;

/** The log was changed by other hands. Says at which version, and what to do. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
  readonly assembly: string;
  readonly version: number;
  constructor(assembly: string, version: number, what: string) {
    super(
      `The record of “${assembly}” was changed outside the program: commit ${version} ${what}. ` +
        `Put back the last good copy of the data, or start with another DATA_DIR.`,
    );
    this.assembly = assembly;
    this.version = version;
  }
}

/** The store cannot be used at all: said once, in one sentence, at the start. */
export class UnusableStore extends Error {
  override readonly name = 'UnusableStore';
}

/** The log can’t be read just now, as its rooms say by themselves: whoever asked may ask again. */
export class LogAway extends Error {
  override readonly name = 'LogAway';
}

/** Who wants to hear of an assembly's new batches within this process; the same for every store that lives in it. */
import type { Ear, LogCommit } from './log.ts';

interface Follower {
  readonly ear: Ear;
}

export class Followers {
  readonly #byAssembly = new Map<string, Set<Follower>>();

  /** `missed`: what was stored before, and is yet to be told to this one. */
  add(assembly: string, missed: readonly LogCommit[], ear: Ear): () => void {
    const follower: Follower = { ear };
    const all = this.#byAssembly.get(assembly) ?? new Set();
    this.#byAssembly.set(assembly, all.add(follower));
    if (missed.length > 0) this.#tell(follower, all, missed);
    return () => {
      all.delete(follower);
      if (all.size === 0 && this.#byAssembly.get(assembly) === all) this.#byAssembly.delete(assembly);
    };
  }

  /**
   * Tells each follower in a microtask of its own, after the batch is durable and before whoever awaits the append goes
   * on. So batches arrive in order even where a follower appends, and one that throws crashes the process, not the append.
   */
  tell(assembly: string, batch: readonly LogCommit[]): void {
    const all = this.#byAssembly.get(assembly) ?? new Set();
    for (const follower of all) this.#tell(follower, all, batch);
  }

  #tell(follower: Follower, all: ReadonlySet<Follower>, batch: readonly LogCommit[]): void {
    queueMicrotask(() => {
      if (all.has(follower)) follower.ear.batch(batch);
    });
  }
}

/** Who wants to hear of an assembly's new batches within this process; the same for every store that lives in it. */
import type { LogCommit } from './log.ts';

type OnBatch = (batch: readonly LogCommit[]) => void;
interface Follower {
  readonly onBatch: OnBatch;
}

export class Followers {
  readonly #byAssembly = new Map<string, Set<Follower>>();

  add(assembly: string, onBatch: OnBatch): () => void {
    const follower: Follower = { onBatch };
    const all = this.#byAssembly.get(assembly) ?? new Set();
    this.#byAssembly.set(assembly, all.add(follower));
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
    const all = this.#byAssembly.get(assembly);
    for (const follower of all ?? []) {
      queueMicrotask(() => {
        if (all?.has(follower)) follower.onBatch(batch);
      });
    }
  }
}

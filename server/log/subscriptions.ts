/** Who within this process wants to be given an assembly's new batches; the same for every store that lives in the process. */
import type { Named } from '../../shared/kernel/decider.ts';
import type { LogCommit, Subscriber } from './log.ts';

/** The same subscriber may subscribe twice. */
interface Subscription<Event extends Named> {
  readonly subscriber: Subscriber<Event>;
}

export class Subscriptions<Event extends Named> {
  readonly #byAssembly = new Map<string, Set<Subscription<Event>>>();

  /** `missed`: what was stored before, and is yet to be given to this subscriber. */
  add(assembly: string, missed: readonly LogCommit<Event>[], subscriber: Subscriber<Event>): () => void {
    const subscription: Subscription<Event> = { subscriber };
    const all = this.#byAssembly.get(assembly) ?? new Set();
    this.#byAssembly.set(assembly, all.add(subscription));
    if (missed.length > 0) this.#deliverTo(subscription, all, missed);
    return () => {
      all.delete(subscription);
      if (all.size === 0 && this.#byAssembly.get(assembly) === all) this.#byAssembly.delete(assembly);
    };
  }

  /**
   * Calls each subscriber in a microtask of its own, after the batch is durable and before whoever awaits the append goes
   * on. So batches arrive in order even where a subscriber appends, and one that throws crashes the process, not the append.
   */
  deliver(assembly: string, batch: readonly LogCommit<Event>[]): void {
    const all = this.#byAssembly.get(assembly) ?? new Set();
    for (const subscription of all) this.#deliverTo(subscription, all, batch);
  }

  /** Tells all of them that what they follow can't be reached. */
  lose(fault: unknown): void {
    for (const all of this.#byAssembly.values())
      for (const { subscriber } of all) queueMicrotask(() => subscriber.lost?.(fault));
  }

  #deliverTo(
    subscription: Subscription<Event>,
    all: ReadonlySet<Subscription<Event>>,
    batch: readonly LogCommit<Event>[],
  ): void {
    queueMicrotask(() => {
      if (all.has(subscription)) subscription.subscriber.batch(batch);
    });
  }
}

/** A room's state and the log behind it: decides batches and makes them durable, follows what other nodes store, and reads all of it anew after a fault. */
import type { ChapterTypes } from '../../shared/kernel/chapter.ts';
import type { Deep } from '../../shared/kernel/decider.ts';
import type { Reply } from '../../shared/wire.ts';
import { BrokenLog, type Head, type LogCommit } from '../log/log.ts';
import { eventsOf, type Batch } from './batch.ts';
import { BatchDecision } from './batch-decision.ts';
import { isOfCrew, type QueuedCommand } from './command-queue.ts';
import { Memory } from './memory.ts';
import { Refusals } from './refusals.ts';
import type { RoomParts } from './room-parts.ts';

/** What came of a batch of commands: their answers, and what was stored, in order: by other nodes meanwhile, and by this one. */
export interface Outcome<Of extends ChapterTypes> {
  readonly replies: readonly Reply[];
  readonly stored: readonly Batch<Of>[];
}

export interface DurableStateListener<Of extends ChapterTypes> {
  /** Another node stored this; or, without a commit, memory was read anew. */
  batch(batch: Batch<Of>): void;
  /** The log, or the keys beside it, can't be read or written. */
  fault(fault: unknown): void;
  /** The log can't be followed just now: reported again and again until it can. With a BrokenLog it never will. */
  lost(fault: unknown): void;
  /** The log was begun anew under the same id. Called before `batch`. */
  begunAnew(): void;
}

export const unavailable: Reply = { ok: false, refusal: { code: 'unavailable' } };
const nothingStored = <Of extends ChapterTypes>(batch: readonly unknown[]): Outcome<Of> => ({
  replies: batch.map(() => unavailable),
  stored: [],
});

const MOST_CONFLICTS = 20;

export class DurableState<Of extends ChapterTypes> {
  readonly #parts: RoomParts<Of>;
  readonly #listener: DurableStateListener<Of>;
  #memory: Memory<Of>;
  #refusals = new Refusals();
  #unfollow: () => void;
  /** While it is pending, memory may hold what is not durable yet. */
  #writing: Promise<void> | null = null;
  /** What the log brought and is not folded yet. */
  #heard: LogCommit<Of['event']>[] = [];
  #reopening: Promise<void> | null = null;
  /** Memory can't be trusted: a write failed after it was folded. */
  #isBroken = false;

  constructor(parts: RoomParts<Of>, memory: Memory<Of>, listener: DurableStateListener<Of>) {
    this.#parts = parts;
    this.#memory = memory;
    this.#listener = listener;
    this.#unfollow = this.#follow();
  }

  /** Where the log ends, as far as it is folded. */
  get head(): Head {
    return this.#memory.head;
  }

  /** To be read only while it is settled. */
  get value(): Deep<Of['state']> {
    return this.#memory.readable;
  }

  /** True while memory holds nothing but what is durable. */
  get isSettled(): boolean {
    return this.#writing === null && !this.#isBroken;
  }

  /** Throws a fault when the log can't be read again. */
  async settled(): Promise<void> {
    while (!this.isSettled) await (this.#writing ?? this.#reopen());
  }

  /** Resolves, with how to end it, once this node had better append. Null when the log can't be reached; memory is as good as before then. */
  async turn(isUrgent: () => boolean): Promise<(() => void) | null> {
    try {
      if (this.#isBroken) await this.#reopen();
      return await this.#parts.log.turn(this.#parts.id, isUrgent);
    } catch (fault) {
      this.#listener.fault(fault);
      return null;
    }
  }

  /** Never rejects. `turn` null, or a fault: nothing of the batch counts. After a fault memory was folded further than the log reaches. */
  async store(batch: readonly QueuedCommand<Of>[], turn: (() => void) | null): Promise<Outcome<Of>> {
    if (!turn) return nothingStored(batch);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#writing = promise;
    try {
      const outcome = await this.#append(batch, turn);
      await this.#parts.keys.follow(outcome.stored.flatMap(eventsOf<Of>));
      return outcome;
    } catch (fault) {
      this.#isBroken = true;
      this.#listener.fault(fault);
      return nothingStored(batch);
    } finally {
      this.#writing = null;
      resolve();
    }
  }

  /** Folds what other nodes stored; this node's own batches come by here too and are known already. */
  catchUp(): void {
    if (!this.isSettled) return;
    const { chapter, keys } = this.#parts;
    const moved = new Set<Of['aspect']>();
    const news = this.#heard.splice(0).filter(({ version }) => version > this.head.version);
    if (news.length === 0) return;
    for (const commit of news) this.#memory.fold(commit, moved);
    keys.hear(eventsOf<Of>({ commits: news })).catch((fault: unknown) => this.#listener.fault(fault));
    const urgent = news.some(({ by }) => chapter.isOfCrew(this.value, by));
    this.#listener.batch({ commits: news, moved, urgent, appendMs: null });
  }

  /** Throws unless the log can be written and still holds all that was heard: a store may have come back empty. */
  async check(): Promise<void> {
    const { log, id } = this.#parts;
    await this.settled();
    (await log.turn(id, () => false))();
    await log.read(id, this.head)[Symbol.asyncIterator]().next();
  }

  /** Leaves the log alone from now on. */
  stop(): void {
    this.#unfollow();
  }

  /** Throws when the store fails: then nothing of the batch counts. */
  async #append(batch: readonly QueuedCommand<Of>[], firstTurn: () => void): Promise<Outcome<Of>> {
    const { log, id } = this.#parts;
    const foreign: LogCommit<Of['event']>[] = [];
    let turn = firstTurn;
    for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
      const before = this.head;
      const decision = await this.#decide(batch);
      const { commits } = decision;
      const started = performance.now();
      const isStored = commits.length === 0 || (await log.append(id, before, commits)) === 'stored';
      turn();
      if (isStored) {
        const appendMs = commits.length === 0 ? null : performance.now() - started;
        return { replies: decision.replies, stored: this.#settle(batch, decision, foreign, appendMs) };
      }
      // Another node was first: its commits stand, and ours are decided again on top of them.
      turn = await log.turn(id, () => batch.some(isOfCrew));
      // Memory was folded further than the log, and a fold can't be undone: so all of it is folded again. That is dear, and
      // rare: nodes take turns, and only a node that is too slow for its own meets another at the log's end.
      this.#memory = await Memory.replayFrom(this.#parts, before, foreign);
    }
    throw new Error(`${MOST_CONFLICTS} conflicts in a row on “${id}”`);
  }

  async #decide(batch: readonly QueuedCommand<Of>[]): Promise<BatchDecision<Of>> {
    const { chapter, clock, contextOf, keys } = this.#parts;
    const said = batch.map(({ command }) => command);
    await keys.readyFor(this.value, said);
    return new BatchDecision(
      {
        chapter,
        memory: this.#memory,
        refusals: this.#refusals,
        contextOf: (by) => contextOf(clock(), by),
      },
      batch,
    );
  }

  /** What the batch rested on is durable now: so its refusals stand, and what came of it may be shown. */
  #settle(
    batch: readonly QueuedCommand<Of>[],
    { commits, moved, refusals }: BatchDecision<Of>,
    foreign: readonly LogCommit<Of['event']>[],
    appendMs: number | null,
  ): Batch<Of>[] {
    this.#refusals.addAll(refusals);
    const theirs = { commits: foreign, moved: this.#everything(), urgent: true, appendMs: null };
    const ours = { commits, moved, urgent: batch.some(isOfCrew), appendMs };
    return [theirs, ours].filter((stored) => stored.commits.length > 0);
  }

  #everything(): Set<Of['aspect']> {
    return new Set(this.#parts.chapter.aspects);
  }

  #follow(): () => void {
    return this.#parts.log.follow(this.#parts.id, this.head, {
      batch: (batch) => {
        this.#heard.push(...batch);
        this.catchUp();
      },
      lost: (fault) => {
        this.#isBroken ||= fault instanceof BrokenLog;
        this.#listener.lost(fault);
      },
    });
  }

  /** Forgets what memory holds and folds the log again. Throws when the store can't be read. */
  #reopen(): Promise<void> {
    return (this.#reopening ??= this.#readAnew().finally(() => (this.#reopening = null)));
  }

  async #readAnew(): Promise<void> {
    const { keys, readAnew } = this.#parts;
    const memory = await Memory.replay(this.#parts);
    await readAnew?.(memory.readable);
    await keys.settle(memory.readable);
    const isAnother = memory.opening !== this.#memory.opening;
    this.#memory = memory;
    this.#isBroken = false;
    this.#unfollow();
    this.#heard = [];
    this.#unfollow = this.#follow();
    if (isAnother) this.#beginAnew();
    this.#listener.batch({ commits: [], moved: this.#everything(), urgent: true, appendMs: null });
    this.catchUp();
  }

  #beginAnew(): void {
    this.#refusals = new Refusals();
    this.#listener.begunAnew();
  }
}

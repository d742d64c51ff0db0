/** One live chapter of an assembly: commands wait in one queue, are decided, made durable in one append per batch, and only then answered and shown. */
import type { ChapterTypes } from '../../shared/kernel/chapter.ts';
import type { Actor, Deep } from '../../shared/kernel/decider.ts';
import type { Reply } from '../../shared/wire.ts';
import { BrokenLog, type Head } from '../log/log.ts';
import { eventsOf, type Batch, type Submission } from './batch.ts';
import { CommandQueue } from './command-queue.ts';
import { DurableState, unavailable } from './durable-state.ts';
import { Memory } from './memory.ts';
import type { RoomParts } from './room-parts.ts';
import { SaveHealth, type Saving } from './save-health.ts';

export interface RoomListener<Of extends ChapterTypes> {
  /** Became durable. */
  batch?(batch: Batch<Of>): void;
  /** A write failed, or works again. */
  saving?(state: Saving, fault: unknown): void;
  answered?(command: Submission<Of>, reply: Reply): void;
  /** Another node has opened the assembly anew: whoever was let in by the keys of before must come in again. Called before `batch`. */
  openedAnew?(): void;
}

const yieldToLoop = (): Promise<void> => new Promise((resume) => setImmediate(resume));

export class Room<Of extends ChapterTypes> {
  readonly #parts: RoomParts<Of>;
  readonly #listeners = new Set<RoomListener<Of>>();
  readonly #queue = new CommandQueue<Of>();
  readonly #durable: DurableState<Of>;
  readonly #saveHealth: SaveHealth;
  #pumping: Promise<void> | null = null;

  private constructor(parts: RoomParts<Of>, memory: Memory<Of>) {
    this.#parts = parts;
    this.#durable = new DurableState(parts, memory, {
      batch: (batch) => this.#announce(batch),
      fault: (fault) => this.#saveHealth.fail(fault),
      lost: (fault) => {
        // It comes again and again while the log can't be reached; the crew is shown it once.
        if (fault instanceof BrokenLog || this.saving === 'ok') this.#saveHealth.fail(fault);
      },
      begunAnew: () => this.#beginAnew(),
    });
    this.#saveHealth = new SaveHealth({
      report: (saving, fault) => {
        for (const listener of this.#listeners) listener.saving?.(saving, fault);
      },
      check: parts.log.isShared ? () => this.#durable.check() : null,
    });
  }

  /** Replays the log. Throws BrokenLog, or an error when the log holds no such assembly. */
  static async open<Of extends ChapterTypes>(parts: RoomParts<Of>): Promise<Room<Of>> {
    const memory = await Memory.replay(parts);
    await parts.keys.settle(memory.readable);
    return new Room(parts, memory);
  }

  get id(): string {
    return this.#parts.id;
  }

  /** Where the log ends, as far as this room has folded it. */
  get head(): Head {
    return this.#durable.head;
  }

  get version(): number {
    return this.head.version;
  }

  get saving(): Saving {
    return this.#saveHealth.saving;
  }

  /** True while memory holds nothing but what is durable. */
  get isSettled(): boolean {
    return this.#durable.isSettled;
  }

  /** To be read only while the room is settled. */
  get state(): Deep<Of['state']> {
    return this.#durable.value;
  }

  /** Throws a fault when the log can't be read again. */
  settled(): Promise<void> {
    return this.#durable.settled();
  }

  /** As `settled`, with false instead of the fault: the room has reported it already. */
  async canBeRead(): Promise<boolean> {
    try {
      await this.settled();
      return true;
    } catch {
      return false;
    }
  }

  listen(listener: RoomListener<Of>): void {
    this.#listeners.add(listener);
  }

  /** Resolves once the answer is final: accepted and durable, or refused. Never rejects. */
  submit(command: Submission<Of>, by: Actor): Promise<Reply> {
    return new Promise((reply) => {
      this.#queue.add({ command, by, reply });
      this.#pumping ??= this.#pump();
    });
  }

  /** Answers all that waits, then leaves the log alone. */
  async close(): Promise<void> {
    this.#saveHealth.end();
    while (this.#pumping) await this.#pumping;
    this.#durable.stop();
  }

  /** Works until nothing waits: whatever the sockets bring in one turn of the event loop shares an append. */
  async #pump(): Promise<void> {
    await yieldToLoop();
    while (!this.#queue.isEmpty) {
      await this.#workOff();
      await yieldToLoop();
    }
    this.#pumping = null;
  }

  /** What comes while the node waits for its turn goes into the same batch, the crew's before the rest. */
  async #workOff(): Promise<void> {
    const turn = await this.#durable.turn(() => this.#queue.hasCrew);
    const batch = this.#queue.take();
    const outcome = await this.#durable.store(batch, turn);
    for (const [index, { command, reply }] of batch.entries())
      this.#answer(command, reply, outcome.replies[index] ?? unavailable);
    for (const stored of outcome.stored) this.#announce(stored);
    this.#durable.catchUp();
  }

  /** What waits was said by people who were let in by other keys: they say it again once they have come in by today's. */
  #beginAnew(): void {
    while (!this.#queue.isEmpty)
      for (const { command, reply } of this.#queue.take()) this.#answer(command, reply, unavailable);
    for (const listener of this.#listeners) listener.openedAnew?.();
  }

  /** Only ever called when all of `batch` is durable and memory holds nothing else. */
  #announce(batch: Batch<Of>): void {
    this.#parts.keys.forgetAfter(eventsOf(batch));
    if (batch.appendMs !== null) this.#saveHealth.succeed();
    for (const listener of this.#listeners) listener.batch?.(batch);
  }

  #answer(command: Submission<Of>, reply: (reply: Reply) => void, answer: Reply): void {
    reply(answer);
    for (const listener of this.#listeners) listener.answered?.(command, answer);
  }
}

/** What a batch of commands brings about, decided one on top of the other, before it is known whether it can be stored. */
import type { Chapter, ChapterTypes } from '../../shared/kernel/chapter.ts';
import type { Actor } from '../../shared/kernel/decider.ts';
import { passing } from '../../shared/kernel/refusals.ts';
import { no } from '../../shared/kernel/result.ts';
import type { Reply } from '../../shared/wire.ts';
import { seal } from '../log/chain.ts';
import type { LogCommit } from '../log/log.ts';
import type { QueuedCommand } from './command-queue.ts';
import type { Memory } from './memory.ts';
import { Refusals } from './refusals.ts';

export interface DecisionParts<Of extends ChapterTypes> {
  readonly chapter: Chapter<Of>;
  readonly memory: Memory<Of>;
  /** Those that stand already. */
  readonly refusals: Refusals;
  readonly contextOf: (by: Actor) => Of['context'];
}

export class BatchDecision<Of extends ChapterTypes> {
  readonly commits: LogCommit<Of['event']>[] = [];
  readonly moved = new Set<Of['aspect']>();
  /** Those that stand if the batch does. */
  readonly refusals = new Refusals();
  readonly replies: readonly Reply[];
  readonly #parts: DecisionParts<Of>;

  /** Folds what the batch brings about into the memory. */
  constructor(parts: DecisionParts<Of>, batch: readonly QueuedCommand<Of>[]) {
    this.#parts = parts;
    this.replies = batch.map((queued) => this.#decide(queued));
  }

  #decide({ command, by }: QueuedCommand<Of>): Reply {
    const { id } = command;
    const { chapter, memory, refusals } = this.#parts;
    const context = this.#parts.contextOf(by);
    const signature = chapter.signatureOf(memory.readable, command, context);
    const answered = memory.answerTo(id, signature.by);
    if (answered) return answered;
    const refused = refusals.find(id, by.id) ?? this.refusals.find(id, by.id);
    if (refused) return { ok: false, refusal: refused };
    // A pass may be withdrawn while its holder's command waits; the refusal stands only if the withdrawal does.
    const decision = chapter.isWithdrawn(memory.readable, by)
      ? no({ code: 'pass-revoked' as const })
      : chapter.decide(memory.readable, command, context);
    if (!decision.ok) {
      // What may pass later is decided anew when it is sent again.
      if (!passing.has(decision.reason.code)) this.refusals.add(id, by.id, decision.reason);
      return { ok: false, refusal: decision.reason };
    }
    const { version, hash } = memory.head;
    const { at, by: author } = signature;
    const body = { version: version + 1, id, at, by: author ?? by.id, events: decision.value };
    const commit = seal(hash, body);
    memory.fold(commit, this.moved);
    this.commits.push(commit);
    return { ok: true, version: commit.version };
  }
}

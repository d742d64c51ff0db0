/** What a batch of commands brings about, decided one on top of the other, before it is known whether it can be stored. */
import { signatureOf } from '../../shared/ballots/signature.ts';
import type { Actor } from '../../shared/kernel/decider.ts';
import { passing } from '../../shared/kernel/refusals.ts';
import { no } from '../../shared/kernel/result.ts';
import { decide } from '../../shared/night/night.ts';
import type { NightContext } from '../../shared/night/rows.ts';
import type { AspectName } from '../../shared/night/state.ts';
import { isWithdrawn } from '../../shared/people/passes.ts';
import type { Reply } from '../../shared/wire.ts';
import { seal } from '../log/chain.ts';
import type { LogCommit } from '../log/log.ts';
import { Refusals, type Memory } from './memory.ts';
import type { Waiting } from './command-queue.ts';

export interface DraftParts {
  readonly memory: Memory;
  /** Those that stand already. */
  readonly refusals: Refusals;
  readonly context: (by: Actor) => NightContext;
}

export class Draft {
  readonly commits: LogCommit[] = [];
  readonly moved = new Set<AspectName>();
  /** Those that stand if the batch does. */
  readonly refusals = new Refusals();
  readonly replies: readonly Reply[];
  readonly #parts: DraftParts;

  /** Folds what the batch brings about into the memory. */
  constructor(parts: DraftParts, batch: readonly Waiting[]) {
    this.#parts = parts;
    this.replies = batch.map((waiting) => this.#decide(waiting));
  }

  #decide({ command, by }: Waiting): Reply {
    const { id } = command;
    const { memory, refusals, context: contextOf } = this.#parts;
    const context = contextOf(by);
    const signature = signatureOf(memory.state, command, context);
    const answered = memory.answerTo(id, signature.by);
    if (answered) return answered;
    const refused = refusals.find(id, by.id) ?? this.refusals.find(id, by.id);
    if (refused) return { ok: false, refusal: refused };
    // A pass may be withdrawn while its holder's command waits; the refusal stands only if the withdrawal does.
    const decision = isWithdrawn(memory.state.people, by)
      ? no({ code: 'pass-revoked' as const })
      : decide(memory.state, command, context);
    if (!decision.ok) {
      // What will pass is asked again, and answered anew.
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

/** One live assembly: commands wait in one queue, are decided, made durable in one append per batch, and only then answered and shown. */
import { aspectNames, decide, type AspectName, type Assembly, type Command } from '../shared/assembly.ts';
import { signatureOf } from '../shared/ballot-casting.ts';
import type { Actor, Context, Deep } from '../shared/decider.ts';
import type { AssemblyEvent } from '../shared/events.ts';
import type { Instant } from '../shared/time.ts';
import { isWithdrawn } from '../shared/people.ts';
import { passing } from '../shared/refusals.ts';
import { no } from '../shared/result.ts';
import type { Reply } from '../shared/wire.ts';
import type { BallotKeys } from './ballot-box.ts';
import { seal } from './log/chain.ts';
import type { Log, LogCommit } from './log/log.ts';
import { Memory, Refusals } from './memory.ts';

export type Submission = Command & { readonly id: string };

interface Waiting {
  readonly command: Submission;
  readonly by: Actor;
  readonly reply: (reply: Reply) => void;
}

/** What became durable, told to publisher, gateway and metrics. */
export interface Batch {
  readonly commits: readonly LogCommit[];
  readonly moved: ReadonlySet<AspectName>;
  /** Something of the crew's was in it: it is shown at once. */
  readonly urgent: boolean;
  /** Null where another node stored it. */
  readonly appendMs: number | null;
}

/** What a batch brings about before it is known whether it can be stored. */
interface Draft {
  readonly commits: LogCommit[];
  readonly moved: Set<AspectName>;
  readonly refusals: Refusals;
}

/** What came of a batch of commands: their answers, and what was stored, if anything was. */
interface Outcome {
  readonly replies: readonly Reply[];
  readonly stored: Batch | null;
}

export interface RoomListener {
  batch?(batch: Batch): void;
  /** A write failed, or works again. */
  saving?(state: 'ok' | 'failing', fault: unknown): void;
  answered?(command: Submission, reply: Reply): void;
}

export interface RoomParts {
  readonly assembly: string;
  readonly log: Log;
  readonly clock: () => Instant;
  readonly newId: () => string;
  readonly newJoinCode: () => string;
  readonly shuffled: (ids: readonly string[]) => string[];
  readonly passHash: (passId: string) => string;
  readonly ballotKeys: BallotKeys;
}

/** Larger batches would only make the first in line wait for the last. */
const MOST_IN_A_BATCH = 500;
const MOST_CONFLICTS = 20;

const unavailable: Reply = { ok: false, refusal: { code: 'unavailable' } };
const nextTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

const eventsOf = (batch: Batch | null): AssemblyEvent[] =>
  batch === null ? [] : batch.commits.flatMap(({ events }) => events);

export class Room {
  readonly #parts: RoomParts;
  readonly #listeners = new Set<RoomListener>();
  readonly #refusals = new Refusals();
  readonly #unfollow: () => void;
  #memory: Memory;
  #crew: Waiting[] = [];
  #audience: Waiting[] = [];
  #pumping: Promise<void> | null = null;
  /** While it is pending, memory may hold what is not durable yet. */
  #writing: Promise<void> | null = null;
  /** What the log told while this room was writing. */
  #heard: LogCommit[] = [];
  #reopening: Promise<void> | null = null;
  /** Memory can't be trusted: a write failed after it was folded. */
  #isBroken = false;
  #saving: 'ok' | 'failing' = 'ok';

  private constructor(parts: RoomParts, memory: Memory) {
    this.#parts = parts;
    this.#memory = memory;
    this.#unfollow = parts.log.follow(parts.assembly, (batch) => {
      this.#heard.push(...batch);
      if (this.isSettled) this.#catchUp();
    });
  }

  /** Replays the log. Throws BrokenLog, or an error when there is no such assembly. */
  static async open(parts: RoomParts): Promise<Room> {
    const memory = await Memory.replay(parts.log, parts.assembly);
    if (memory.isOpened) await parts.ballotKeys.settle(memory.state.ballots);
    if (!memory.isOpened) throw new Error(`There is no assembly “${parts.assembly}” in the log`);
    return new Room(parts, memory);
  }

  get id(): string {
    return this.#parts.assembly;
  }

  get version(): number {
    return this.#memory.head.version;
  }

  get saving(): 'ok' | 'failing' {
    return this.#saving;
  }

  /** True while memory holds nothing but what is durable. */
  get isSettled(): boolean {
    return this.#writing === null && !this.#isBroken;
  }

  /** To be read only while the room is settled. */
  get state(): Deep<Assembly> {
    return this.#memory.state;
  }

  /** Throws a fault when the log can't be read again. */
  async settled(): Promise<void> {
    while (!this.isSettled) await (this.#writing ?? this.#reopen());
  }

  listen(listener: RoomListener): void {
    this.#listeners.add(listener);
  }

  /** Resolves once the answer is final: accepted and durable, or refused. Never rejects. */
  submit(command: Submission, by: Actor): Promise<Reply> {
    return new Promise((reply) => {
      (by.role === 'phone' ? this.#audience : this.#crew).push({ command, by, reply });
      this.#pumping ??= this.#pump();
    });
  }

  /** Answers all that waits, then leaves the log alone. */
  async close(): Promise<void> {
    while (this.#pumping) await this.#pumping;
    this.#unfollow();
  }

  /** Works until nothing waits: whatever the sockets bring in one turn of the event loop shares an append. */
  async #pump(): Promise<void> {
    await nextTurn();
    for (let batch = this.#take(); batch.length > 0; batch = this.#take()) {
      await this.#workOff(batch);
      await nextTurn();
    }
    this.#pumping = null;
  }

  /** The crew's commands first: a storm at the doors never holds up the chair. */
  #take(): Waiting[] {
    const crew = this.#crew.splice(0, MOST_IN_A_BATCH);
    return [...crew, ...this.#audience.splice(0, MOST_IN_A_BATCH - crew.length)];
  }

  async #workOff(batch: readonly Waiting[]): Promise<void> {
    const outcome = await this.#tryToStore(batch);
    for (const [index, { command, reply }] of batch.entries())
      this.#answer(command, reply, outcome.replies[index] ?? unavailable);
    if (outcome.stored) this.#announce(outcome.stored);
    if (!this.#isBroken) this.#catchUp();
  }

  /** A fault spoils the whole batch: memory was folded further than the log reaches. */
  async #tryToStore(batch: readonly Waiting[]): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<void>();
    try {
      if (this.#isBroken) await this.#reopen();
      this.#writing = promise;
      await this.#parts.ballotKeys.readyFor(
        this.state.ballots,
        batch.map(({ command }) => command),
      );
      const outcome = await this.#store(batch);
      await this.#parts.ballotKeys.follow(eventsOf(outcome.stored));
      return outcome;
    } catch (fault) {
      this.#isBroken = true;
      this.#tellSaving('failing', fault);
      return { replies: batch.map(() => unavailable), stored: null };
    } finally {
      this.#writing = null;
      resolve();
    }
  }

  /** Throws when the store fails: then nothing of the batch counts. */
  async #store(batch: readonly Waiting[]): Promise<Outcome> {
    const foreign: LogCommit[] = [];
    for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
      const before = this.#memory.head;
      const draft: Draft = { commits: [], moved: new Set(), refusals: new Refusals() };
      const replies = batch.map((waiting) => this.#decide(waiting, draft));
      const started = performance.now();
      const isStored =
        draft.commits.length === 0 ||
        (await this.#parts.log.append(this.id, before, draft.commits)) === 'stored';
      if (isStored) {
        const appendMs = draft.commits.length === 0 ? null : performance.now() - started;
        return { replies, stored: this.#settle(batch, draft, foreign, appendMs) };
      }
      // Another node was first: its commits stand, and ours are decided again on top of them.
      await this.#readForward(before.version, foreign);
    }
    throw new Error(`${MOST_CONFLICTS} conflicts in a row on “${this.id}”`);
  }

  async #readForward(version: number, foreign: LogCommit[]): Promise<void> {
    this.#memory = await Memory.replay(this.#parts.log, this.id, (commit) => {
      if (commit.version > version) foreign.push(commit);
    });
  }

  /** What the batch rested on is durable now: so its refusals stand, and what came of it may be told. */
  #settle(
    batch: readonly Waiting[],
    { commits, moved, refusals }: Draft,
    foreign: readonly LogCommit[],
    appendMs: number | null,
  ): Batch | null {
    this.#refusals.addAll(refusals);
    if (commits.length === 0 && foreign.length === 0) return null;
    return {
      commits: [...foreign, ...commits],
      moved: foreign.length > 0 ? new Set(aspectNames) : moved,
      urgent: foreign.length > 0 || batch.some(({ by }) => by.role !== 'phone'),
      appendMs,
    };
  }

  /** Decides one command on top of those before it in the batch, and folds what it brings about. */
  #decide({ command, by }: Waiting, draft: Draft): Reply {
    const { id } = command;
    const context = this.#context(by);
    const signature = signatureOf(this.state, command, context);
    const answered = this.#memory.answerTo(id, signature.by);
    if (answered) return answered;
    const refused = this.#refusals.find(id, by.id) ?? draft.refusals.find(id, by.id);
    if (refused) return { ok: false, refusal: refused };
    // A pass may be withdrawn while its holder's command waits; the refusal stands only if the withdrawal does.
    const decision = isWithdrawn(this.state.people, by)
      ? no({ code: 'pass-revoked' as const })
      : decide(this.state, command, context);
    if (!decision.ok) {
      // What will pass is asked again, and answered anew.
      if (!passing.has(decision.reason.code)) draft.refusals.add(id, by.id, decision.reason);
      return { ok: false, refusal: decision.reason };
    }
    const body = {
      version: this.version + 1,
      id,
      at: signature.at,
      by: signature.by ?? by.id,
      events: decision.value,
    };
    const commit = seal(this.#memory.head.hash, body);
    this.#memory.fold(commit, draft.moved);
    draft.commits.push(commit);
    return { ok: true, version: commit.version };
  }

  #context(by: Actor): Context {
    const { clock, newId, newJoinCode, shuffled, passHash, ballotKeys } = this.#parts;
    return { now: clock(), by, newId, newJoinCode, shuffled, passHash, ballotBox: ballotKeys.box };
  }

  /** Forgets what memory holds and folds the log again. Throws when the store can't be read. */
  #reopen(): Promise<void> {
    this.#reopening ??= Memory.replay(this.#parts.log, this.id)
      .then(async (memory) => {
        await this.#parts.ballotKeys.settle(memory.state.ballots);
        this.#memory = memory;
        this.#isBroken = false;
        this.#announce({ commits: [], moved: new Set(aspectNames), urgent: true, appendMs: null });
        this.#catchUp();
      })
      .finally(() => {
        this.#reopening = null;
      });
    return this.#reopening;
  }

  /** Folds what other nodes stored; our own batches come by here too and are known already. */
  #catchUp(): void {
    const moved = new Set<AspectName>();
    const news = this.#heard.splice(0).filter(({ version }) => version > this.version);
    if (news.length === 0) return;
    for (const commit of news) this.#memory.fold(commit, moved);
    this.#announce({ commits: news, moved, urgent: true, appendMs: null });
  }

  #tellSaving(state: 'ok' | 'failing', fault: unknown): void {
    this.#saving = state;
    for (const listener of this.#listeners) listener.saving?.(state, fault);
  }

  /** Only ever called when all of `batch` is durable and memory holds nothing else. */
  #announce(batch: Batch): void {
    this.#parts.ballotKeys.forgetAfter(eventsOf(batch));
    if (batch.appendMs !== null && this.#saving === 'failing') this.#tellSaving('ok', null);
    for (const listener of this.#listeners) listener.batch?.(batch);
  }

  #answer(command: Submission, reply: (reply: Reply) => void, answer: Reply): void {
    reply(answer);
    for (const listener of this.#listeners) listener.answered?.(command, answer);
  }
}

/** One live assembly: commands wait in one queue, are decided, made durable in one append per batch, and only then answered and shown. */
import type { Actor, Deep } from '../../shared/kernel/decider.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { aspectNames } from '../../shared/night/night.ts';
import type { NightContext } from '../../shared/night/rows.ts';
import type { AspectName, Assembly } from '../../shared/night/state.ts';
import type { Reply } from '../../shared/wire.ts';
import type { BallotKeys } from './ballot-keys.ts';
import { Draft } from './batch-decision.ts';
import { BrokenLog, type Head, type Log, type LogCommit } from '../log/log.ts';
import { Memory, Refusals } from './memory.ts';
import { Mending, type Saving } from './save-health.ts';
import { isOfCrew, WaitingLine, type Submission, type Waiting } from './command-queue.ts';

/** What became durable, told to publisher, gateway and metrics. */
export interface Batch {
  readonly commits: readonly LogCommit[];
  readonly moved: ReadonlySet<AspectName>;
  /** Something of the crew's was in it: it is shown at once. */
  readonly urgent: boolean;
  /** Null where another node stored it. */
  readonly appendMs: number | null;
}

/** What came of a batch of commands: their answers, and what was stored, in order: by other nodes meanwhile, and by this one. */
interface Outcome {
  readonly replies: readonly Reply[];
  readonly stored: readonly Batch[];
}

export interface RoomListener {
  batch?(batch: Batch): void;
  /** A write failed, or works again. */
  saving?(state: Saving, fault: unknown): void;
  answered?(command: Submission, reply: Reply): void;
  /** Another node has opened the assembly anew: whoever was let in by the keys of before must come in again. Told before `batch`. */
  openedAnew?(): void;
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
  /** Called when memory was read anew: it may be of another assembly by now, opened again under the same id. May throw. */
  readonly readAnew?: (state: Deep<Assembly>) => Promise<void>;
}

const MOST_CONFLICTS = 20;

const unavailable: Reply = { ok: false, refusal: { code: 'unavailable' } };
const lost = (batch: readonly Waiting[]): Outcome => ({
  replies: batch.map(() => unavailable),
  stored: [],
});
const nextTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

const eventsOf = ({ commits }: Batch): AssemblyEvent[] => commits.flatMap(({ events }) => events);

export class Room {
  readonly #parts: RoomParts;
  readonly #listeners = new Set<RoomListener>();
  #refusals = new Refusals();
  #unfollow: () => void;
  #memory: Memory;
  readonly #line = new WaitingLine();
  readonly #mending: Mending;
  #pumping: Promise<void> | null = null;
  /** While it is pending, memory may hold what is not durable yet. */
  #writing: Promise<void> | null = null;
  /** What the log told while this room was writing. */
  #heard: LogCommit[] = [];
  #reopening: Promise<void> | null = null;
  /** Memory can't be trusted: a write failed after it was folded. */
  #isBroken = false;

  private constructor(parts: RoomParts, memory: Memory) {
    this.#parts = parts;
    this.#memory = memory;
    this.#unfollow = this.#follow();
    this.#mending = new Mending({
      tell: (saving, fault) => {
        for (const listener of this.#listeners) listener.saving?.(saving, fault);
      },
      works: parts.log.isShared ? () => this.#works() : null,
    });
  }

  /** Replays the log. Throws BrokenLog, or an error when there is no such assembly. */
  static async open(parts: RoomParts): Promise<Room> {
    const memory = await Memory.replay(parts.log, parts.assembly);
    await parts.ballotKeys.settle(memory.state.ballots);
    return new Room(parts, memory);
  }

  get id(): string {
    return this.#parts.assembly;
  }

  /** Where the log ends, as far as this room has folded it. */
  get head(): Head {
    return this.#memory.head;
  }

  get version(): number {
    return this.head.version;
  }

  get saving(): Saving {
    return this.#mending.saving;
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
      this.#line.add({ command, by, reply });
      this.#pumping ??= this.#pump();
    });
  }

  /** Answers all that waits, then leaves the log alone. */
  async close(): Promise<void> {
    this.#mending.end();
    while (this.#pumping) await this.#pumping;
    this.#unfollow();
  }

  /** Works until nothing waits: whatever the sockets bring in one turn of the event loop shares an append. */
  async #pump(): Promise<void> {
    await nextTurn();
    while (!this.#line.isEmpty) {
      await this.#workOff();
      await nextTurn();
    }
    this.#pumping = null;
  }

  /** What comes while we wait for our turn goes into the same batch, the crew's before the rest. */
  async #workOff(): Promise<void> {
    const turn = await this.#turn();
    const batch = this.#line.take();
    const outcome = turn ? await this.#tryToStore(batch, turn) : lost(batch);
    for (const [index, { command, reply }] of batch.entries())
      this.#answer(command, reply, outcome.replies[index] ?? unavailable);
    for (const stored of outcome.stored) this.#announce(stored);
    if (!this.#isBroken) this.#catchUp();
  }

  /** Null when the log can't be reached; nothing was folded then, and memory is as good as before. */
  async #turn(): Promise<(() => void) | null> {
    try {
      if (this.#isBroken) await this.#reopen();
      return await this.#parts.log.turn(this.id, () => this.#line.hasCrew);
    } catch (fault) {
      this.#mending.fail(fault);
      return null;
    }
  }

  /** A fault spoils the whole batch: memory was folded further than the log reaches. */
  async #tryToStore(batch: readonly Waiting[], turn: () => void): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#writing = promise;
    try {
      const outcome = await this.#store(batch, turn);
      await this.#parts.ballotKeys.follow(outcome.stored.flatMap(eventsOf));
      return outcome;
    } catch (fault) {
      this.#isBroken = true;
      this.#mending.fail(fault);
      return lost(batch);
    } finally {
      this.#writing = null;
      resolve();
    }
  }

  /** Throws when the store fails: then nothing of the batch counts. */
  async #store(batch: readonly Waiting[], firstTurn: () => void): Promise<Outcome> {
    const foreign: LogCommit[] = [];
    let turn = firstTurn;
    for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
      const before = this.#memory.head;
      const draft = await this.#decide(batch);
      const started = performance.now();
      const isStored =
        draft.commits.length === 0 ||
        (await this.#parts.log.append(this.id, before, draft.commits)) === 'stored';
      turn();
      if (isStored) {
        const appendMs = draft.commits.length === 0 ? null : performance.now() - started;
        return { replies: draft.replies, stored: this.#settle(batch, draft, foreign, appendMs) };
      }
      // Another node was first: its commits stand, and ours are decided again on top of them.
      turn = await this.#parts.log.turn(this.id, () => batch.some(isOfCrew));
      // Memory was folded further than the log, and a fold can't be undone: so all of it is folded again. That is dear, and
      // rare: nodes take turns, and only whoever is too slow for its own meets another at the log's end.
      this.#memory = await Memory.replayFrom(this.#parts.log, this.id, before, foreign);
    }
    throw new Error(`${MOST_CONFLICTS} conflicts in a row on “${this.id}”`);
  }

  /** What the batch rested on is durable now: so its refusals stand, and what came of it may be told. */
  #settle(
    batch: readonly Waiting[],
    { commits, moved, refusals }: Draft,
    foreign: readonly LogCommit[],
    appendMs: number | null,
  ): Batch[] {
    this.#refusals.addAll(refusals);
    const theirs = { commits: foreign, moved: new Set(aspectNames), urgent: true, appendMs: null };
    const ours = { commits, moved, urgent: batch.some(isOfCrew), appendMs };
    return [theirs, ours].filter((stored) => stored.commits.length > 0);
  }

  async #decide(batch: readonly Waiting[]): Promise<Draft> {
    const said = batch.map(({ command }) => command);
    await this.#parts.ballotKeys.readyFor(this.state.ballots, said);
    const context = (by: Actor): NightContext => this.#context(by);
    return new Draft({ memory: this.#memory, refusals: this.#refusals, context }, batch);
  }

  #context(by: Actor): NightContext {
    const { clock, newId, newJoinCode, shuffled, passHash, ballotKeys } = this.#parts;
    return { now: clock(), by, newId, newJoinCode, shuffled, passHash, ballotBox: ballotKeys.box };
  }

  #follow(): () => void {
    return this.#parts.log.follow(this.id, this.#memory.head, {
      batch: (batch) => {
        this.#heard.push(...batch);
        if (this.isSettled) this.#catchUp();
      },
      lost: (fault) => {
        const isBroken = fault instanceof BrokenLog;
        this.#isBroken ||= isBroken;
        // It is told again and again while the way is cut; to the crew, once.
        if (isBroken || this.saving === 'ok') this.#mending.fail(fault);
      },
    });
  }

  /** Forgets what memory holds and folds the log again. Throws when the store can't be read. */
  #reopen(): Promise<void> {
    return (this.#reopening ??= this.#readAnew().finally(() => (this.#reopening = null)));
  }

  async #readAnew(): Promise<void> {
    const memory = await Memory.replay(this.#parts.log, this.id);
    await this.#parts.readAnew?.(memory.state);
    await this.#parts.ballotKeys.settle(memory.state.ballots);
    const isAnother = memory.opening !== this.#memory.opening;
    this.#memory = memory;
    this.#isBroken = false;
    this.#unfollow();
    this.#heard = [];
    this.#unfollow = this.#follow();
    if (isAnother) this.#beginAnew();
    this.#announce({ commits: [], moved: new Set(aspectNames), urgent: true, appendMs: null });
    this.#catchUp();
  }

  /** What waits was said by people who were let in by other keys: they say it again once they have come in by today's. */
  #beginAnew(): void {
    this.#refusals = new Refusals();
    while (!this.#line.isEmpty)
      for (const { command, reply } of this.#line.take()) this.#answer(command, reply, unavailable);
    for (const listener of this.#listeners) listener.openedAnew?.();
  }

  /** Folds what other nodes stored; our own batches come by here too and are known already. */
  #catchUp(): void {
    const moved = new Set<AspectName>();
    const news = this.#heard.splice(0).filter(({ version }) => version > this.version);
    if (news.length === 0) return;
    for (const commit of news) this.#memory.fold(commit, moved);
    const events = news.flatMap((commit) => commit.events);
    this.#parts.ballotKeys.hear(events).catch((fault: unknown) => this.#mending.fail(fault));
    this.#announce({ commits: news, moved, urgent: news.some(({ by }) => this.#isCrew(by)), appendMs: null });
  }

  /** Or the server itself, who opens the assembly. */
  #isCrew(by: string): boolean {
    return by === 'server' || this.state.people.passes.has(by);
  }

  /** Throws unless the log can be written and still holds all that was heard: a store may have come back empty. */
  async #works(): Promise<void> {
    const { log } = this.#parts;
    await this.settled();
    (await log.turn(this.id, () => false))();
    await log.read(this.id, this.#memory.head)[Symbol.asyncIterator]().next();
  }

  /** Only ever called when all of `batch` is durable and memory holds nothing else. */
  #announce(batch: Batch): void {
    this.#parts.ballotKeys.forgetAfter(eventsOf(batch));
    if (batch.appendMs !== null) this.#mending.succeed();
    for (const listener of this.#listeners) listener.batch?.(batch);
  }

  #answer(command: Submission, reply: (reply: Reply) => void, answer: Reply): void {
    reply(answer);
    for (const listener of this.#listeners) listener.answered?.(command, answer);
  }
}

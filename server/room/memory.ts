/** What a room knows of its log: the folded state, where the log ends, and which commands it has answered. */
import type { Refusal } from '../../shared/kernel/refusals.ts';
import { foldEvent } from '../../shared/night/night.ts';
import type { AspectName, Assembly } from '../../shared/night/state.ts';
import type { Reply } from '../../shared/wire.ts';
import { beginning, BrokenLog, type Head, type Log, type LogCommit } from '../log/log.ts';

/** Refusals changed nothing, so no log needs them; the newest this many are remembered all the same. */
const MOST_REFUSALS = 20_000;

export class Memory {
  #state: Assembly | null = null;
  #head: Head = beginning;
  #opening = '';
  /** By command id: the version it became, and whose it was. */
  readonly #answered = new Map<string, { readonly version: number; readonly by: string }>();

  /** Throws BrokenLog, or a fault when the store can't be read or holds no such assembly. */
  static async replay(
    log: Log,
    assembly: string,
    hear: (commit: LogCommit) => void = () => {},
  ): Promise<Memory> {
    const memory = new Memory();
    for await (const commit of log.read(assembly, beginning)) {
      memory.fold(commit);
      hear(commit);
    }
    if (memory.#state === null) throw new Error(`There is no assembly “${assembly}” in the log`);
    return memory;
  }

  /** As `replay`, and adds to `news` what came after `known`. Throws BrokenLog too when the log does not go on from there. */
  static async replayFrom(log: Log, assembly: string, known: Head, news: LogCommit[]): Promise<Memory> {
    const memory = await Memory.replay(log, assembly, (commit) => {
      if (commit.version === known.version && commit.hash !== known.hash)
        throw new BrokenLog(assembly, commit.version, 'was edited');
      if (commit.version > known.version) news.push(commit);
    });
    const { version } = memory.head;
    if (version < known.version) throw new BrokenLog(assembly, version + 1, 'is missing');
    return memory;
  }

  get head(): Head {
    return this.#head;
  }

  /** The hash of its first commit: another where the assembly was opened anew under the same id. */
  get opening(): string {
    return this.#opening;
  }

  get state(): Assembly {
    if (!this.#state) throw new Error('This assembly has not been opened');
    return this.#state;
  }

  fold(commit: LogCommit, moved?: Set<AspectName>): void {
    for (const event of commit.events) this.#state = foldEvent(this.#state, event, commit, moved);
    this.#answered.set(commit.id, { version: commit.version, by: commit.by });
    this.#head = { version: commit.version, hash: commit.hash };
    this.#opening ||= commit.hash;
  }

  /** The answer an accepted command got, if this is one sent again. `by` null: nobody can say any more who would sign it. */
  answerTo(id: string, by: string | null): Reply | null {
    const known = this.#answered.get(id);
    if (!known) return null;
    return by === null || known.by === by
      ? { ok: true, version: known.version }
      : { ok: false, refusal: { code: 'id-taken' } };
  }
}

/** Refusals by author and command id, so that a command sent again is refused for the same reason. */
export class Refusals {
  readonly #newest = new Map<string, Refusal>();

  find(id: string, by: string): Refusal | null {
    return this.#newest.get(`${by}/${id}`) ?? null;
  }

  add(id: string, by: string, refusal: Refusal): void {
    this.#keep(`${by}/${id}`, refusal);
  }

  addAll(others: Refusals): void {
    for (const [key, refusal] of others.#newest) this.#keep(key, refusal);
  }

  #keep(key: string, refusal: Refusal): void {
    this.#newest.set(key, refusal);
    const oldest = this.#newest.size > MOST_REFUSALS ? this.#newest.keys().next().value : undefined;
    if (oldest !== undefined) this.#newest.delete(oldest);
  }
}

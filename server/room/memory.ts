/** What a room knows of its log: the folded state, where the log ends, and which commands it has answered. */
import type { Chapter, ChapterTypes } from '../../shared/kernel/chapter.ts';
import type { Deep } from '../../shared/kernel/decider.ts';
import type { Reply } from '../../shared/wire.ts';
import { beginning, BrokenLog, type Head, type Log, type LogCommit } from '../log/log.ts';

/** Where a chapter is read from. */
export interface Source<Of extends ChapterTypes> {
  readonly chapter: Chapter<Of>;
  readonly log: Pick<Log<Of['event']>, 'read'>;
  readonly id: string;
}

export class Memory<Of extends ChapterTypes> {
  readonly #chapter: Chapter<Of>;
  #state: Of['state'] | null = null;
  #head: Head = beginning;
  #opening = '';
  /** By command id: the version it became, and whose it was. */
  readonly #answered = new Map<string, { readonly version: number; readonly by: string }>();

  constructor(chapter: Chapter<Of>) {
    this.#chapter = chapter;
  }

  /** Throws BrokenLog, or a fault when the store can't be read or holds no such assembly. */
  static async replay<Of extends ChapterTypes>(
    { chapter, log, id }: Source<Of>,
    onCommit: (commit: LogCommit<Of['event']>) => void = () => {},
  ): Promise<Memory<Of>> {
    const memory = new Memory(chapter);
    for await (const commit of log.read(id, beginning)) {
      memory.fold(commit);
      onCommit(commit);
    }
    if (memory.#state === null) throw new Error(`There is no assembly “${id}” in the log`);
    return memory;
  }

  /** As `replay`, and adds to `news` what came after `known`. Throws BrokenLog too when the log does not go on from there. */
  static async replayFrom<Of extends ChapterTypes>(
    source: Source<Of>,
    known: Head,
    news: LogCommit<Of['event']>[],
  ): Promise<Memory<Of>> {
    const memory = await Memory.replay(source, (commit) => {
      if (commit.version === known.version && commit.hash !== known.hash)
        throw new BrokenLog(source.id, commit.version, 'was edited');
      if (commit.version > known.version) news.push(commit);
    });
    const { version } = memory.head;
    if (version < known.version) throw new BrokenLog(source.id, version + 1, 'is missing');
    return memory;
  }

  get head(): Head {
    return this.#head;
  }

  /** The hash of the first commit: another where the log was begun anew under the same id. */
  get opening(): string {
    return this.#opening;
  }

  get state(): Of['state'] {
    if (!this.#state) throw new Error('This assembly has not been opened');
    return this.#state;
  }

  /** The state for whoever only reads it. */
  get readable(): Deep<Of['state']> {
    // Read-only all the way down is what any state can be seen as; the compiler can't say so of a type it doesn't know yet.
    return this.state as Deep<Of['state']>;
  }

  fold(commit: LogCommit<Of['event']>, moved?: Set<Of['aspect']>): void {
    for (const event of commit.events) this.#state = this.#chapter.fold(this.#state, event, commit, moved);
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

/** Any log, held to what a witness knows of it: where less is found than was known, nothing is read from it, and so nothing saved. */
import type { Named } from '../../../shared/kernel/decider.ts';
import type { AssemblyEvent } from '../../../shared/night/events.ts';
import { beginning, type Head, type Keyring, type Log, type LogCommit, type Subscriber } from '../log.ts';
import { LostCommits, type FoundHead, type KnownHead } from './loss.ts';
import type { Witness } from './witness.ts';

export interface WitnessedParts<Event extends Named> {
  readonly log: Log<Event>;
  readonly witness: Witness;
  /** Whatever is followed is where it can't be lost: not so where replicas are still to hold it. */
  readonly trustsFollowed: boolean;
  /** Somebody has said that it goes on without what is missing at the start, and is told what that is. */
  readonly goOn: ((loss: LostCommits) => void) | null;
}

const nothing: FoundHead = { ...beginning, at: null };

export class WitnessedLog<Event extends Named = AssemblyEvent> implements Log<Event> {
  readonly isShared: boolean;
  readonly keyring: Keyring;
  readonly #parts: WitnessedParts<Event>;
  /** Found as they were known, or gone on with: what is missing later nobody has spoken of. */
  readonly #begun = new Set<string>();
  /** Of a log that nobody else writes, and so nobody else completes. */
  readonly #lost = new Map<string, LostCommits>();

  constructor(parts: WitnessedParts<Event>) {
    this.#parts = parts;
    this.isShared = parts.log.isShared;
    this.keyring = parts.log.keyring;
  }

  async list(): Promise<string[]> {
    const found = await this.#parts.log.list();
    for (const assembly of this.#parts.witness.assemblies)
      if (!found.includes(assembly)) this.#compare(assembly, this.#known(assembly), nothing);
    return found;
  }

  async append(
    assembly: string,
    expected: Head,
    batch: readonly LogCommit<Event>[],
  ): Promise<'stored' | 'conflict'> {
    const outcome = await this.#parts.log.append(assembly, expected, batch);
    if (outcome === 'stored') this.#note(assembly, batch);
    return outcome;
  }

  async *read(assembly: string, after: Head): AsyncGenerator<LogCommit<Event>, void> {
    const lost = this.#lost.get(assembly);
    if (lost) throw lost;
    // As it is now: while this is read, more may become known.
    let known = this.#known(assembly);
    let last: LogCommit<Event> | null = null;
    for await (const commit of this.#parts.log.read(assembly, after)) {
      if (commit.version === known?.version) {
        this.#compare(assembly, known, commit);
        known = null;
      }
      last = commit;
      yield commit;
    }
    this.#compare(assembly, known, last ?? { ...after, at: null });
    if (last) this.#parts.witness.note(assembly, last);
  }

  follow(assembly: string, after: Head, subscriber: Subscriber<Event>): () => void {
    return this.#parts.log.follow(assembly, after, {
      batch: (batch) => {
        if (this.#parts.trustsFollowed) this.#note(assembly, batch);
        subscriber.batch(batch);
      },
      lost: (fault) => subscriber.lost?.(fault),
    });
  }

  turn(assembly: string, isUrgent: () => boolean): Promise<() => void> {
    return this.#parts.log.turn(assembly, isUrgent);
  }

  /** What is to be erased is nobody's loss. */
  async erase(assembly: string, expected?: Head): Promise<'erased' | 'conflict'> {
    const { log, witness } = this.#parts;
    const known = witness.known(assembly);
    witness.forget(assembly);
    const outcome = await log.erase(assembly, expected);
    if (outcome === 'conflict' && known) witness.note(assembly, known);
    return outcome;
  }

  async close(): Promise<void> {
    this.#parts.witness.close();
    await this.#parts.log.close();
  }

  /** Nothing but its opening may be replaced by another node, whose plan was changed: only what came after it is held. */
  #known(assembly: string): KnownHead | null {
    const known = this.#parts.witness.known(assembly);
    return known && this.isShared && known.version === 1 ? null : known;
  }

  #note(assembly: string, batch: readonly LogCommit<Event>[]): void {
    const last = batch.at(-1);
    if (last) this.#parts.witness.note(assembly, last);
  }

  /** `found`: the commit at the known version, or else the last. Throws LostCommits unless all is there. */
  #compare(assembly: string, known: KnownHead | null, found: FoundHead): void {
    const isWhole =
      !known ||
      found.version > known.version ||
      (found.version === known.version && found.hash === known.hash);
    if (!isWhole) this.#loses(assembly, new LostCommits(assembly, known, found));
    this.#begun.add(assembly);
  }

  #loses(assembly: string, loss: LostCommits): void {
    const { goOn, witness } = this.#parts;
    if (!goOn || this.#begun.has(assembly)) {
      if (!this.isShared) this.#lost.set(assembly, loss);
      throw loss;
    }
    goOn(loss);
    witness.forget(assembly);
  }
}

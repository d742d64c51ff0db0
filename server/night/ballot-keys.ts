/** The keys of an assembly's ballots, as far as this process has them at hand. */
import type { Deep } from '../../shared/kernel/decider.ts';
import type { Night } from '../../shared/night/chapter.ts';
import type { Command } from '../../shared/night/commands.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import type { Assembly } from '../../shared/night/state.ts';
import type { Keyring } from '../log/log.ts';
import type { ChapterKeys } from '../room/chapter-keys.ts';
import { ballotKey, Box, type BallotKey } from './ballot-box.ts';

/** The keys of an assembly's ballots: fetched from the keyring in time, and destroyed when a ballot is sealed. */
export class BallotKeys implements ChapterKeys<Night> {
  readonly #keyring: Keyring;
  readonly #assembly: string;
  readonly #keys = new Map<string, BallotKey>();
  readonly box = new Box((name) => this.#keys.get(name));

  constructor(keyring: Keyring, assembly: string) {
    this.#keyring = keyring;
    this.#assembly = assembly;
  }

  /** How many keys of this assembly are destroyed for everybody, while their bytes may still lie in the store's files. */
  get undestroyed(): number {
    return this.#keyring.owed.countOf(this.#assembly);
  }

  /** Calls whenever that may have changed. */
  onUndestroyed(listener: () => void): void {
    this.#keyring.owed.listen(listener);
  }

  /** Has these keys at hand from now on. Throws a fault when the keyring can't be read. */
  async ready(keys: Iterable<string>): Promise<void> {
    for (const key of keys)
      if (!this.#keys.has(key)) this.#keys.set(key, ballotKey(await this.#keyring.key(this.#nameOf(key))));
  }

  /** What these commands may need to say who votes, or to count. Throws as `ready`. */
  async readyFor({ ballots: { byId } }: Deep<Assembly>, commands: readonly Command[]): Promise<void> {
    const named = commands.flatMap((command) => ('ballot' in command ? [byId.get(command.ballot)] : []));
    const keys = named.flatMap((ballot) => (ballot?.stage === 'sealed' ? [] : (ballot?.opened?.key ?? [])));
    if (keys.length > 0) await this.ready(new Set(keys));
  }

  /** As a log that was read says it should be: sealed ballots have no key, those that go on have theirs at hand. */
  async settle({ ballots: { byId } }: Deep<Assembly>): Promise<void> {
    for (const { opened, stage } of byId.values())
      if (opened) await (stage === 'sealed' ? this.#destroy(opened.key) : this.ready([opened.key]));
  }

  /** After these events were stored. Throws a fault when the keyring can't be written: then they must be followed again. */
  async follow(events: readonly AssemblyEvent[]): Promise<void> {
    for (const event of events) {
      if (event.type === 'BallotOpened') await this.ready([event.key]);
      if (event.type === 'BallotSealed') await this.#destroy(event.key);
      // What was put in a rehearsal is nobody's vote in the night.
      if (event.type === 'RehearsalEnded')
        for (const key of Array.from(this.#keys.keys())) await this.#destroy(key);
    }
  }

  /**
   * After another node stored these: a phone that voted there, and comes back here, is shown its vote; and a node that died
   * before it destroyed a key leaves that to the others. Throws as `ready`, and as `follow`.
   */
  async hear(events: readonly AssemblyEvent[]): Promise<void> {
    await this.ready(events.flatMap((event) => (event.type === 'BallotOpened' ? [event.key] : [])));
    for (const event of events) if (event.type === 'BallotSealed') await this.#destroy(event.key);
  }

  /** Another node may have destroyed them already. */
  forgetAfter(events: readonly AssemblyEvent[]): void {
    for (const event of events) {
      if (event.type === 'BallotSealed') this.#forget(event.key);
      if (event.type === 'RehearsalEnded') for (const key of Array.from(this.#keys.keys())) this.#forget(key);
    }
  }

  #forget(key: string): void {
    this.#keys.delete(key);
    this.box.forgetLatest();
  }

  /** Nobody will ever have it again. */
  async #destroy(key: string): Promise<void> {
    this.#forget(key);
    await this.#keyring.destroy(this.#nameOf(key));
  }

  #nameOf(key: string): `${string}/${string}` {
    return `${this.#assembly}/ballot/${key}`;
  }
}

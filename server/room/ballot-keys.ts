/** The keys of ballots, as far as this process has them at hand, and the voting cards of an assembly. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { BallotBox, PrintedCard, VotingCard } from '../../shared/ballots/ballot-box.ts';
import type { Ballots } from '../../shared/ballots/state.ts';
import type { Deep } from '../../shared/kernel/decider.ts';
import type { Command } from '../../shared/night/commands.ts';
import type { AssemblyEvent } from '../../shared/night/events.ts';
import type { PlanDelegation } from '../../shared/plan/plan.ts';
import type { Keyring } from '../log/log.ts';

/** Crockford's: no letter is mistaken for a figure, none is missing when it is read out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The first `length` letters of 5 bits each. */
const inLetters = (bytes: Buffer, length: number): string => {
  let letters = '';
  for (const byte of bytes.subarray(0, length)) letters += LETTERS[byte & 31];
  return letters;
};

const VOTER_LETTERS = 26;
const CARD_LETTERS = 10;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** So many nonces are drawn from the system at once: drawing costs the same for one as for all of them. */
const DRAWN = 256;
/** The longest id of a plan: hidden at this length, no ciphertext tells the short ids from the long. */
const ID_LETTERS = 40;

const cardOf = (key: Buffer, kind: VotingCard['kind'], delegation: string, number: number): PrintedCard => {
  const mac = createHmac('sha256', key).update(`${kind}/${delegation}/${number}`).digest();
  return { kind, delegation, number, code: inLetters(mac, CARD_LETTERS) };
};

/** One for each leader, and as many as the plan gives each delegation, or it pledged. The same whenever they are printed. */
export const cardsOf = (
  key: Buffer,
  delegations: readonly Pick<PlanDelegation, 'id' | 'cards' | 'pledged'>[],
): PrintedCard[] =>
  delegations.flatMap(({ id, cards, pledged }) => [
    cardOf(key, 'leaders', id, 1),
    ...Array.from({ length: cards ?? pledged }, (_, index) => cardOf(key, 'cards', id, index + 1)),
  ]);

/** A ballot's key, made ready once: with the bare bytes, each use would take ten times as long. */
export interface BallotKey {
  /** Makes pseudonyms, and nothing else. */
  readonly names: KeyObject;
  /** Covers what is hidden. */
  readonly cover: KeyObject;
}

/** Wipes `secret`; Node wipes its own copy when it lets go of it. */
export const ballotKey = (secret: Buffer): BallotKey => {
  const names = createSecretKey(secret);
  const cover = createSecretKey(createHmac('sha256', names).update('hidden delegations').digest());
  secret.fill(0);
  return { names, cover };
};

/** Random bytes, each given out once. */
class Nonces {
  #drawn = Buffer.alloc(0);

  next(): Buffer {
    if (this.#drawn.length === 0) this.#drawn = randomBytes(DRAWN * NONCE_BYTES);
    const nonce = this.#drawn.subarray(0, NONCE_BYTES);
    this.#drawn = this.#drawn.subarray(NONCE_BYTES);
    return nonce;
  }
}

/** The box itself: what can be said with the keys that are at hand. */
export class Box implements BallotBox {
  readonly #keyOf: (name: string) => BallotKey | undefined;
  readonly #nonces = new Nonces();
  #cards: ReadonlyMap<string, VotingCard> = new Map();
  /** Each vote asks twice: how it is signed, and whether it counts. */
  #latest: { readonly asked: string; readonly voter: string } | null = null;

  constructor(keyOf: (name: string) => BallotKey | undefined) {
    this.#keyOf = keyOf;
  }

  /** The cards that are in people's hands. */
  deal(cards: readonly PrintedCard[]): void {
    this.#cards = new Map(cards.map((card) => [card.code, card]));
  }

  voterOf(key: string, who: string): string | null {
    const found = this.#keyOf(key);
    if (!found) return null;
    const asked = `${key} ${who}`;
    if (this.#latest?.asked !== asked) {
      const mac = createHmac('sha256', found.names).update(who).digest();
      this.#latest = { asked, voter: inLetters(mac, VOTER_LETTERS) };
    }
    return this.#latest.voter;
  }

  /** With its key goes what was worked out with it. */
  forgetLatest(): void {
    this.#latest = null;
  }

  hide(key: string, voter: string, text: string): string {
    const nonce = this.#nonces.next();
    const cipher = createCipheriv('aes-256-gcm', this.#coverOf(key), nonce).setAAD(Buffer.from(voter));
    const hidden = Buffer.concat([cipher.update(text.padEnd(ID_LETTERS)), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
  }

  read(key: string, voter: string, hidden: string): string {
    const bytes = Buffer.from(hidden, 'base64url');
    const [nonce, tag, text] = [
      bytes.subarray(0, NONCE_BYTES),
      bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
      bytes.subarray(NONCE_BYTES + TAG_BYTES),
    ];
    const decipher = createDecipheriv('aes-256-gcm', this.#coverOf(key), nonce)
      .setAAD(Buffer.from(voter))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()])
      .toString()
      .trimEnd();
  }

  cardOf(code: string): VotingCard | null {
    return this.#cards.get(code) ?? null;
  }

  dealt(kind: VotingCard['kind']): string[] {
    return [...this.#cards.values()].flatMap((card) => (card.kind === kind ? [card.delegation] : []));
  }

  digestOf(text: string): string {
    return hash('sha256', text, 'hex');
  }

  #coverOf(key: string): KeyObject {
    const found = this.#keyOf(key);
    if (!found) throw new Error(`The key of ballot ${key} is not at hand`);
    return found.cover;
  }
}

/** The keys of an assembly's ballots: fetched from the keyring in time, and destroyed when a ballot is sealed. */
export class BallotKeys {
  readonly #keyring: Keyring;
  readonly #assembly: string;
  readonly #keys = new Map<string, BallotKey>();
  readonly box = new Box((name) => this.#keys.get(name));

  constructor(keyring: Keyring, assembly: string) {
    this.#keyring = keyring;
    this.#assembly = assembly;
  }

  /** Has these keys at hand from now on. Throws a fault when the keyring can't be read. */
  async ready(keys: Iterable<string>): Promise<void> {
    for (const key of keys)
      if (!this.#keys.has(key)) this.#keys.set(key, ballotKey(await this.#keyring.key(this.#nameOf(key))));
  }

  /** What these commands may need to say who votes, or to count. Throws as `ready`. */
  async readyFor({ byId }: Deep<Ballots>, commands: readonly Command[]): Promise<void> {
    const named = commands.flatMap((command) => ('ballot' in command ? [byId.get(command.ballot)] : []));
    const keys = named.flatMap((ballot) => (ballot?.stage === 'sealed' ? [] : (ballot?.opened?.key ?? [])));
    if (keys.length > 0) await this.ready(new Set(keys));
  }

  /** As a log that was read says it should be: sealed ballots have no key, those that go on have theirs at hand. */
  async settle({ byId }: Deep<Ballots>): Promise<void> {
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

  /** After another node stored these: a phone that voted there, and comes back here, is shown its vote. Throws as `ready`. */
  async hear(events: readonly AssemblyEvent[]): Promise<void> {
    await this.ready(events.flatMap((event) => (event.type === 'BallotOpened' ? [event.key] : [])));
  }

  /** Another node may have destroyed them already. */
  forgetAfter(events: readonly AssemblyEvent[]): void {
    for (const event of events) if (event.type === 'BallotSealed') this.#forget(event.key);
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

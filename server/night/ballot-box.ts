/** The ballot box: who votes, and what stays hidden, as far as the keys are at hand. */
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
import { inLetters } from './letters.ts';

const VOTER_LETTERS = 26;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** So many nonces are drawn from the system at once: drawing costs the same for one as for all of them. */
const DRAWN = 256;
/** The longest id of a plan: hidden at this length, no ciphertext tells the short ids from the long. */
const ID_LETTERS = 40;

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

/** Who is this connection: secrets of passes, and phones known only by the HMAC of their token. */
import { createHmac, hash, randomBytes, randomInt, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Deep } from '../../shared/kernel/decider.ts';
import type { Pass } from '../../shared/people/state.ts';

/** 96 bits: unlike any other of an assembly, and short enough for a log. It begins with a letter, as ids of plans do. */
export const newId = (): string => `n${randomBytes(12).toString('base64url')}`;

/** Consonants only: no words come about by chance, nothing is mistaken for a figure. */
const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
export const newJoinCode = (): string =>
  Array.from({ length: 6 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');

/** Fisher and Yates: every order is as likely as any other. */
export const shuffled = (ids: readonly string[]): string[] => {
  const order = [...ids];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = randomInt(last + 1);
    [order[last], order[chosen]] = [order[chosen] ?? '', order[last] ?? ''];
  }
  return order;
};

/** As people type it: any case, with spaces or hyphens. */
export const tidyJoinCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

export const newPhoneToken = (): string => randomBytes(16).toString('base64url');

/** Well formed, and long enough not to be guessed; whoever made it, it is this phone's only identity. */
export const isPhoneToken = (token: unknown): token is string =>
  typeof token === 'string' && /^[A-Za-z0-9_-]{16,64}$/.test(token);

/** How the log knows a phone: 128 bits of HMAC-SHA-256 under the assembly's own key, which can be destroyed. */
export const phoneIdentity = (assemblyKey: KeyObject, token: string): string =>
  createHmac('sha256', assemblyKey).update(token).digest().subarray(0, 16).toString('base64url');

const digest = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/** The secrets behind an assembly's passes: derived from the server's key, so that a restart prints the same links. */
export class PassSecrets {
  readonly #serverKey: Buffer;
  readonly #assembly: string;

  constructor(serverKey: Buffer, assembly: string) {
    this.#serverKey = serverKey;
    this.#assembly = assembly;
  }

  /** 256 bits. */
  secretOf(passId: string): string {
    return createHmac('sha256', this.#serverKey)
      .update(`pass/${this.#assembly}/${passId}`)
      .digest('base64url');
  }

  hashOf(passId: string): string {
    return digest(this.secretOf(passId)).toString('hex');
  }

  /** Compares with every pass, in constant time each, so that the time taken names none. */
  find(passes: ReadonlyMap<string, Deep<Pass>>, secret: string): Deep<Pass> | null {
    const presented = digest(secret);
    let found: Deep<Pass> | null = null;
    for (const pass of passes.values())
      if (timingSafeEqual(presented, Buffer.from(pass.hash, 'hex'))) found = pass;
    return found;
  }
}

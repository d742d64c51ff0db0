/** Phones that keep checking in on one node, whatever befalls it, until the test has seen enough; and what they said. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Said } from '../moves/nothing-is-lost.ts';
import { dice } from '../moves/seeded.ts';
import type { RunningServer } from './server.ts';
import { SteadfastPhone } from './steadfast-phone.ts';
import { within } from './within.ts';

/** Generous: what it takes until a connection that fell silent is given up, and everybody is back. */
const PATIENCE_MS = 20_000;

export class SteadfastCrowd {
  readonly #phones: readonly SteadfastPhone[];
  readonly #talking: Promise<unknown>;
  #isOver = false;

  private constructor(phones: readonly SteadfastPhone[]) {
    this.#phones = phones;
    this.#talking = Promise.all(phones.map((phone) => phone.keepCheckingIn(() => this.#isOver)));
  }

  static async at({ url, assembly }: RunningServer, count: number, seed: number): Promise<SteadfastCrowd> {
    const phones = Array.from(
      { length: count },
      (_, index) => new SteadfastPhone(url, assembly.code, dice(seed + index)),
    );
    await Promise.all(phones.map((phone) => phone.comeIn()));
    return new SteadfastCrowd(phones);
  }

  /** Everything that was answered so far. */
  get said(): Said[] {
    return this.#phones.flatMap(({ token, said }) =>
      said.map((one): Said => ({ ...one, who: token, type: 'CheckIn' })),
    );
  }

  async untilSaid(more: number): Promise<void> {
    const wanted = this.said.length + more;
    const counting = async (): Promise<void> => {
      while (this.said.length < wanted) await pause(20);
    };
    await within(PATIENCE_MS, `${more} more answers`, counting(), () => `${this.said.length} of ${wanted}`);
  }

  /** Each has the answer to its last word. */
  async end(): Promise<void> {
    this.#isOver = true;
    await within(PATIENCE_MS, 'the last answers', this.#talking);
  }

  goHome(): void {
    for (const phone of this.#phones) phone.leave();
  }
}

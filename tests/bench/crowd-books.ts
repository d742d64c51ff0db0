/** The crowd's books: how long answers took, and what was acknowledged before the server was killed. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandInput } from '../../shared/night/commands.ts';
import { Unanswered, type LightPhone } from '../crowd/light-phone.ts';
import type { Dice } from '../support/moves/seeded.ts';
import { percentileOf, type Figures } from './figures.ts';

/** From each tap to its acknowledgement. */
export class Answers {
  readonly #waits: number[] = [];
  #refused = 0;

  async ask(phone: LightPhone, command: CommandInput): Promise<void> {
    const startedAt = performance.now();
    const reply = await phone.say(command);
    this.#waits.push(performance.now() - startedAt);
    if (!reply.ok) this.#refused += 1;
  }

  figures(): Figures {
    return {
      answered: this.#waits.length,
      refused: this.#refused,
      p50: percentileOf(this.#waits, 0.5),
      p95: percentileOf(this.#waits, 0.95),
      max: percentileOf(this.#waits, 1),
    };
  }
}

/** One phone of a storm; it remembers each acknowledged command, and the version it became. */
export class StormGuest {
  readonly #phone: LightPhone;
  readonly #versions = new Map<string, number>();
  #taps = 0;

  constructor(phone: LightPhone) {
    this.#phone = phone;
  }

  get acknowledged(): number {
    return this.#versions.size;
  }

  /** Below the pace that a phone is allowed. */
  async tapUntilLost(chance: Dice): Promise<void> {
    try {
      for (;;) {
        await pause(chance.between(200, 400));
        const id = randomUUID();
        const reply = await this.#phone.say(this.#tap(), id);
        if (reply.ok) this.#versions.set(id, reply.version);
      }
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
    }
  }

  /** Said again, a stored command gets the answer it got before; one that was lost would become something new. */
  async countLost(): Promise<number> {
    let lost = 0;
    for (const [id, version] of this.#versions) {
      const reply = await this.#phone.say(this.#tap(), id);
      if (!reply.ok || reply.version !== version) lost += 1;
    }
    return lost;
  }

  #tap(): CommandInput {
    this.#taps += 1;
    return { type: 'CheckIn', delegation: 'D01', party: 1 + (this.#taps % 8) };
  }
}

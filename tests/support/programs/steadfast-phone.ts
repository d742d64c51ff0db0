/** A light phone that keeps changing its mind, and says each thing until it is answered, through every loss of the connection. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { passing } from '../../../shared/kernel/refusals.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { Reply } from '../../../shared/wire.ts';
import { LightPhone, Unanswered } from '../../crowd/light-phone.ts';
import type { Dice } from '../moves/seeded.ts';

export interface Saying {
  readonly id: string;
  readonly body: { readonly delegation: string; readonly party: number };
  reply: Reply;
}

/** Below the four a second that a phone may say for long. */
const THINKS_MS = { least: 300, most: 700 };
const BACK_MS = { least: 50, most: 400 };

export class SteadfastPhone {
  readonly said: Saying[] = [];
  /** How long each absence lasted, in milliseconds. */
  readonly absences: number[] = [];
  readonly #phone: LightPhone;
  readonly #dice: Dice;

  constructor(url: string, assembly: string, dice: Dice) {
    this.#phone = new LightPhone({ url, assembly });
    this.#dice = dice;
  }

  /** Its only identity, once it has come in. */
  get token(): string {
    if (this.#phone.token === null) throw new Error('This phone was given no token');
    return this.#phone.token;
  }

  get isConnected(): boolean {
    return this.#phone.isConnected;
  }

  comeIn(): Promise<void> {
    return this.#phone.connect();
  }

  leave(): void {
    this.#phone.drop();
  }

  /** `isOver` is looked at between two sayings: the last one is always answered. */
  async keepCheckingIn(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const body = { delegation: this.#dice.oneOf(['D01', 'D02', 'D03']), party: this.#dice.between(1, 8) };
      const id = randomUUID();
      // oxlint-disable-next-line no-await-in-loop -- one thing after the other
      this.said.push({ id, body, reply: await this.say({ type: 'CheckIn', ...body }, id) });
      // oxlint-disable-next-line no-await-in-loop
      await pause(this.#dice.between(THINKS_MS.least, THINKS_MS.most));
    }
  }

  /** Until it is answered, under one id. */
  async say(command: CommandInput, id: string): Promise<Reply> {
    for (;;)
      try {
        // oxlint-disable-next-line no-await-in-loop
        const reply = await this.#phone.say(command, id);
        if (reply.ok || !passing.has(reply.refusal.code)) return reply;
        // oxlint-disable-next-line no-await-in-loop
        await pause(this.#dice.between(BACK_MS.least, BACK_MS.most));
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        // oxlint-disable-next-line no-await-in-loop
        await this.#comeBack();
      }
  }

  async #comeBack(): Promise<void> {
    const since = performance.now();
    for (let isBack = false; !isBack;)
      try {
        this.#phone.drop();
        // oxlint-disable-next-line no-await-in-loop
        await pause(this.#dice.between(BACK_MS.least, BACK_MS.most));
        // oxlint-disable-next-line no-await-in-loop
        await this.#phone.connect();
        isBack = true;
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
      }
    this.absences.push(performance.now() - since);
  }
}

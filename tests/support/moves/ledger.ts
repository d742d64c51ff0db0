/** A hall that goes on talking whatever happens: what each of its phones and stewards said, with the answers they got. */
import { randomUUID } from 'node:crypto';
import type { Reply } from '../../../shared/wire.ts';
import { Unanswered, type Visitor } from '../programs/client.ts';
import { isFinal, type Said } from './nothing-is-lost.ts';
import type { Dice } from './seeded.ts';

/** What the answer was; null when the connection ended first. */
export const answerOrNull = async (coming: Promise<Reply>): Promise<Reply | null> => {
  try {
    return await coming;
  } catch (error) {
    if (error instanceof Unanswered) return null;
    throw error;
  }
};

export class Ledger {
  readonly said: Said[] = [];

  checkIn(phone: Visitor, chance: Dice): Promise<Reply | null> {
    const body = { delegation: chance.oneOf(['D01', 'D02', 'D09', 'D25']), party: chance.between(1, 8) };
    const who = phone.token ?? '';
    return this.#say(phone, { who, id: randomUUID(), type: 'CheckIn', body, reply: null });
  }

  countAtDoor(steward: Visitor): Promise<Reply | null> {
    const body = { delegation: 'D07', heads: 1 };
    return this.#say(steward, { who: 'steward', id: randomUUID(), type: 'CountAtDoor', body, reply: null });
  }

  /** What has no answer that stands is said again with its id, each person's own words in their order. */
  async sayAgain(visitorOf: (who: string) => Visitor | undefined): Promise<void> {
    const open = Map.groupBy(
      this.said.filter((one) => !isFinal(one)),
      ({ who }) => who,
    );
    const repeat = async ([who, words]: [string, Said[]]): Promise<void> => {
      const visitor = visitorOf(who);
      if (!visitor) throw new Error(`${who} is not here to say it again`);
      for (const said of words) said.reply = await this.#send(visitor, said);
    };
    await Promise.all([...open].map(repeat));
  }

  async #say(visitor: Visitor, said: Said): Promise<Reply | null> {
    this.said.push(said);
    said.reply = await this.#send(visitor, said);
    return said.reply;
  }

  #send(visitor: Visitor, { id, type, body }: Said): Promise<Reply | null> {
    return answerOrNull(visitor.sendRaw({ id, type, ...body }));
  }
}

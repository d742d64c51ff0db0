/** A room with its publisher, and everything that was sent to whom. */
import type { NightRoom } from '../../../server/night/rooms.ts';
import { Publisher } from '../../../server/sockets/publisher.ts';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { Role } from '../../../shared/kernel/roles.ts';
import { night, type Night } from '../../../shared/night/chapter.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import type { ViewMessage } from '../../../shared/wire.ts';
import { at } from './night.ts';
import { submission } from './rooms.ts';

interface Sent {
  readonly role: Role;
  readonly atMs: number;
  readonly message: ViewMessage;
}

export class House {
  readonly sent: Sent[] = [];
  readonly publisher: Publisher<Night>;
  readonly room: NightRoom;
  /** A full hall: what is sent to the phones takes as long as this. */
  telling: Promise<void> | undefined;
  /** What was measured, in ms. */
  readonly measured: number[] = [];
  #serial = 0;

  constructor(room: NightRoom) {
    this.room = room;
    this.publisher = new Publisher({
      chapter: night,
      room,
      clock: () => at('18:00'),
      emit: (role, message) => {
        this.sent.push({ role, atMs: performance.now(), message });
        return role === 'phone' ? this.telling : undefined;
      },
      measure: (ms) => this.measured.push(ms),
    });
  }

  async say(by: Actor, input: CommandInput): Promise<void> {
    this.#serial += 1;
    const reply = await this.room.submit(submission(this.#serial, input), by);
    if (!reply.ok) throw new Error(`The story is wrong: ${input.type} is refused, ${reply.refusal.code}`);
  }

  /** What was sent since the last look: for each role, the names of the slices of each message. */
  news(): Partial<Record<Role, string[]>> {
    const news: Partial<Record<Role, string[]>> = {};
    for (const { role, message } of this.sent.splice(0))
      (news[role] ??= []).push(Object.keys(message.slices).toSorted().join(' '));
    return news;
  }
}

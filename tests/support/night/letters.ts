/** Commands as clients send them to rooms: with an id, more than once, in any order, to any node; and what came back. */
import * as fc from 'fast-check';
import type { Night } from '../../../shared/night/chapter.ts';
import type { Actor } from '../../../shared/kernel/decider.ts';
import type { Reply } from '../../../shared/wire.ts';
import type { NightRoom } from '../../../server/night/rooms.ts';
import type { Submission } from '../../../server/room/batch.ts';
import { commandSchemas, type CommandInput, isAllowed } from '../../../shared/night/commands.ts';
import { commandOf, type Move } from '../moves/moves.ts';
import { submission } from './rooms.ts';

export interface Letter {
  readonly submission: Submission<Night>;
  readonly by: Actor;
}

/** What the gateway would let through. */
const isSayable = (input: CommandInput, { role }: Actor): boolean =>
  isAllowed(role, input.type) && commandSchemas[input.type].safeParse(input).success;

/** What these moves come to in the room as it is now; `first`: the number of the first of them. */
export const lettersFor = (room: NightRoom, some: readonly Move[], first: number): Letter[] =>
  some.flatMap((move, index) => {
    const { by, input } = commandOf(move, room.state, first + index);
    return isSayable(input, by) ? [{ by, submission: submission(first + index, input) }] : [];
  });

export const inGroups = (all: readonly Move[], size: number): (readonly Move[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

/** Numbers to shuffle by. */
export const anOrder: fc.Arbitrary<number[]> = fc.array(fc.nat(99), { minLength: 7, maxLength: 20 });

const pick = (order: readonly number[], index: number): number => order[index % order.length] ?? 0;

/** Each letter two or three times, all of them mixed. */
export const mixed = (letters: readonly Letter[], order: readonly number[]): Letter[] =>
  letters
    .flatMap((letter, index) => Array<Letter>(2 + (pick(order, index) % 2)).fill(letter))
    .map((letter, index) => ({ letter, rank: pick(order, index * 5 + 3) * 100 + ((index * 37) % 100) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ letter }) => letter);

/** Sends letters and keeps every answer, by the command’s id. */
export class Post {
  readonly replies = new Map<string, Reply[]>();

  /** All at once, to the rooms in turn. */
  async send(rooms: readonly NightRoom[], letters: readonly Letter[]): Promise<void> {
    const sent = letters.map(({ submission: command, by }, index) =>
      rooms[index % rooms.length]?.submit(command, by),
    );
    for (const [index, reply] of (await Promise.all(sent)).entries())
      if (reply) this.#note(letters[index]?.submission.id ?? '', reply);
  }

  /** Ids of what was accepted, with the versions that were told; one each, if all is well. */
  accepted(): { readonly id: string; readonly version: number }[] {
    return [...this.replies].flatMap(([id, replies]) => {
      const versions = new Set(replies.flatMap((reply) => (reply.ok ? [reply.version] : [])));
      return Array.from(versions, (version) => ({ id, version }));
    });
  }

  #note(id: string, reply: Reply): void {
    this.replies.set(id, [...(this.replies.get(id) ?? []), reply]);
  }
}

/** The smallest chapter there can be: a collection box, its two facts, one command, one slice of its state and one of the moment. */
import { z } from 'zod';
import type { Chapter } from '../../shared/kernel/chapter.ts';
import type { Context } from '../../shared/kernel/decider.ts';
import { no, ok } from '../../shared/kernel/result.ts';

export interface BoxOpened {
  readonly type: 'BoxOpened';
  /** How many coins it holds. */
  readonly room: number;
}
interface CoinsGiven {
  readonly type: 'CoinsGiven';
  readonly coins: number;
}

interface Box {
  readonly room: number;
  coins: number;
  readonly givers: Set<string>;
}

const giveCoins = z.strictObject({ type: z.literal('GiveCoins'), coins: z.int().min(1) });

export interface Collection {
  readonly state: Box;
  readonly event: BoxOpened | CoinsGiven;
  readonly command: z.output<typeof giveCoins>;
  readonly context: Context;
  readonly aspect: 'box';
  readonly slices: { readonly sum: { readonly coins: number; readonly left: number } };
  readonly live: { readonly weather: { readonly isRaining: boolean } };
}

export const collection: Chapter<Collection> = {
  aspects: ['box'],
  parse: (message) => {
    const parsed = giveCoins.safeParse(message);
    return parsed.success ? ok(parsed.data) : no({ code: 'malformed' });
  },
  isAllowed: (role) => role === 'phone' || role === 'chair',
  decide: ({ room, coins }, command) =>
    coins + command.coins > room
      ? no({ code: 'list-full' })
      : ok([{ type: 'CoinsGiven', coins: command.coins }]),
  fold: (state, event, { by }, moved) => {
    moved?.add('box');
    if (event.type === 'BoxOpened') return { room: event.room, coins: 0, givers: new Set() };
    if (!state) throw new Error('Coins before there is a box');
    state.coins += event.coins;
    state.givers.add(by);
    return state;
  },
  signatureOf: (_state, _command, { by, now }) => ({ by: by.id, at: now }),
  isWithdrawn: () => false,
  isOfCrew: (_state, author) => author === 'treasurer',
  phonesOf: (_state, { type }) => (type === 'BoxOpened' ? 'all' : undefined),
  slices: { sum: { of: ['box'], view: ({ coins, room }) => ({ coins, left: room - coins }) } },
  reads: (role) => (role === 'chair' ? ['sum', 'weather'] : role === 'phone' ? ['weather'] : []),
};

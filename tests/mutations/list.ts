/** Every kept mutation, by area. */
import { ballots } from './list/ballots.ts';
import { keysAndRights } from './list/keys-and-rights.ts';
import { pages } from './list/pages.ts';
import { madePublic } from './list/public.ts';
import { whoCame } from './list/who-came.ts';
import type { Mutation } from './mutation.ts';

export const areas: Readonly<Record<string, readonly Mutation[]>> = {
  ballots,
  'who came': whoCame,
  'what becomes public': madePublic,
  'keys, rights, pace': keysAndRights,
  'the link and the pages': pages,
};

/** The words of en/chair/order.ts, in the language of the page. */
import { words as english } from '../en/chair/order.ts';
import { part } from '../part.ts';

export type ChairOrderWords = typeof english;

export const getChairOrderWords = part(
  english,
  import.meta.glob(['../*/chair/order.ts', '!../en/chair/order.ts']),
);

/** Why a change of the running order was refused, in words that speak of the running order. */
import type { Refusal } from '../../../shared/kernel/refusals.ts';
import type { ChairOrderWords } from '../../words/chair/order.ts';

export const changeRefusal = ({ code }: Refusal, words: ChairOrderWords): string | null => {
  const sentences: Readonly<Partial<Record<Refusal['code'], string>>> = words.change.refusals;
  return sentences[code] ?? null;
};

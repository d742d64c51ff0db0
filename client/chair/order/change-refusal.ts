/** Why a change of the running order was refused, in words that speak of the running order. */
import type { Refusal } from '../../../shared/kernel/refusals.ts';
import { words } from '../../words/en/chair/order.ts';

const sentences: Readonly<Partial<Record<Refusal['code'], string>>> = words.change.refusals;

export const changeRefusal = ({ code }: Refusal): string | null => sentences[code] ?? null;

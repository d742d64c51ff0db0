/** The words of phones. English is fetched like all others: a phone carries one language. */
import { codeIn, inOrder } from './languages.ts';

const english = () => import('./en/phone.ts');

export type PhoneWords = Awaited<ReturnType<typeof english>>['words'];

const files = import.meta.glob<{ readonly words: PhoneWords }>(['./*/phone.ts', '!./en/phone.ts']);

/** By their folders, as they are offered. */
export const languagesOfPhones = inOrder(Object.keys(files).map(codeIn));

/** Rejects when they can't be fetched. */
export const fetchPhoneWords = async (code: string): Promise<PhoneWords> =>
  (await (files[`./${code}/phone.ts`] ?? english)()).words;

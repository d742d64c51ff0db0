/** The words of ballots on phones: fetched with the part that votes. */
import { ENGLISH } from './languages.ts';
import type { Shown } from './part.ts';

const english = () => import('./en/phone-voting.ts');

export type VotingWords = Shown<Awaited<ReturnType<typeof english>>['words']>;

const files = import.meta.glob<{ readonly words: VotingWords }>([
  './*/phone-voting.ts',
  '!./en/phone-voting.ts',
]);

/** Rejects when they can't be fetched. */
export const fetchVotingWords = async (code: string): Promise<VotingWords> => {
  const translation = await files[`./${code}/phone-voting.ts`]?.();
  if (translation) return translation.words;
  const { words } = await english();
  return code === ENGLISH ? words : { ...words, lang: ENGLISH };
};

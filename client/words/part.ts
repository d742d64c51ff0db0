/** One part of the words. Its English is compiled into the pages that use it; the same in another language is fetched by a page that is shown in that. */
import { getContext } from 'svelte';
import { codeIn, ENGLISH } from './languages.ts';

/** By its path. */
type Files = Readonly<Record<string, () => Promise<unknown>>>;

interface Translation<Words> {
  readonly words: Words;
}

/** `lang`: in which language these words are, on a page that has to say so because it shows two. */
export type Shown<Words> = Words & { readonly lang?: string };

export interface PageLanguage {
  /** The language's folder. */
  readonly code: string;
  /** Some of the page's parts have no words in its language, and stand in English. */
  readonly isMixed: boolean;
}

export interface Part<Words> {
  /** For a component, while it is made. A page that chose no language is in English. */
  (): Shown<Words>;
  /** Those it can be fetched in. */
  readonly translations: readonly string[];
  /** Whether the words are there now. */
  readonly fetch: (code: string) => Promise<boolean>;
  readonly shownIn: (page: PageLanguage) => Shown<Words>;
}

export const PAGE_LANGUAGE = Symbol('the language of the page');

/** Those that are packed into this page. */
export const partsOfPage: Part<unknown>[] = [];

export const part = <Words extends object>(english: Words, files: Files): Part<Words> => {
  const fetching = new Map(Object.entries(files).map(([file, fetch]) => [codeIn(file), fetch]));
  const fetched = new Map<string, Words>();

  const shownIn = ({ code, isMixed }: PageLanguage): Shown<Words> => {
    if (code === ENGLISH) return english;
    const words = fetched.get(code);
    if (!words) return { ...english, lang: ENGLISH };
    return isMixed ? { ...words, lang: code } : words;
  };
  const fetch = async (code: string): Promise<boolean> => {
    try {
      // It was compiled against the shape of the English words.
      const translation = (await fetching.get(code)?.()) as Translation<Words> | undefined;
      if (translation) fetched.set(code, translation.words);
    } catch {
      // The connection failed, or the build is another by now: English is at hand.
    }
    return fetched.has(code);
  };
  const here = (): Shown<Words> => {
    const page = getContext<PageLanguage | undefined>(PAGE_LANGUAGE);
    return page ? shownIn(page) : english;
  };

  const made = Object.assign(here, { translations: [...fetching.keys()], fetch, shownIn });
  partsOfPage.push(made);
  return made;
};

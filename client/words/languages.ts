/** Which languages there are: a folder each. English is one of them, and what all others fall back to. */
import { language as english } from './en/language.ts';

export interface Language {
  /** Its own name for itself. */
  readonly name: string;
  /** As browsers and `Intl` know it: a BCP 47 tag. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** As its folder is called. */
export const ENGLISH = 'en';
/** Under this name a device keeps which was chosen on it. */
export const CHOSEN = 'assembly-night/language';

/** The language's folder, in the path of a file of words: `./cy/chair.ts`, or `../cy/chair/order.ts`. */
export const codeIn = (path: string): string => path.split('/')[1] ?? '';

const files = import.meta.glob<Language>(['./*/language.ts', '!./en/language.ts'], {
  eager: true,
  import: 'language',
});

export const languageOf = (code: string): Language => files[`./${code}/language.ts`] ?? english;

/** As they are offered: English first, then those that are written from the left. */
export const inOrder = (translations: readonly string[]): string[] => [
  ENGLISH,
  ...translations.filter((code) => languageOf(code).dir === 'ltr'),
  ...translations.filter((code) => languageOf(code).dir === 'rtl'),
];

/** The first of these that somebody reads; English where there is none. */
export const preferred = (readsToo: readonly string[], offered: readonly string[]): string =>
  readsToo.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find((code) => offered.includes(code)) ??
  ENGLISH;

export const markPage = (code: string): void => {
  const { lang, dir } = languageOf(code);
  Object.assign(document.documentElement, { lang, dir });
};

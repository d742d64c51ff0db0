/** The language this phone speaks: as its browser prefers, or as somebody chose; kept on the phone, and only its words are fetched. */
import { keep, recall } from '../link/device-memory.ts';
import type { PhoneWords } from '../words/en/phone.ts';
import type { VotingWords } from '../words/en/phone-voting.ts';
import { inLanguage } from '../words/in-language.ts';

type Fetching<Words> = () => Promise<{ readonly words: Words }>;

const fetching: Readonly<Record<string, Fetching<PhoneWords>>> = {
  en: () => import('../words/en/phone.ts'),
  cy: () => import('../words/cy/phone.ts'),
  pl: () => import('../words/pl/phone.ts'),
  ar: () => import('../words/ar/phone.ts'),
  ur: () => import('../words/ur/phone.ts'),
};

const fetchingVoting: Readonly<Record<string, Fetching<VotingWords>>> = {
  en: () => import('../words/en/phone-voting.ts'),
  cy: () => import('../words/cy/phone-voting.ts'),
  pl: () => import('../words/pl/phone-voting.ts'),
  ar: () => import('../words/ar/phone-voting.ts'),
  ur: () => import('../words/ur/phone-voting.ts'),
};

/** Each by its own name for itself. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'cy', name: 'Cymraeg' },
  { code: 'pl', name: 'Polski' },
  { code: 'ar', name: 'العربية' },
  { code: 'ur', name: 'اردو' },
];

const CHOSEN = 'assembly-night/language';

/** The first that we speak of those that somebody reads; English where there is none. */
export const preferred = (readsToo: readonly string[]): string =>
  readsToo.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find((code) => code in fetching) ?? 'en';

class Spoken {
  code = $state('');
  /** There before anything is drawn. */
  words: PhoneWords = $state.raw({} as PhoneWords);
  /** There before a ballot is drawn. */
  voting: VotingWords | null = $state.raw(null);
  /** Numbers and dates that stand by themselves. */
  readonly written = $derived.by(() => inLanguage(this.words.lang));

  /** What was chosen on this phone, else what its browser prefers. Rejects when the words can't be fetched. */
  begin(): Promise<void> {
    return this.#speak(preferred([recall(CHOSEN) ?? '', ...navigator.languages]));
  }

  async choose(code: string): Promise<void> {
    await this.#speak(code);
    keep(CHOSEN, code);
  }

  /** The words of ballots, which are fetched later. Rejects when they can't be. */
  async learnVoting(): Promise<void> {
    this.voting = await this.#votingIn(this.code);
  }

  async #votingIn(code: string): Promise<VotingWords> {
    return (await (fetchingVoting[code] ?? (() => import('../words/en/phone-voting.ts')))()).words;
  }

  async #speak(code: string): Promise<void> {
    const { words } = await (fetching[code] ?? (() => import('../words/en/phone.ts')))();
    if (this.voting) this.voting = await this.#votingIn(code);
    this.words = words;
    this.code = code;
    document.documentElement.lang = words.lang;
    document.documentElement.dir = words.dir;
  }
}

export const spoken = new Spoken();

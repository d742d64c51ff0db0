/** The language this phone speaks: as its browser prefers, or as somebody chose; kept on the phone, and only its words are fetched. */
import { keep, recall } from '../link/device-memory.ts';
import { inLanguage } from '../words/in-language.ts';
import { CHOSEN, languageOf, markPage, preferred } from '../words/languages.ts';
import { fetchPhoneWords, languagesOfPhones, type PhoneWords } from '../words/phone.ts';
import { fetchVotingWords, type VotingWords } from '../words/phone-voting.ts';

class Spoken {
  code = $state('');
  /** There before anything is drawn. */
  words: PhoneWords = $state.raw({} as PhoneWords);
  /** There before a ballot is drawn. */
  voting: VotingWords | null = $state.raw(null);
  /** Numbers and dates that stand by themselves. */
  readonly written = $derived.by(() => inLanguage(languageOf(this.code).lang));

  /** What was chosen on this phone, else what its browser prefers. Rejects when the words can't be fetched. */
  begin(): Promise<void> {
    return this.#speak(preferred([recall(CHOSEN) ?? '', ...navigator.languages], languagesOfPhones));
  }

  async choose(code: string): Promise<void> {
    await this.#speak(code);
    keep(CHOSEN, code);
  }

  /** The words of ballots, which are fetched later. Rejects when they can't be. */
  async learnVoting(): Promise<void> {
    this.voting = await fetchVotingWords(this.code);
  }

  async #speak(code: string): Promise<void> {
    const words = await fetchPhoneWords(code);
    if (this.voting) this.voting = await fetchVotingWords(code);
    this.words = words;
    this.code = code;
    markPage(code);
  }
}

export const spoken = new Spoken();

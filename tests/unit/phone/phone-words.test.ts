/** The phone's words in every language: each sentence said, no figure lost, and each language marked until a speaker has read it. */
import { describe, expect, test } from 'vitest';
import { words as ar } from '../../../client/words/ar/phone.ts';
import { words as arVoting } from '../../../client/words/ar/phone-voting.ts';
import { words as cy } from '../../../client/words/cy/phone.ts';
import { words as cyVoting } from '../../../client/words/cy/phone-voting.ts';
import { words as en } from '../../../client/words/en/phone.ts';
import { words as enVoting } from '../../../client/words/en/phone-voting.ts';
import { inLanguage } from '../../../client/words/in-language.ts';
import { languageOf, preferred } from '../../../client/words/languages.ts';
import { languagesOfPhones, type PhoneWords } from '../../../client/words/phone.ts';
import { words as pl } from '../../../client/words/pl/phone.ts';
import { words as plVoting } from '../../../client/words/pl/phone-voting.ts';
import { words as ur } from '../../../client/words/ur/phone.ts';
import { words as urVoting } from '../../../client/words/ur/phone-voting.ts';

const inPhones: Readonly<Record<string, PhoneWords>> = { en, cy, pl, ar, ur };
const languages = Object.entries(inPhones).map(([code, words]) => {
  const { lang, dir } = languageOf(code);
  return { lang, dir, words };
});
const counts = [1, 2, 3, 5, 8, 11, 21, 100, 300];

const said: Readonly<Record<string, readonly unknown[]>> = {
  startsAt: [1_588_181_400_000, 'Europe/London'],
  plannedFor: ['A title', 1_588_181_400_000, 'Europe/London'],
};

/** Every sentence; those that need something said are given the same in all languages. */
const sentences = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return sentences(Reflect.apply(value, null, said[key] ?? [7, 28]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([its, one]) => sentences(one, its));
};

describe.each(languages)('$lang', ({ lang, words }) => {
  test('says every sentence that English says', () => {
    const all = sentences({ ...words, review: null });
    expect(all).toHaveLength(sentences({ ...en, review: null }).length);
    expect(all.filter((one) => one.trim() === '' || /undefined|NaN|#/.test(one))).toEqual([]);
  });

  test('[PHONE-6] is English, or says in both languages that no speaker has checked it yet', () => {
    const { own, english } = words.review ?? { own: '', english: '' };
    expect(own.length > 20).toBe(words !== en);
    expect(/^No \w+ speaker has checked these words yet\.$/.test(english)).toBe(words !== en);
  });

  test('writes every number of people in its own figures', () => {
    const { number } = inLanguage(lang);
    // Arabic has words of their own for one and two.
    const inFigures = counts.filter((count) => words !== ar || count > 2);
    for (const count of inFigures) expect(words.party.count(count)).toContain(number(count));
    expect(new Set(counts.map((count) => words.party.count(count))).size).toBe(counts.length);
  });

  test('writes a day of the calendar as that day, wherever the phone is', () => {
    const { date, number } = inLanguage(lang);
    expect(date('2020-05-07')).toContain(number(7));
    expect(date('2020-05-07')).not.toContain(number(6));
  });
});

test.each([
  ['cy', cyVoting],
  ['pl', plVoting],
  ['ar', arVoting],
  ['ur', urVoting],
])('every sentence of a ballot is said in %s, and none of them in English', (_language, voting) => {
  const [all, english] = [sentences(voting), sentences(enVoting)];
  expect(all).toHaveLength(english.length);
  // Once counted there is nothing to add.
  expect(all.filter((one) => /undefined|NaN|#/.test(one))).toEqual([]);
  expect(all.filter((one) => one.trim() === '')).toHaveLength(1);
  expect(all.filter((one, index) => one !== '' && one === english[index])).toEqual([]);
});

test('Arabic and Urdu are written from the right, the others from the left', () => {
  expect(languages.map(({ dir }) => dir)).toEqual(['ltr', 'ltr', 'ltr', 'rtl', 'rtl']);
});

test('election day asks to vote, and names nobody', () => {
  expect(en.dates.election).toBe('Election day. Please vote; how you vote is up to you.');
});

describe('the language a phone begins with', () => {
  test.each([
    [['pl-PL', 'en'], 'pl'],
    [['de', 'ur-PK', 'en'], 'ur'],
    [['AR'], 'ar'],
    [['', 'cy'], 'cy'],
    [['de', 'fr'], 'en'],
    [[], 'en'],
  ])('of %j is %s', (readsToo, code) => {
    expect(preferred(readsToo, languagesOfPhones)).toBe(code);
  });

  test('is one of those that can be chosen by hand', () => {
    expect(languagesOfPhones).toEqual(['en', 'cy', 'pl', 'ar', 'ur']);
  });
});

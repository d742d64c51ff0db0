/** Which language a page is shown in, what stands in English there, and where that is said. */
import { describe, expect, test } from 'vitest';
import { inOrder, preferred } from '../../../client/words/languages.ts';
import { part } from '../../../client/words/part.ts';

const english = { hello: 'Hello', count: (amount: number) => `${amount} here` };
const welsh = { hello: 'Helo', count: (amount: number) => `${amount} yma` };
const translated = () => part(english, { './cy/greeting.ts': () => Promise.resolve({ words: welsh }) });

describe('a part', () => {
  test('says which translations it has, by their folders, however deep it lies', () => {
    expect(translated().translations).toEqual(['cy']);
    expect(part(english, { '../pl/chair/order.ts': () => Promise.resolve({}) }).translations).toEqual(['pl']);
  });

  test('on a page in English is the English that was compiled in', () => {
    expect(translated().shownIn({ code: 'en', isMixed: false })).toBe(english);
  });

  test('on a page in its language is the translation, once that was fetched', async () => {
    const greeting = translated();
    expect(await greeting.fetch('cy')).toBe(true);
    expect(greeting.shownIn({ code: 'cy', isMixed: false })).toBe(welsh);
  });

  test('says which language it is in where the page shows two', async () => {
    const greeting = translated();
    await greeting.fetch('cy');
    expect(greeting.shownIn({ code: 'cy', isMixed: true })).toStrictEqual({ ...welsh, lang: 'cy' });
  });

  test('without a translation stands in English, marked as such', async () => {
    const greeting = part(english, {});
    expect(await greeting.fetch('cy')).toBe(false);
    expect(greeting.shownIn({ code: 'cy', isMixed: true })).toStrictEqual({ ...english, lang: 'en' });
  });

  test('whose translation can’t be fetched stands in English, marked as such, and may be fetched later', async () => {
    let isDown = true;
    const greeting = part(english, {
      './cy/greeting.ts': () =>
        isDown ? Promise.reject(new Error('offline')) : Promise.resolve({ words: welsh }),
    });
    expect(await greeting.fetch('cy')).toBe(false);
    expect(greeting.shownIn({ code: 'cy', isMixed: true })).toStrictEqual({ ...english, lang: 'en' });
    isDown = false;
    expect(await greeting.fetch('cy')).toBe(true);
  });
});

describe('the language of a page', () => {
  test.each([
    [['cy', 'pl', 'en'], ['en', 'pl'], 'pl'],
    [['', 'cy-GB'], ['en', 'cy'], 'cy'],
    [['en-US', 'cy'], ['en', 'cy'], 'en'],
    [['../../secret', 'de'], ['en', 'cy'], 'en'],
  ])('for who reads %j, of %j, is %s', (readsToo, offered, code) => {
    expect(preferred(readsToo, offered)).toBe(code);
  });

  test('is offered after English, those written from the left first', () => {
    expect(inOrder(['ar', 'cy', 'pl', 'ur'])).toEqual(['en', 'cy', 'pl', 'ar', 'ur']);
  });
});

/** A second language for pages that have only English, by adding files and nothing else: a few sentences of Esperanto, in real Chromium. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, freePort, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { buildWithWords } from '../support/browser/second-language.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const NOT_STARTED = 'Ankoraŭ ne komenciĝis';
const JOIN = 'Aliĝu per via telefono';

/** Of the timekeeper's page its own part, of the wall too; what they share with other pages stays in English. */
const esperanto = {
  'eo/language.ts': `
    import type { Language } from '../languages.ts';
    export const language: Language = { name: 'Esperanto', lang: 'eo', dir: 'ltr' };`,
  'eo/timekeeper.ts': `
    import { words as english } from '../en/timekeeper.ts';
    import type { TimekeeperWords } from '../timekeeper.ts';
    export const words: TimekeeperWords = {
      ...english,
      title: (night) => 'Tempisto – ' + night,
      speaker: { ...english.speaker, beforeStart: '${NOT_STARTED}' },
    };`,
  'eo/screen.ts': `
    import { words as english } from '../en/screen.ts';
    import type { ScreenWords } from '../screen.ts';
    export const words: ScreenWords = { ...english, waiting: { ...english.waiting, heading: '${JOIN}' } };`,
};

let dist = '';
let server: RunningServer;
let browser: Browser;

const laptop = { viewport: { width: 1280, height: 800 } };
const local = (link: string): string => link.replace('//localhost:', '//127.0.0.1:');
const asking = (link: string, language: string): string => local(link).replace('#', `?lang=${language}#`);
const reads = ({ page }: Device, text: string): Promise<void> => page.getByText(text).first().waitFor();
const marked = ({ page }: Device, language: string) => page.locator(`body [lang="${language}"]`);
const languageOf = ({ page }: Device): Promise<string | null> => page.locator('html').getAttribute('lang');

beforeAll(async () => {
  dist = await buildWithWords(esperanto);
  server = await startServer({ env: { PORT: String(await freePort()), DIST_DIR: dist } });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (server?.isRunning) await server.stop();
});

describe('a language that two pages have', () => {
  test('1. the timekeeper reads it where the address asks for it', async () => {
    const timekeeper = await openDevice(browser, asking(server.assembly.links.timekeeper, 'eo'), laptop);
    await reads(timekeeper, NOT_STARTED);
    expect(await languageOf(timekeeper)).toBe('eo');
    expect(await timekeeper.page.title()).toMatch(/^Tempisto – /);
    expect(await marked(timekeeper, 'en').filter({ hasText: NOT_STARTED }).count()).toBe(0);
    expect(await axeFindings(timekeeper.page)).toEqual([]);
  });

  test('2. words that can’t be fetched leave the page in English', async () => {
    const words = readdirSync(join(dist, 'assets')).filter(
      (name) =>
        name.endsWith('.js') && readFileSync(join(dist, 'assets', name), 'utf8').includes(NOT_STARTED),
    );
    expect(words).toHaveLength(1);
    const timekeeper = await openDevice(browser, local(server.assembly.links.timekeeper), laptop);
    await reads(timekeeper, 'Not started yet');
    await timekeeper.page.route(`**/assets/${words[0]}`, (route) => route.abort());
    await timekeeper.page.goto(asking(server.assembly.links.timekeeper, 'eo'));
    await reads(timekeeper, 'Not started yet');
    expect(await languageOf(timekeeper)).toBe('en-GB');
    expect(await timekeeper.page.locator('body [lang]').count()).toBe(0);
  });
  test('3. the wall has it where the browser prefers it, and all of it', async () => {
    const link = local(server.assembly.links.screen);
    const wall = await openDevice(browser, link, { ...laptop, locale: 'eo' });
    await wall.page.getByRole('heading', { name: JOIN }).waitFor();
    expect(await languageOf(wall)).toBe('eo');
    expect(await wall.page.locator('body [lang]').count()).toBe(0);
    expect(await axeFindings(wall.page)).toEqual([]);
  });

  test('4. a page that has no words in it is in English, and says nothing of languages: the chair starts there', async () => {
    const chair = await openDevice(browser, asking(server.assembly.links.chair, 'eo'), laptop);
    await chair.page.getByRole('heading', { name: 'Running order' }).waitFor();
    expect(await languageOf(chair)).toBe('en-GB');
    expect(await chair.page.locator('body [lang]').count()).toBe(0);
    await chair.page.getByRole('button', { name: /^Start the rehearsal:/ }).click();
  });

  test('5. what it shares with the chair has no words in it, and stands in English, marked as such', async () => {
    const timekeeper = await openDevice(browser, asking(server.assembly.links.timekeeper, 'eo'), laptop);
    const tell = marked(timekeeper, 'en').getByRole('button', { name: 'Tell the speaker' });
    await tell.click();
    const sheet = timekeeper.page.getByRole('dialog', { name: 'Tell the speaker' });
    expect(await sheet.getAttribute('lang')).toBe('en');
    expect(await axeFindings(timekeeper.page)).toEqual([]);
    expect(timekeeper.wrong).toEqual([]);
  });
});

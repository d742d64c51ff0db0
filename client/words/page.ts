/** Begins a page in its reader's language: as its address says (`?lang=cy`), as was chosen on this device, or as the browser prefers. */
import { mount, type Component } from 'svelte';
import { recall } from '../link/device-memory.ts';
import './languages.css';
import { CHOSEN, ENGLISH, markPage, preferred } from './languages.ts';
import { PAGE_LANGUAGE, partsOfPage, type PageLanguage, type Part } from './part.ts';

/** Fetches all that the page has in this language. Without the page's own part, the page is in English. */
const fetchWords = async (own: Part<unknown>, code: string): Promise<PageLanguage> => {
  if (!(await own.fetch(code))) return { code: ENGLISH, isMixed: false };
  const isThere = await Promise.all(partsOfPage.map((part) => part.fetch(code)));
  return { code, isMixed: isThere.includes(false) };
};

/** `own`: the part that says what the page is for; into whichever languages it was translated, the page can be shown in them. */
export const mountInLanguage = async <Props extends Record<string, unknown>>(
  own: Part<unknown>,
  App: Component<Props>,
  props: Props,
): Promise<void> => {
  const target = document.getElementById('app');
  if (!target) throw new Error('index.html has no #app');
  const asked = new URLSearchParams(window.location.search).get('lang');
  const readsToo = [asked ?? '', recall(CHOSEN) ?? '', ...navigator.languages];
  const page = await fetchWords(own, preferred(readsToo, [ENGLISH, ...own.translations]));
  if (page.code !== ENGLISH) markPage(page.code);
  mount(App, { target, props, context: new Map([[PAGE_LANGUAGE, page]]) });
};

/** Every text of every scene, measured in real Chromium: its size, its place, its contrast. What is listed is what a hall could not read. */
import type { Browser, Page } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FINE_PRINT, letterSizes } from '../../shared/legibility.ts';
import { pictures, type GalleryPicture } from '../gallery/pictures.ts';
import { serveGallery } from '../gallery/serve.ts';
import { axeFindings, openBrowser, openDevice, type Device } from '../support/browser.ts';
import { measureTexts } from '../support/picture-texts.ts';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 2560, height: 1080 },
];
const PAGE_S = 9;
/** The longest ask there can be, in the smallest picture, still is read to its end. */
const MOST_PAGES = 40;

let server: ViteDevServer;
let browser: Browser;
let device: Device;

const hang = (page: Page, { scene, data }: GalleryPicture, later: number, theme = 'dark'): Promise<void> =>
  page.evaluate(
    async (query) => {
      history.replaceState(null, '', query);
      dispatchEvent(new PopStateEvent('popstate'));
      await document.fonts.ready;
      // Two frames: what watches sizes has then been told, and has answered.
      for (const _ of [1, 2, 3]) await new Promise((frame) => requestAnimationFrame(frame));
    },
    `?${new URLSearchParams({ bare: '', scene, data, theme, later: String(later) })}`,
  );

/** What is wrong with one picture, over all its pages. */
const faultsOf = async (page: Page, picture: GalleryPicture, aspect: number): Promise<string[]> => {
  const least = { ...letterSizes(picture.night.hall, aspect), fine: FINE_PRINT };
  const faults = new Set<string>();
  const inSight = new Set<string>();
  const waiting = new Set<string>();
  let pages = 1;
  for (let turn = 0; turn < Math.min(pages, MOST_PAGES); turn += 1) {
    await hang(page, picture, turn * PAGE_S);
    const seen = await page.evaluate(measureTexts, least);
    pages = Math.max(pages, seen.pages);
    for (const fault of seen.faults) faults.add(fault);
    for (const at of seen.inSight) inSight.add(at);
    for (const at of seen.waiting) waiting.add(at);
  }
  if (pages > MOST_PAGES) faults.add(`takes ${pages} pages`);
  for (const at of waiting) if (!inSight.has(at)) faults.add(`“${at}” is on no page`);
  return [...faults].map((fault) => `${picture.scene}, ${picture.data}: ${fault}`);
};

beforeAll(async () => {
  server = await serveGallery(0);
  browser = await openBrowser();
  device = await openDevice(browser, `${server.resolvedUrls?.local[0]}gallery/?bare&scene=blank`, {
    reducedMotion: 'reduce',
  });
  await device.page.locator('.picture').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('every text in every scene', () => {
  test.each(sizes)(
    '[LETTER-4] in a picture of $width × $height: large enough, whole, apart, and 7:1 in either theme',
    async (size) => {
      await device.page.setViewportSize(size);
      const faults: string[] = [];
      for (const picture of pictures) {
        faults.push(...(await faultsOf(device.page, picture, size.width / size.height)));
      }
      expect(faults).toEqual([]);
    },
    180_000,
  );

  test('[LETTER-5] the imprint is under every scene but the blank one', async () => {
    const without: string[] = [];
    for (const picture of pictures) {
      await hang(device.page, picture, 0);
      const shown = await device.page.locator('footer').allInnerTexts();
      const isThere = shown.some((text) => text.includes(picture.night.imprint ?? ''));
      if (isThere === (picture.slice.scene.kind === 'blank'))
        without.push(`${picture.scene}, ${picture.data}`);
    }
    expect(without).toEqual([]);
  }, 60_000);

  test('axe finds nothing in any of them', async () => {
    const findings: string[] = [];
    for (const picture of pictures.filter(({ data }) => data !== 'many')) {
      await hang(device.page, picture, 0, picture.data === 'worst' ? 'light' : 'dark');
      findings.push(
        ...(await axeFindings(device.page)).map((one) => `${picture.scene}, ${picture.data}: ${one}`),
      );
    }
    expect(findings).toEqual([]);
    expect(device.wrong).toEqual([]);
  }, 180_000);
});

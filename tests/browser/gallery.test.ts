/** Every text of every scene, measured in real Chromium: its size, its place, its contrast. What is listed is what a hall could not read. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FINE_PRINT, letterSizes } from '../../shared/screen/legibility.ts';
import { pictures, type GalleryPicture } from '../gallery/pictures.ts';
import { axeFindings, openBrowser, openDevice, type Device } from '../support/browser/browser.ts';
import { hang, measured, openGallery, type Gallery } from '../support/browser/gallery.ts';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 2560, height: 1080 },
];
const PAGE_S = 9;
/** The worst ask there can be still is read to its end. */
const MOST_PAGES = 40;

let gallery: Gallery;
let browser: Browser;
let device: Device;

/** Nothing is published on a blank picture. */
const imprintFault = async ({ night, slice }: GalleryPicture): Promise<string> => {
  const feet = await device.page.locator('footer').allInnerTexts();
  const isThere = feet.some((text) => text.includes(night.imprint ?? 'no imprint'));
  return isThere === (slice.scene.kind !== 'blank') ? '' : 'the imprint is not as it should be';
};

/** What is wrong with one picture, over all its pages. */
const faultsOf = async (picture: GalleryPicture, { width, height }: (typeof sizes)[number]) => {
  const least = { ...letterSizes(picture.night.hall, width / height), fine: FINE_PRINT };
  const faults = new Set<string>();
  const inSight = new Set<string>();
  const waiting = new Set<string>();
  for (let turn = 0, pages = 1; turn < pages; turn += 1) {
    await hang(device.page, picture, turn * PAGE_S);
    const seen = await measured(device.page, least);
    pages = Math.min(MOST_PAGES, seen.pages);
    for (const fault of seen.faults) faults.add(fault);
    for (const line of seen.inSight) inSight.add(line);
    for (const line of seen.waiting) waiting.add(line);
  }
  for (const line of waiting) if (!inSight.has(line)) faults.add(`“${line}” is on no page`);
  faults.add(await imprintFault(picture));
  faults.delete('');
  return [...faults].map((fault) => `${picture.scene}, ${picture.data}: ${fault}`);
};

beforeAll(async () => {
  gallery = await openGallery();
  browser = await openBrowser();
  device = await openDevice(browser, `${gallery.url}?bare&scene=holding`, { reducedMotion: 'reduce' });
  await device.page.locator('.picture').waitFor();
});

afterAll(async () => {
  await browser?.close();
  gallery?.process.kill();
});

describe('every text in every scene', () => {
  test.each(sizes)(
    '[LETTER-4] [LETTER-5] $width × $height: large enough, whole, apart, 7:1 in both themes; the imprint',
    async (size) => {
      await device.page.setViewportSize(size);
      const faults: string[] = [];
      for (const picture of pictures) faults.push(...(await faultsOf(picture, size)));
      expect(faults).toEqual([]);
    },
    180_000,
  );

  test('[LETTER-4] the test itself would notice: too small, cut, one over another, pale', async () => {
    const answers = pictures.find(({ scene, data }) => scene === 'answers' && data === 'sample');
    if (!answers) throw new Error('There are no answers in the gallery');
    await hang(device.page, answers);
    await device.page.addStyleTag({
      content: `.picture h1 { font-size: 4cqh !important; color: #777 !important }
        .picture h2 { height: 2cqh; overflow: hidden } .picture .answer { margin-top: -12cqh }`,
    });
    const { faults } = await measured(device.page, { one: 8, rest: 5, fine: FINE_PRINT });
    for (const fault of [/is 4\.00 % high/, /is cut by/, /lies over/, /stands out by 4/]) {
      expect(faults.join('\n')).toMatch(fault);
    }
    await device.page.reload();
    await device.page.locator('.picture').waitFor();
  });

  test('axe finds nothing in any of them', async () => {
    const findings: string[] = [];
    for (const picture of pictures.filter(({ data }) => data === 'sample' || data === 'worst')) {
      await hang(device.page, picture, 0, picture.data === 'worst' ? 'light' : 'dark');
      findings.push(
        ...(await axeFindings(device.page)).map((one) => `${picture.scene}, ${picture.data}: ${one}`),
      );
    }
    expect(findings).toEqual([]);
    expect(device.wrong).toEqual([]);
  }, 180_000);
});

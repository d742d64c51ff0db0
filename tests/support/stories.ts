/** What people do with their devices in a story, and how what they then see is checked: by role, name and number. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings, type Device } from './browser/browser.ts';

/** For what comes with the next view, on a slow machine. */
export const patience = { timeout: 10_000 };

/** Reached by number, because the server listens on 127.0.0.1 alone. */
export const local = (link: string): string => link.replace('//localhost:', '//127.0.0.1:');

export const button = ({ page }: Device, name: string | RegExp): Locator =>
  page.getByRole('button', { name }).first();

export const press = (device: Device, name: string | RegExp): Promise<void> =>
  button(device, name).click(patience);

export const reads = ({ page }: Device, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor(patience);

export const heading = ({ page }: Device, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor(patience);

export const typeHeads = ({ page }: Device, heads: number): Promise<void> =>
  page.getByRole('spinbutton').fill(String(heads));

/** Nothing for axe to find, by day and by night. */
export const isClean = async ({ page }: Device): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await axeFindings(page)).toEqual([]);
};

/** What is lower or narrower than a thumb, 44 pixels, with its measure. */
export const smallTargets = ({ page }: Device): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, input, select, summary')]
      .filter((one) => one.checkVisibility())
      .flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return Math.min(width, height) < 44 ? [`${one.textContent} ${width}×${height}`] : [];
      }),
  );

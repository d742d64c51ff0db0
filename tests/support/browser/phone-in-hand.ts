/** A phone in somebody's hand, in real Chromium: what one looks for on it, and what one taps. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Device } from './browser.ts';

/** The smallest that must do: a five-year-old handset held upright. */
export const handset: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  locale: 'en-GB',
};

export const heading = ({ page }: Pick<Device, 'page'>, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor({ timeout: 10_000 });
export const reads = ({ page }: Pick<Device, 'page'>, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: 10_000 });
export const button = ({ page }: Pick<Device, 'page'>, name: string | RegExp): Locator =>
  page.getByRole('button', { name }).first();
export const tap = (device: Pick<Device, 'page'>, name: string | RegExp): Promise<void> =>
  button(device, name).click({ timeout: 10_000 });

/** Everything that can be tapped and is smaller than a thumb (44 px), in words. */
export const tooSmall = (page: Page): Promise<string[]> =>
  page
    .locator('button, select, input, a')
    .evaluateAll((all) =>
      all
        .filter((one) => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML.slice(0, 120)),
    );

/** How far something reaches out of the page at its side, in CSS pixels. */
export const sticksOut = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

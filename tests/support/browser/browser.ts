/** Real Chromium for the stories: a device for each person of the night, errors of a page noticed, and axe on demand. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { z } from 'zod';
import { chromiumFlags, needChromium } from '../programs/chromium.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const axeReport = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })) }),
  ),
});

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: needChromium(), args: chromiumFlags });

/** One person's device. What its page throws is collected in `wrong`. */
export interface Device {
  readonly page: Page;
  readonly wrong: readonly string[];
}

export const openDevice = async (
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<Device> => {
  // axe is put into the page as a script of ours, which the page's own policy would refuse.
  const context = await browser.newContext({ ...options, bypassCSP: true });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  await page.goto(url);
  return { page, wrong };
};

/** Half-way through a fade nothing has its own colour. Waits for what is moving now, and for nothing that moves for ever. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });

/** Every violation of WCAG 2.2 AA that axe sees on the page as it is now, in words. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await settled(page);
  await page.evaluate(axeSource);
  const report: unknown = await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return axeReport
    .parse(report)
    .violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary}`),
    );
};

/** A port that nobody listens on: a server that is started again must come back at the same address. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

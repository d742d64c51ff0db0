/** The gallery as a process of its own, and pictures hung in it one at a time. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Least, Seen } from '../../gallery/measure-texts.ts';
import type { GalleryPicture } from '../../gallery/pictures.ts';
import { within } from '../programs/within.ts';

const MAIN = fileURLToPath(new URL('../../gallery/main.ts', import.meta.url));

export interface Gallery {
  readonly url: string;
  readonly process: ChildProcess;
}

export const openGallery = async (): Promise<Gallery> => {
  // Nothing of this test's own environment: under VITEST Svelte would be compiled for a server.
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, HOME, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = once(child.stdout.setEncoding('utf8'), 'data');
  const [url] = await within(30_000, 'the gallery to open', said, () => '');
  return { url: String(url).trim(), process: child };
};

/** `later`: seconds after the picture's own moment; lists turn every nine. Waits until nothing in it moves any more. */
export const hang = (
  page: Page,
  { scene, data }: GalleryPicture,
  later = 0,
  theme: 'dark' | 'light' = 'dark',
): Promise<void> =>
  page.evaluate(
    async (query) => {
      history.replaceState(null, '', query);
      dispatchEvent(new PopStateEvent('popstate'));
      await document.fonts.ready;
      let [was, still] = ['', 0];
      for (let frame = 0; still < 3; frame += 1) {
        if (frame === 300) throw new Error(`The layout of ${query} never comes to rest`);
        await new Promise((painted) => requestAnimationFrame(painted));
        const boxes = document.querySelectorAll<HTMLElement>('.layer, [data-fit], [data-leaf], .marks');
        const is = [...boxes].map((box) => [box.className, box.dataset['fit'], box.scrollWidth]).join();
        still = is === was ? still + 1 : 0;
        was = is;
      }
    },
    `?${new URLSearchParams({ bare: '', scene, data, theme, later: String(later) })}`,
  );

export const measured = (page: Page, least: Least): Promise<Seen> =>
  page.evaluate((sizes) => window.measureTexts(sizes), least);

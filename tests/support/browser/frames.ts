/** Pictures of a page, looked at pixel by pixel: what is transparent, and how light it was at its lightest. */
import { within } from '../programs/within.ts';
import type { Page } from 'playwright-core';

interface Looked {
  /** The topmost row of pixels that isn't wholly transparent; null when all are. */
  readonly top: number | null;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** From 0 (black) to 255 (white), on average. */
  readonly light: number;
}

/** Needs a page without a policy of its own to draw in: about:blank. */
export const lookAt = (blank: Page, image: Buffer, type: 'png' | 'jpeg'): Promise<Looked> =>
  blank.evaluate(
    async ([source]) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const { width, height } = picture;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('There is no canvas here');
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      let [top, bottom, left, right, sum]: [number | null, number, number, number, number] = [
        null,
        0,
        width,
        0,
        0,
      ];
      for (let at = 0; at < data.length; at += 4) {
        sum += ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
        if (data[at + 3] === 0) continue;
        const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
        top ??= y;
        bottom = y;
        left = Math.min(left, x);
        right = Math.max(right, x);
      }
      return { top, bottom, left, right, light: sum / (width * height) };
    },
    [`data:image/${type};base64,${image.toString('base64')}`] as const,
  );

/** Every picture that the page painted while something was done. */
export const filmed = async (page: Page, doing: () => Promise<void>): Promise<Buffer[]> => {
  const session = await page.context().newCDPSession(page);
  const frames: Buffer[] = [];
  const first = Promise.withResolvers<void>();
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(Buffer.from(data, 'base64'));
    first.resolve();
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'jpeg', maxWidth: 480, maxHeight: 270 });
  await doing();
  await within(10_000, 'a frame of the film', first.promise);
  await session.send('Page.stopScreencast');
  await session.detach();
  return frames;
};

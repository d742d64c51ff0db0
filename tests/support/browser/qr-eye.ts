/** A phone's camera for the tests: finds the QR code in a picture with a decoder that shares nothing with what drew it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

const jsqrSource = readFileSync(createRequire(import.meta.url).resolve('jsqr/dist/jsQR.js'), 'utf8');

/** How the code is held before the camera; straight, sharp and as large as it was drawn where nothing else is said. */
export interface Held {
  /** Millimetres and metres come down to this: how many of the camera's pixels a module gets. */
  readonly pxPerModule?: number;
  readonly turnedBy?: number;
  readonly blurPx?: number;
  /** 1 is black on white; 0.3 is grey on grey. */
  readonly contrast?: number;
}

interface Sight {
  readonly text: string;
  /** Modules along a side, the quiet zone of four on each side included. */
  readonly modules: number;
}

declare global {
  var jsQR: (
    pixels: Uint8ClampedArray,
    width: number,
    height: number,
  ) => { data: string; version: number } | null;
}

/** In the browser: draws the picture as it is held, in grey surroundings, and decodes it. */
const lookAt = async ({
  picture,
  size,
  held,
}: {
  picture: string;
  size: number | null;
  held: Held;
}): Promise<Sight | null> => {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const scale = size === null ? 1 : size / image.width;
  const [width, height] = [image.width * scale, image.height * scale];
  const side = Math.ceil(Math.hypot(width, height)) + 8;
  const canvas = new OffscreenCanvas(side, side);
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.filter = `blur(${held.blurPx ?? 0}px) contrast(${held.contrast ?? 1})`;
  pen.imageSmoothingQuality = 'high';
  pen.fillStyle = '#c8c8c8';
  pen.fillRect(0, 0, side, side);
  pen.translate(side / 2, side / 2);
  pen.rotate(((held.turnedBy ?? 0) * Math.PI) / 180);
  pen.drawImage(image, -width / 2, -height / 2, width, height);
  const found = jsQR(pen.getImageData(0, 0, side, side).data, side, side);
  return found && { text: found.data, modules: 17 + 4 * found.version + 8 };
};

/** A camera takes many pictures a second, and no hand is still. */
const FRAMES = [1, 1.04, 1.08];

export class QrEye {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser): Promise<QrEye> {
    const page = await browser.newPage();
    await page.evaluate(jsqrSource);
    return new QrEye(page);
  }

  /** What the picture (a PNG of the code alone, or of a whole wall) says when it is held like this; null where nothing is read. */
  async read(png: Buffer, held: Held = {}): Promise<string | null> {
    const picture = `data:image/png;base64,${png.toString('base64')}`;
    const look = (size: number | null, how: Held): Promise<Sight | null> =>
      this.#page.evaluate(lookAt, { picture, size, held: how });
    const straight = await look(null, {});
    if (held.pxPerModule === undefined || straight === null) return straight?.text ?? null;
    for (const nearer of FRAMES) {
      const seen = await look(straight.modules * held.pxPerModule * nearer, held);
      if (seen) return seen.text;
    }
    return null;
  }
}

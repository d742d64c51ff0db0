/** What a story measures on the stage display: whether all of it is there, its contrast, and how a line moves. */
import type { Device } from './browser.ts';

/** What reaches over the edge of the window, or over the box that it is in. */
export const cut = ({ page }: Device): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.display p, .display h1, .display button, .display .bar')]
      .filter((one) => !one.closest('.visually-hidden') && one.getClientRects().length > 0)
      .filter((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
      })
      .map((one) => one.textContent ?? ''),
  );
/** Relative luminance, as WCAG 2.2 defines it. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** Between the clock's figures and their ground, once it stands still. */
export const contrast = async ({ page }: Device): Promise<number> => {
  const colours = await page.locator('.face').evaluate(async (face) => {
    await Promise.allSettled(face.getAnimations().map(({ finished }) => finished));
    const { color, backgroundColor } = getComputedStyle(face);
    return [color, backgroundColor];
  });
  const [dark = 0, light = 0] = colours.map(luminance).toSorted((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
};
/** How a new line moves: whether at all, how often, and for how many seconds each time. */
export const pulse = ({ page }: Device) =>
  page.locator('.line.fresh').evaluate((one) => {
    const { animationName, animationIterationCount, animationDuration } = getComputedStyle(one);
    return {
      moves: animationName !== 'none',
      times: Number(animationIterationCount),
      seconds: Number.parseFloat(animationDuration),
    };
  });

/** Finds the roomiest layout of a scene in which everything is whole; the stylesheet says what each step looks like. */
import type { Attachment } from 'svelte/attachments';

/** A rounded device pixel is no overflow, nor is the air above and below letters on close lines. */
const SLACK_PX = 1;
const AIR = 0.2;

/** A box that begins on one page and ends on the next is not whole either. */
const isWhole = (box: Element): boolean => {
  const air = AIR * Number.parseFloat(getComputedStyle(box).fontSize);
  return (
    box.getClientRects().length <= 1 &&
    box.scrollWidth <= box.clientWidth + SLACK_PX &&
    box.scrollHeight <= box.clientHeight + SLACK_PX + air
  );
};

/** Boxes that must not overflow: the scene itself and what bears `data-whole`; leaves of `Pages` only while they may not be turned. */
const boxes = (scene: HTMLElement, mayTurn: boolean): Element[] => [
  scene,
  ...scene.querySelectorAll(mayTurn ? '[data-whole]' : '[data-whole], [data-leaf]'),
];

/** A clock's figures are of one width: its ticking moves nothing. */
const isTick = ({ target }: MutationRecord): boolean =>
  Boolean(target.parentElement?.closest('[role="timer"]'));

const take = (scene: HTMLElement, step: number, last: number): void => {
  scene.dataset['fit'] = String(step);
  scene.toggleAttribute('data-last', step === last);
  scene.style.setProperty('--fit', String(step / last));
};

const settle = (scene: HTMLElement, last: number, turnFrom: number): void => {
  for (let step = 0; step <= last; step += 1) {
    take(scene, step, last);
    if (boxes(scene, step >= turnFrom).every(isWhole)) return;
  }
};

/**
 * Sets `data-fit` to a step from 0 (as designed) to `last` (letters at their least), and `--fit` to its share from 0 to 1.
 * The last step also bears `data-last`.
 * From the step `turnFrom` on, what is too long is turned page by page instead of being made to fit.
 */
export const fit =
  (last: number, turnFrom: number = last): Attachment<HTMLElement> =>
  (scene) => {
    const again = () => settle(scene, last, turnFrom);
    const size = new ResizeObserver(again);
    const text = new MutationObserver((changes) => {
      if (!changes.every(isTick)) again();
    });
    size.observe(scene);
    text.observe(scene, { childList: true, characterData: true, subtree: true });
    document.fonts.addEventListener('loadingdone', again);
    again();
    return () => {
      size.disconnect();
      text.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
  };

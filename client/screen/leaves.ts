/** Counts the pages that a long list falls into, and finds the page something stands on. The browser's columns do the breaking. */
import type { Attachment } from 'svelte/attachments';

export interface Leaves {
  readonly count: number;
  /** The page of whatever must be in sight now (`data-attend`); null when nothing must. */
  readonly attended: number | null;
}

/** Told by an answer when it is revealed, so that its page is turned to. */
export const NOTICE = 'notice';

/** One page and the gap to the next. */
const strideOf = (leaf: HTMLElement): number =>
  leaf.clientWidth + (Number.parseFloat(getComputedStyle(leaf).columnGap) || 0);

const pageOf = (leaf: HTMLElement, item: Element): number => {
  const [here, there] = [leaf.getBoundingClientRect(), item.getBoundingClientRect()];
  const away = getComputedStyle(leaf).direction === 'rtl' ? here.right - there.right : there.left - here.left;
  return Math.max(0, Math.floor((away + 1) / strideOf(leaf)));
};

const leavesOf = (leaf: HTMLElement): Leaves => {
  const stride = strideOf(leaf);
  const gap = stride - leaf.clientWidth;
  const attended = leaf.querySelector('[data-attend]');
  return {
    count: stride > 0 ? Math.max(1, Math.round((leaf.scrollWidth + gap) / stride)) : 1,
    attended: attended && pageOf(leaf, attended),
  };
};

export const watchLeaves =
  (report: (leaves: Leaves) => void, notice: (page: number) => void): Attachment<HTMLElement> =>
  (leaf) => {
    const again = () => report(leavesOf(leaf));
    const noticed = ({ target }: Event) => target instanceof Element && notice(pageOf(leaf, target));
    const size = new ResizeObserver(again);
    const content = new MutationObserver(again);
    size.observe(leaf);
    for (const child of leaf.children) size.observe(child);
    content.observe(leaf, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ['data-attend'],
    });
    document.fonts.addEventListener('loadingdone', again);
    // What is there from the start is no news.
    queueMicrotask(() => leaf.addEventListener(NOTICE, noticed));
    return () => {
      size.disconnect();
      content.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
      leaf.removeEventListener(NOTICE, noticed);
    };
  };

/** Put on a mark that has just been revealed. */
export const giveNotice: Attachment<HTMLElement> = (mark) => {
  mark.dispatchEvent(new CustomEvent(NOTICE, { bubbles: true }));
};

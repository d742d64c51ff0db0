/** Scrolling parts of the console: the row that matters stays in view, and a new segment begins at the top. */
import type { Attachment } from 'svelte/attachments';

const scrolls = (box: HTMLElement): boolean =>
  /auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight;

const look = (row: HTMLElement, box: HTMLElement): void => {
  if (!scrolls(box)) return;
  const { top } = row.getBoundingClientRect();
  box.scrollTop += top - box.getBoundingClientRect().top - box.clientHeight / 3;
};

/** A third of the way down its list (the nearest `data-list`), wherever that scrolls by itself; nothing else is moved. */
export const keepInView =
  (wanted: boolean): Attachment<HTMLElement> =>
  (row) => {
    const box = wanted ? row.closest<HTMLElement>('[data-list]') : null;
    if (!box) return;
    // Looks at once, and again whenever the list is given more or less room.
    const room = new ResizeObserver(() => look(row, box));
    room.observe(box);
    return () => room.disconnect();
  };

/** Back to the top of whatever scrolls around it, whenever `of` has become another. */
export const beginAtTop =
  (of: string | null): Attachment<HTMLElement> =>
  (part) => {
    let box = of === null ? null : part.parentElement;
    while (box && !scrolls(box)) box = box.parentElement;
    if (box) box.scrollTop = 0;
  };

/** What was just opened comes into view as far as it fits, and nothing moves that needn't. */
export const showWhole: Attachment<HTMLElement> = (part) => part.scrollIntoView({ block: 'nearest' });

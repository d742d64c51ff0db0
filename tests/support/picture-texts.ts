/** Measures every text of the picture that a page shows. Runs inside the page: it may know nothing but what it is given. */

export interface Least {
  readonly one: number;
  readonly rest: number;
  readonly fine: number;
}

export interface Seen {
  /** What is wrong with the texts in sight, in words. */
  readonly faults: readonly string[];
  /** Texts in sight, and texts that wait for their page, by their place in the document. */
  readonly inSight: readonly string[];
  readonly waiting: readonly string[];
  readonly pages: number;
}

export const measureTexts = (least: Least): Seen => {
  const picture = document.querySelector('.picture');
  if (!(picture instanceof HTMLElement)) throw new Error('There is no picture');
  const whole = picture.getBoundingClientRect();
  const faults: string[] = [];
  // Half-way through a fade nothing has its own colour.
  for (const fade of document.getAnimations()) fade.finish();
  const SLACK_PX = 1.5;

  interface Text {
    readonly at: string;
    readonly says: string;
    readonly element: Element;
    /** Of each line, where its letters are: the air above and below them is left out. */
    readonly lines: readonly DOMRect[];
    readonly sizePx: number;
  }

  const lettersOf = (line: DOMRect, sizePx: number): DOMRect => {
    const height = Math.min(line.height, sizePx * 0.78);
    return new DOMRect(line.x, line.y + (line.height - height) / 2, line.width, height);
  };

  const texts: Text[] = [];
  const walker = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
  for (let index = 0; walker.nextNode(); index += 1) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const says = (node.textContent ?? '').trim();
    if (!element || says === '' || element.closest('.visually-hidden') || !element.checkVisibility())
      continue;
    const sizePx = Number.parseFloat(getComputedStyle(element).fontSize);
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5);
    texts.push({
      at: `${index} ${says}`,
      says,
      element,
      sizePx,
      lines: lines.map((one) => lettersOf(one, sizePx)),
    });
  }

  const inside = (inner: DOMRect, outer: DOMRect): boolean =>
    inner.left >= outer.left - SLACK_PX &&
    inner.right <= outer.right + SLACK_PX &&
    inner.top >= outer.top - SLACK_PX &&
    inner.bottom <= outer.bottom + SLACK_PX;
  const touch = (one: DOMRect, other: DOMRect): boolean =>
    one.left < other.right - SLACK_PX &&
    other.left < one.right - SLACK_PX &&
    one.top < other.bottom - SLACK_PX &&
    other.top < one.bottom - SLACK_PX;

  /** On a page that is not turned to: left or right of its window. A text may begin on one page and end on the next. */
  const isAway = (element: Element, { left, right }: DOMRect): boolean => {
    const frame = element.closest('.window')?.getBoundingClientRect();
    return frame !== undefined && (right <= frame.left + SLACK_PX || left >= frame.right - SLACK_PX);
  };
  const seen = texts
    .map((text) => ({ ...text, lines: text.lines.filter((line) => !isAway(text.element, line)) }))
    .filter(({ lines }) => lines.length > 0);

  const claims = (element: Element): keyof Least => {
    const claim = element.closest('.one, .rest, .fine');
    if (claim?.matches('.one')) return 'one';
    return claim?.matches('.fine') ? 'fine' : 'rest';
  };
  const say = (text: Text, what: string) => faults.push(`“${text.says.slice(0, 70)}” ${what}`);

  for (const text of seen) {
    const share = (100 * text.sizePx) / whole.height;
    const claim = claims(text.element);
    if (share < least[claim] - 0.01) {
      say(text, `is ${share.toFixed(2)} % high and must be ${least[claim].toFixed(2)} % (${claim})`);
    }
    if (!text.lines.every((line) => inside(line, whole))) say(text, 'runs out of the picture');
    for (let box: Element | null = text.element; box && box !== picture; box = box.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(box);
      if (textOverflow !== 'clip') say(text, 'would be cut with dots');
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const frame = box.getBoundingClientRect();
      if (!text.lines.every((line) => inside(line, frame))) say(text, `is cut by .${box.classList[0]}`);
    }
  }

  seen.forEach((text, index) => {
    for (const other of seen.slice(index + 1)) {
      if (text.lines.some((line) => other.lines.some((there) => touch(line, there)))) {
        say(text, `lies over “${other.says.slice(0, 40)}”`);
      }
    }
    const own = text.lines;
    if (own.some((line, at) => own.slice(at + 1).some((there) => touch(line, there))))
      say(text, 'lies over itself');
  });

  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element): number[] => {
    for (let box: Element | null = element; box; box = box.parentElement) {
      const ground = channels(getComputedStyle(box).backgroundColor);
      if ((ground[3] ?? 1) > 0) return ground;
    }
    return [255, 255, 255];
  };
  const opacityOf = (element: Element): number => {
    let opacity = 1;
    for (let box: Element | null = element; box; box = box.parentElement) {
      opacity *= Number(getComputedStyle(box).opacity);
    }
    return opacity;
  };
  const contrastOf = (element: Element): number => {
    const ground = groundOf(element);
    const ink = channels(getComputedStyle(element).color);
    const opacity = opacityOf(element) * (ink[3] ?? 1);
    const mixed = [0, 1, 2].map((at) => (ink[at] ?? 0) * opacity + (ground[at] ?? 0) * (1 - opacity));
    const [light = 0, dark = 0] = [luminance(mixed), luminance(ground)].toSorted((one, other) => other - one);
    return (light + 0.05) / (dark + 0.05);
  };
  const wasTheme = picture.dataset['theme'] ?? 'dark';
  for (const theme of ['dark', 'light']) {
    picture.dataset['theme'] = theme;
    for (const text of seen) {
      const contrast = contrastOf(text.element);
      if (contrast < 7) say(text, `stands out by ${contrast.toFixed(2)}:1 only, ${theme}`);
    }
  }
  picture.dataset['theme'] = wasTheme;

  /** A page that something holds open is not turned: the rest of it is seen when it is their turn. */
  const isHeldOpen = (element: Element): boolean =>
    Boolean(element.closest('[data-leaf]')?.querySelector('[data-attend]'));
  const linesWhere = (isSeen: boolean): string[] =>
    texts.flatMap(({ at, element, lines }) =>
      lines.flatMap((line, row) => (isAway(element, line) === isSeen ? [] : [`${at}, line ${row + 1}`])),
    );
  return {
    faults,
    inSight: linesWhere(true),
    waiting: texts.some(({ element }) => isHeldOpen(element)) ? [] : linesWhere(false),
    pages: Math.max(1, ...[...picture.querySelectorAll('.marks')].map(({ children }) => children.length)),
  };
};

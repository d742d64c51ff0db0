/** Measures every text of the one picture that the gallery shows: its size, its place, what it lies over, how it stands out. */
import type { LetterSizes } from '../../shared/screen/legibility.ts';

/** Shares of the picture's height, in per cent. */
export interface Least extends LetterSizes {
  readonly fine: number;
}

export interface Seen {
  /** What is wrong with the texts in sight, in words. */
  readonly faults: readonly string[];
  /** Lines in sight, and lines that wait for their page, by their place in the document. */
  readonly inSight: readonly string[];
  readonly waiting: readonly string[];
  readonly pages: number;
}

interface Text {
  readonly at: string;
  readonly says: string;
  readonly element: Element;
  readonly sizePx: number;
  readonly lines: readonly DOMRect[];
}

const SLACK_PX = 1.5;
const CONTRAST = 7;

/** Where a line's letters are; the air above and below them is nobody's. */
const lettersOf = (line: DOMRect, sizePx: number): DOMRect => {
  const height = Math.min(line.height, sizePx * 0.78);
  return new DOMRect(line.x, line.y + (line.height - height) / 2, line.width, height);
};

const textOf = (node: Node, index: number): Text[] => {
  const element = node.parentElement;
  const says = (node.textContent ?? '').trim();
  if (!element || says === '' || element.closest('.visually-hidden') || !element.checkVisibility()) return [];
  const sizePx = Number.parseFloat(getComputedStyle(element).fontSize);
  const range = document.createRange();
  range.selectNodeContents(node);
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5);
  const letters = lines.map((line) => lettersOf(line, sizePx));
  return [{ at: `${index} ${says}`, says, element, sizePx, lines: letters }];
};

const textsOf = (picture: Element): Text[] => {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
  for (let index = 0; walker.nextNode(); index += 1) texts.push(...textOf(walker.currentNode, index));
  return texts;
};

const isInside = (inner: DOMRect, outer: DOMRect): boolean =>
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

const inSightOf = (texts: readonly Text[]): Text[] =>
  texts.flatMap((text) => {
    const lines = text.lines.filter((line) => !isAway(text.element, line));
    return lines.length > 0 ? [Object.assign({}, text, { lines })] : [];
  });

/** The class of type that it bears, by itself or by what it stands in. */
const claimOf = (element: Element): keyof Least => {
  const claim = element.closest('.one, .rest, .fine');
  if (claim?.matches('.one')) return 'one';
  return claim?.matches('.fine') ? 'fine' : 'rest';
};

const sizeFaults = ({ element, sizePx }: Text, whole: DOMRect, least: Least): string[] => {
  const share = (100 * sizePx) / whole.height;
  const claim = claimOf(element);
  return share < least[claim] - 0.01
    ? [`is ${share.toFixed(2)} % high and must be ${least[claim].toFixed(2)} % (${claim})`]
    : [];
};

const ancestorsOf = (element: Element | null): Element[] =>
  element === null ? [] : [element, ...ancestorsOf(element.parentElement)];

const clips = (box: Element): boolean => {
  const { overflowX, overflowY } = getComputedStyle(box);
  return overflowX !== 'visible' || overflowY !== 'visible';
};

const cutFaults = ({ element, lines }: Text, picture: Element): string[] => {
  const boxes = ancestorsOf(element).filter((box) => picture.contains(box));
  const cutting = boxes.filter((box) => {
    const frame = box.getBoundingClientRect();
    return clips(box) && !lines.every((line) => isInside(line, frame));
  });
  const dotted = boxes.filter((box) => getComputedStyle(box).textOverflow !== 'clip');
  return [
    ...cutting.map((box) => `is cut by .${box.classList[0]}`),
    ...dotted.map(() => 'would be cut with dots'),
  ];
};

const lie = (one: Text, other: Text): boolean =>
  one.lines.some((line, at) =>
    (one === other ? one.lines.slice(at + 1) : other.lines).some((there) => touch(line, there)),
  );

const overlapFaults = (text: Text, after: readonly Text[]): string[] =>
  after
    .filter((other) => lie(text, other))
    .map((other) => `lies over ${other === text ? 'itself' : `“${other.says.slice(0, 40)}”`}`);

const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: readonly number[]): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const groundOf = (element: Element): number[] =>
  ancestorsOf(element)
    .map((box) => channels(getComputedStyle(box).backgroundColor))
    .find(([, , , opacity = 1]) => opacity > 0) ?? [255, 255, 255];

const contrastOf = (element: Element): number => {
  const ground = groundOf(element);
  const ink = channels(getComputedStyle(element).color);
  const opacity = ancestorsOf(element).reduce(
    (product, box) => product * Number(getComputedStyle(box).opacity),
    ink[3] ?? 1,
  );
  const mixed = [0, 1, 2].map((at) => (ink[at] ?? 0) * opacity + (ground[at] ?? 0) * (1 - opacity));
  const both = [luminance(mixed), luminance(ground)];
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
};

const paleIn = (theme: string, texts: readonly Text[]): string[] =>
  texts.flatMap(({ says, element }) => {
    const contrast = contrastOf(element);
    return contrast < CONTRAST ? [`“${says}” stands out by ${contrast.toFixed(2)}:1 only, ${theme}`] : [];
  });

/** A theme changes colours and nothing else: both are looked at in one layout. */
const contrastFaults = (picture: HTMLElement, texts: readonly Text[]): string[] => {
  const was = picture.dataset['theme'];
  const faults = ['dark', 'light'].flatMap((theme) => {
    picture.dataset['theme'] = theme;
    return paleIn(theme, texts);
  });
  picture.dataset['theme'] = was;
  return faults;
};

const linesWhere = (texts: readonly Text[], away: boolean): string[] =>
  texts.flatMap(({ at, element, lines }) =>
    lines.flatMap((line, row) => (isAway(element, line) === away ? [`${at}, line ${row + 1}`] : [])),
  );

/** A list that something holds open is not turned: the rest of it is seen when it is its turn. */
const isHeldOpen = ({ element }: Text): boolean =>
  Boolean(element.closest('[data-leaf]')?.querySelector('[data-attend]'));

export const measureTexts = (least: Least): Seen => {
  const picture = document.querySelector<HTMLElement>('.picture');
  if (!picture) throw new Error('There is no picture');
  // Half-way through a fade nothing has its own colour.
  for (const fade of document.getAnimations()) fade.finish();
  const whole = picture.getBoundingClientRect();
  const texts = textsOf(picture);
  const seen = inSightOf(texts);
  const faults = seen.flatMap((text, index) => {
    const own = sizeFaults(text, whole, least);
    own.push(...cutFaults(text, picture), ...overlapFaults(text, seen.slice(index)));
    return own.map((fault) => `“${text.says.slice(0, 70)}” ${fault}`);
  });
  return {
    faults: [...faults, ...contrastFaults(picture, seen)],
    inSight: linesWhere(texts, false),
    waiting: texts.some(isHeldOpen) ? [] : linesWhere(texts, true),
    pages: Math.max(1, ...[...picture.querySelectorAll('.marks')].map(({ children }) => children.length)),
  };
};

declare global {
  interface Window {
    measureTexts: (least: Least) => Seen;
  }
}

/** How many letters the widest line of a text needs; the stylesheet makes the letters as large as that allows. */

const lengthOf = (text: string): number => [...text].length;

/** A line break comes at a word, so lines are never quite even. */
const RAGGED = 3;
const LEAST = 6;

/** When the text is broken into as many lines as that. */
const lettersIn = (text: string, lines: number): number => {
  const all = lengthOf(text);
  const longest = Math.max(...text.replaceAll('-', '- ').split(/\s+/).map(lengthOf));
  const even = lines === 1 ? all : Math.min(all, Math.ceil(all / lines) + RAGGED);
  return Math.max(LEAST, longest, even);
};

/** As custom properties: `--in-one`, `--in-two`, `--in-three`. */
export const lineRoom = (text: string): string =>
  ['one', 'two', 'three'].map((name, at) => `--in-${name}: ${lettersIn(text, at + 1)}`).join(';');

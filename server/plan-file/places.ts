/** Where in the text each field of a YAML document stands, and what is wrong with the document's own make-up. */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { LineCounter } from 'yaml';
import type { Finding, Path } from '../../shared/plan/checks/finding.ts';

/** Deeper than any plan goes; a document made to break readers goes thousands deep. */
const DEEPEST = 20;
/** A plan hardly ever repeats itself with `*name`. With many, a small file can stand for a huge one. */
const MOST_ALIASES = 50;

/** A finding that knows its line: 0 for the file as a whole. */
export interface Placed extends Finding {
  readonly line: number;
}

export interface Places {
  readonly misplaced: readonly Placed[];
  /** Nested or repeated as no plan is: turning it into values might not end. */
  readonly unsafe: boolean;
  /** The line of the field, or of the nearest thing around it that is in the file. */
  lineOf(path: Path): number;
}

const keyOf = (key: unknown): string => (isScalar(key) ? String(key.value) : String(key));
const startOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined;

class Survey {
  readonly lines = new Map<string, number>();
  readonly misplaced: Placed[] = [];
  unsafe = false;
  readonly #anchors = new Set<string>();
  #aliases = 0;
  readonly #counter: LineCounter;

  constructor(counter: LineCounter) {
    this.#counter = counter;
  }

  walk(node: unknown, path: Path, around: number): void {
    const line = this.#lineAt(node) ?? around;
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) this.#anchors.add(node.anchor);
    if (!this.lines.has(JSON.stringify(path))) this.lines.set(JSON.stringify(path), line);
    if (isAlias(node)) this.#repeat(node.source, path, line);
    else if (path.length >= DEEPEST && (isMap(node) || isSeq(node))) this.#tooDeep(path, line);
    else if (isMap(node)) this.#walkFields(node.items, path, line);
    else if (isSeq(node)) node.items.forEach((item, index) => this.walk(item, [...path, index], line));
  }

  #walkFields(pairs: readonly { key: unknown; value: unknown }[], path: Path, around: number): void {
    const seen = new Set<string>();
    for (const { key, value } of pairs) {
      const field = [...path, keyOf(key)];
      const line = this.#lineAt(key) ?? around;
      if (seen.has(keyOf(key))) this.#report(field, line, 'is given twice here: keep one of the two.');
      seen.add(keyOf(key));
      this.lines.set(JSON.stringify(field), line);
      this.walk(value, field, line);
    }
  }

  #lineAt(node: unknown): number | undefined {
    const start = startOf(node);
    return start === undefined ? undefined : this.#counter.linePos(start).line;
  }

  #tooDeep(path: Path, line: number): void {
    const message = `is nested more than ${DEEPEST} levels deep: no plan needs that, so look for brackets that repeat.`;
    this.#refuse(path.slice(0, 1), line, message);
  }

  #repeat(name: string, path: Path, line: number): void {
    this.#aliases += 1;
    if (!this.#anchors.has(name))
      this.#refuse(
        path,
        line,
        'begins with “*”, which has a meaning of its own: put the text in quotation marks.',
      );
    else if (this.#aliases === MOST_ALIASES + 1)
      this.#refuse(
        path,
        line,
        `is one repetition (*name) too many: the file may have ${MOST_ALIASES}, so write the rest out.`,
      );
  }

  #refuse(path: Path, line: number, message: string): void {
    this.#report(path, line, message);
    this.unsafe = true;
  }

  #report(path: Path, line: number, message: string): void {
    this.misplaced.push({ path, line, level: 'error', message });
  }
}

/** Walks a document once. What is unsafe must not be turned into values. */
export const surveyPlaces = (contents: unknown, counter: LineCounter): Places => {
  const survey = new Survey(counter);
  survey.walk(contents, [], 1);
  const lineOf = (path: Path): number =>
    survey.lines.get(JSON.stringify(path)) ?? (path.length === 0 ? 1 : lineOf(path.slice(0, -1)));
  return { misplaced: survey.misplaced, unsafe: survey.unsafe, lineOf };
};

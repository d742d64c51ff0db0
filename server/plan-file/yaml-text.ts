/** From the bytes of a plan's file to plain values with their places; JSON is YAML too. */
import { LineCounter, parseDocument } from 'yaml';
import type { Document, ErrorCode, YAMLError } from 'yaml';
import { surveyPlaces } from './places.ts';
import type { Placed, Places } from './places.ts';

export const LARGEST_BYTES = 1024 * 1024;
export const TOO_LARGE = 'The file is over 1 MiB, and no plan is: is it the right file?';

export type Source =
  | {
      readonly ok: true;
      readonly fields: Record<string, unknown>;
      readonly places: Places;
      readonly asides: Placed[];
    }
  | { readonly ok: false; readonly faults: Placed[] };

const QUOTES = 'check the quotation marks, brackets and commas here, and on the line before';
const INDENT = 'begin this line as far to the right as the lines it belongs with, with spaces';

/** The YAML reader's complaints, by its code, for people who don't write YAML for a living. */
const sayings: Record<ErrorCode, string> = {
  ALIAS_PROPS: 'has a repetition (*name) with something else attached: write the value out.',
  BAD_ALIAS:
    'repeats (*name) something that was never named (&name): put text that begins with * in quotation marks.',
  BAD_COLLECTION_TYPE: 'has a mark beginning with “!” that does not fit: take it out.',
  BAD_DIRECTIVE: 'begins with “%”, which has a meaning of its own: put the text in quotation marks.',
  BAD_DQ_ESCAPE: 'has a backslash in quotation marks: write it twice (\\\\), or use single quotation marks.',
  BAD_INDENT: `is not lined up with what is around it, or something is not closed: ${INDENT}, and ${QUOTES}.`,
  BAD_PROP_ORDER: 'has its marks (&name, !kind) in the wrong place: take them out.',
  BAD_SCALAR_START: 'begins with a character that has a meaning of its own: put the text in quotation marks.',
  BLOCK_AS_IMPLICIT_KEY: `has a field where no new field can begin: put text with a colon in it in quotation marks, or ${INDENT}.`,
  BLOCK_IN_FLOW: `has a list or fields inside brackets that were not closed: ${QUOTES}.`,
  DUPLICATE_KEY: 'gives a field twice: keep one of the two.',
  IMPOSSIBLE: `cannot be understood: ${QUOTES}.`,
  KEY_OVER_1024_CHARS: 'has a field name of over a thousand letters: put the text in quotation marks.',
  MISSING_CHAR: `misses a quotation mark, a bracket, a comma or the space after a colon: ${QUOTES}.`,
  MULTILINE_IMPLICIT_KEY:
    'has a field name that goes over two lines: is a colon missing, or a quotation mark?',
  MULTIPLE_ANCHORS: 'is named (&name) twice: put text that begins with & in quotation marks.',
  MULTIPLE_DOCS: 'begins a second document (---): a file holds one plan, so take the line or the rest out.',
  MULTIPLE_TAGS: 'has two marks beginning with “!”: take them out.',
  NON_STRING_KEY: 'has a field name that is no text: put it in quotation marks.',
  RESOURCE_EXHAUSTION:
    'is nested far too deep: no plan needs that, so look for brackets or dashes that repeat.',
  TAB_AS_INDENT: 'begins with a tab: use spaces.',
  TAG_RESOLVE_FAILED:
    'has a mark beginning with “!” that is not understood: take it out, or put the text in quotation marks.',
  UNEXPECTED_TOKEN: `has something that does not belong there: ${QUOTES}.`,
};

const faultAt = (line: number, message: string): Placed => ({ line, path: [], level: 'error', message });
/** Said of the file as such, which has no line. */
const wholeFile = (message: string): Source => ({ ok: false, faults: [faultAt(0, message)] });

/** Line ends are the same bytes in UTF-8 whatever stands around them, so lines can be tried one by one. */
const firstBadLine = (bytes: Uint8Array): number => {
  let [line, start] = [1, 0];
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (decoded(bytes.subarray(start, end)) === undefined) return line;
    [line, start] = [line + 1, end + 1];
  }
  return line;
};

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (fault) {
    if (fault instanceof TypeError) return undefined;
    throw fault;
  }
};

const faultsOf = (problems: readonly YAMLError[], level: Placed['level'], counter: LineCounter): Placed[] => {
  const unlike = new Map<string, Placed>();
  for (const { code, pos } of problems) {
    const fault = {
      line: counter.linePos(pos[0]).line,
      path: [],
      level,
      message: `this line ${sayings[code]}`,
    };
    unlike.set(`${fault.line} ${code}`, fault);
  }
  return [...unlike.values()];
};

const EXPLODES =
  'The file repeats parts of itself (&name, *name) so often that it would not fit in memory: write them out.';

/** `undefined` when repetitions inside repetitions would explode (yaml then throws a ReferenceError). */
const valuesOf = (document: Document.Parsed): { values: unknown } | undefined => {
  try {
    return { values: document.toJS() };
  } catch (fault) {
    if (fault instanceof ReferenceError) return undefined;
    throw fault;
  }
};

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const understood = (document: Document.Parsed, counter: LineCounter): Source => {
  const places = surveyPlaces(document.contents, counter);
  if (places.unsafe) return { ok: false, faults: [...places.misplaced] };
  const read = valuesOf(document);
  if (read === undefined) return wholeFile(EXPLODES);
  if (!isGroup(read.values))
    return wholeFile('The file is no plan: it should hold fields such as “assembly:” and “areas:”.');
  const asides = [...places.misplaced, ...faultsOf(document.warnings, 'warning', counter)];
  return { ok: true, fields: read.values, places, asides };
};

const parsed = (text: string): Source => {
  const counter = new LineCounter();
  // Repeated fields are found by the survey: the library compares each with each, which 100,000 of them would abuse.
  const document = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: false,
    prettyErrors: false,
    schema: 'core',
    stringKeys: true,
  });
  if (document.errors.length > 0) return { ok: false, faults: faultsOf(document.errors, 'error', counter) };
  if (document.contents === null)
    return wholeFile('The file is empty: write a plan, or start from the sample.');
  return understood(document, counter);
};

export const readSource = (bytes: Uint8Array): Source => {
  if (bytes.length > LARGEST_BYTES) return wholeFile(TOO_LARGE);
  const text = decoded(bytes);
  if (text !== undefined) return parsed(text);
  const message =
    'this line is not UTF-8 text: open the file in an editor and save it again with the encoding UTF-8.';
  return { ok: false, faults: [faultAt(firstBadLine(bytes), message)] };
};

/** From what a spreadsheet gives (a file, or lines that were copied) to its cells; whatever can't be read has a name. */
import { MOST_ROWS } from '../../../shared/plan/delegation-table.ts';

export const MOST_BYTES = 200_000;

/** Why a file or a paste is no table. */
export type Unreadable = 'too-large' | 'too-many-rows' | 'workbook' | 'not-text' | 'open-quote';

export type Read<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: Unreadable };

export type Cells = readonly (readonly string[])[];

const not = (why: Unreadable): Read<never> => ({ ok: false, why });

const begins = (bytes: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

/** What a byte-order mark says; null where there is none of sixteen bits. */
const wideEncoding = (bytes: Uint8Array): string | null => {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le';
  return begins(bytes, 0xfe, 0xff) ? 'utf-16be' : null;
};

/** UTF-8, else what Excel on Windows writes where nobody asked for UTF-8. */
const decoded = (bytes: Uint8Array): string => {
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** The text of a .csv or .tsv file, whatever program wrote it. */
export const textOf = (bytes: Uint8Array): Read<string> => {
  if (bytes.length > MOST_BYTES) return not('too-large');
  // A zip file: .xlsx, .ods, .numbers.
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return not('workbook');
  const value = decoded(bytes);
  return value.includes('\0') ? not('not-text') : { ok: true, value };
};

/** A byte-order mark, old Macs' and Windows' line ends, and the line with which Excel names its delimiter. */
const tidied = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replace(/^sep=.\n/i, '');

const delimiters = ['\t', ';', ','] as const;

const filled = (cells: Cells): Cells => cells.filter((line) => line.some((cell) => cell.trim() !== ''));

/** How many lines agree on how many columns there are, and on how many; the right delimiter makes a table of the text. */
const agreement = (cells: Cells): readonly [lines: number, columns: number] => {
  const byWidth = new Map<number, number>();
  for (const { length } of filled(cells)) byWidth.set(length, (byWidth.get(length) ?? 0) + 1);
  const wide = [...byWidth].filter(([columns]) => columns > 1);
  return wide.reduce<readonly [number, number]>(
    (best, [columns, lines]) =>
      lines > best[0] || (lines === best[0] && columns > best[1]) ? [lines, columns] : best,
    [0, 1],
  );
};

const isBetter = (one: Cells, other: Cells): boolean => {
  const [[lines, columns], [otherLines, otherColumns]] = [agreement(one), agreement(other)];
  return lines === otherLines ? columns > otherColumns : lines > otherLines;
};

/** The parser is a chunk of its own: most evenings no table is taken in. */
export const cellsOf = async (text: string): Promise<Read<Cells>> => {
  if (text.length > MOST_BYTES) return not('too-large');
  const { parse } = await import('csv-parse/browser/esm/sync');
  const read = (delimiter: string): Cells | null => {
    try {
      const options = { delimiter, record_delimiter: '\n', relax_quotes: true, relax_column_count: true };
      return parse(tidied(text), options);
    } catch {
      // Each line is read with whatever it has, so only a quotation mark that is never closed is left to go wrong.
      return null;
    }
  };
  const tables = delimiters.map(read).filter((cells) => cells !== null);
  if (tables.length === 0) return not('open-quote');
  const value = tables.reduce((best, cells) => (isBetter(cells, best) ? cells : best));
  return filled(value).length > MOST_ROWS + 1 ? not('too-many-rows') : { ok: true, value };
};

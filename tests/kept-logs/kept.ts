/** How a night is kept: beside its log a file for each thing that is to be seen of it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { tables, type KeptPhone, type Looks, type Moment } from './looks.ts';

export interface Kept {
  readonly phones: readonly KeptPhone[];
  readonly moments: readonly Moment[];
  readonly looks: Looks;
}

/** As the file has them: a slice is the same for every role that reads it, and kept once. */
interface KeptViews {
  readonly reads: Readonly<Record<string, readonly string[]>>;
  readonly slices: Readonly<Record<string, unknown>>;
}

const folded = (views: Looks['views']): KeptViews => ({
  reads: Object.fromEntries(Object.entries(views).map(([role, slices]) => [role, Object.keys(slices)])),
  slices: Object.assign({}, ...Object.values(views)) as KeptViews['slices'],
});

const unfolded = ({ reads, slices }: KeptViews): Looks['views'] => {
  const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, slices[name]]));
  return Object.fromEntries(Object.entries(reads).map(([role, names]) => [role, named(names)]));
};

/** Sorted, and a line for each field: whoever finds a difference reads it in the file. */
const write = (folder: string, name: string, value: unknown): void =>
  writeFileSync(join(folder, name), `${JSON.stringify(JSON.parse(canonicalize(value) ?? ''), null, 1)}\n`);

export const keep = (folder: string, { phones, moments, looks }: Kept): void => {
  write(folder, 'phones.json', phones);
  write(folder, 'moments.json', moments);
  write(folder, 'views.json', folded(looks.views));
  write(folder, 'mine.json', looks.mine);
  writeFileSync(join(folder, 'record.json'), looks.record);
  mkdirSync(join(folder, 'tables'), { recursive: true });
  for (const name of tables) writeFileSync(join(folder, 'tables', `${name}.csv`), looks.tables[name]);
};

const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
const read = <Value>(folder: string, name: string): Value => JSON.parse(text(folder, name)) as Value;

export const readKept = (folder: string): Kept => ({
  phones: read(folder, 'phones.json'),
  moments: read(folder, 'moments.json'),
  looks: {
    views: unfolded(read(folder, 'views.json')),
    mine: read(folder, 'mine.json'),
    record: text(folder, 'record.json'),
    tables: Object.fromEntries(
      tables.map((name) => [name, text(folder, join('tables', `${name}.csv`))]),
    ) as Looks['tables'],
  },
});

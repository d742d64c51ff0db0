/** Reads delegations and pledges out of the cells of a spreadsheet: what each row would do, and every problem named by its row. */

/** Two spellings of one name: case, accents, space and punctuation don't count. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What the table is held against: today's areas, and today's list. */
export interface Known {
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly delegations: readonly KnownDelegation[];
}
export interface KnownDelegation {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly pledged: number;
}

export interface TableRow {
  readonly name: string;
  readonly area: string;
  readonly pledged: number;
  readonly code?: string | undefined;
}

export const fields = ['name', 'area', 'pledged', 'code'] as const;
export type Field = (typeof fields)[number];

/** What can be wrong with a cell, or with its row beside the others. */
export type TableProblemKind =
  'empty' | 'too-long' | 'unreadable' | 'unknown-area' | 'not-a-number' | 'too-many' | 'bad-code' | 'twice';

export interface TableProblem {
  /** As the spreadsheet counts: its first line is 1, the header included. */
  readonly row: number;
  readonly field: Field;
  readonly kind: TableProblemKind;
  /** What stands there, at most 60 letters; for `twice` the row it stands in already. */
  readonly found: string;
}

export interface ReadRow extends TableRow {
  readonly row: number;
  readonly does: 'adds' | 'changes' | 'nothing';
  readonly pledgedNow: number | null;
}

export interface TableReading {
  readonly hasHeader: boolean;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly TableProblem[];
}

export const MOST_PLEDGED = 20_000;
export const MOST_ROWS = 300;
export const LONGEST_NAME = 120;
const CODE = /^[A-Z0-9]{2,8}$/;
const SHOWN = 60;

/** How organisers head their columns; compared without case, space and punctuation. */
const headings: Record<Field, readonly string[]> = {
  name: ['name', 'delegation', 'institution', 'organisation', 'organization', 'group', 'member'],
  area: ['area', 'localauthority', 'localauthorityarea', 'borough', 'district', 'town', 'place'],
  pledged: ['pledged', 'pledge', 'turnout', 'turnoutpledge', 'number', 'people', 'heads', 'bringing'],
  code: ['code', 'shortcode', 'joincode'],
};

type Columns = Readonly<Partial<Record<Field, number>>>;
type Cells = readonly (readonly string[])[];

const headed = (line: readonly string[]): Columns | null => {
  const found = fields.flatMap((field) => {
    const at = line.findIndex((cell) => headings[field].includes(plainName(cell)));
    return at < 0 ? [] : [[field, at] as const];
  });
  // A delegation may be called “The Group”; a header names at least two of the columns.
  return found.length >= 2 ? Object.fromEntries(found) : null;
};

const usual: Columns = { name: 0, area: 1, pledged: 2, code: 3 };

const isBlank = (line: readonly string[]): boolean => line.every((cell) => cell.trim() === '');

interface Line {
  readonly row: number;
  readonly cell: (field: Field) => string;
}

const linesOf = (cells: Cells, columns: Columns, from: number): Line[] =>
  cells.flatMap((line, at) => {
    if (at < from || isBlank(line)) return [];
    const cell = (field: Field) => (line[columns[field] ?? -1] ?? '').replaceAll(/\s+/g, ' ').trim();
    return [{ row: at + 1, cell }];
  });

type Check = (text: string, known: Known) => TableProblemKind | null;

/** `45`, `45 people` is none; spreadsheets write thousands as `1,200` or `1 200`. */
const headsIn = (text: string): number | null => {
  const digits = text.replaceAll(/(?<=\d)[ ,\u00A0\u202F](?=\d{3}\b)/g, '').replace(/\.0+$/, '');
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null;
};

const areaIn = ({ areas }: Known, text: string): string | null =>
  areas.find(({ id, name }) => plainName(name) === plainName(text) || plainName(id) === plainName(text))
    ?.id ?? null;

const checks: Record<Field, Check> = {
  name: (text) => {
    if (plainName(text) === '') return 'empty';
    if (/[\p{Cc}\p{Cs}]/u.test(text)) return 'unreadable';
    return text.length > LONGEST_NAME ? 'too-long' : null;
  },
  area: (text, known) => {
    if (text === '') return 'empty';
    return areaIn(known, text) === null ? 'unknown-area' : null;
  },
  pledged: (text) => {
    if (text === '') return 'empty';
    const heads = headsIn(text);
    if (heads === null) return 'not-a-number';
    return heads > MOST_PLEDGED ? 'too-many' : null;
  },
  code: (text) => (text === '' || CODE.test(text.toUpperCase()) ? null : 'bad-code'),
};

const ownProblems = (line: Line, known: Known): TableProblem[] =>
  fields.flatMap((field) => {
    const text = line.cell(field);
    const kind = checks[field](text, known);
    return kind === null ? [] : [{ row: line.row, field, kind, found: text.slice(0, SHOWN) }];
  });

const rowOf = (line: Line, known: Known): TableRow => {
  const code = line.cell('code').toUpperCase();
  return {
    name: line.cell('name'),
    area: areaIn(known, line.cell('area')) ?? '',
    pledged: headsIn(line.cell('pledged')) ?? 0,
    ...(code === '' ? {} : { code }),
  };
};

/** Whom a row means: by its code, else by its name; undefined where it is new. */
export const meantBy = ({ delegations }: Known, row: TableRow): KnownDelegation | undefined =>
  delegations.find(({ code }) => row.code !== undefined && code === row.code) ??
  delegations.find(({ name }) => plainName(name) === plainName(row.name));

/** Whether two rows are about one delegation. */
const isSame = (known: Known, one: TableRow, other: TableRow): boolean =>
  plainName(one.name) === plainName(other.name) ||
  (one.code !== undefined && one.code === other.code) ||
  (meantBy(known, one) !== undefined && meantBy(known, one) === meantBy(known, other));

/** The place among `rows` of an earlier one that is about the same as the one at `at`; -1 where it is alone. */
export const twinBefore = (known: Known, rows: readonly TableRow[], at: number): number => {
  const row = rows[at];
  return row ? rows.slice(0, at).findIndex((one) => isSame(known, one, row)) : -1;
};

const doesOf = (known: Known, row: TableRow): Pick<ReadRow, 'does' | 'pledgedNow'> => {
  const now = meantBy(known, row);
  if (!now) return { does: 'adds', pledgedNow: null };
  const same = now.name === row.name && now.area === row.area && now.pledged === row.pledged;
  return { does: same ? 'nothing' : 'changes', pledgedNow: now.pledged };
};

/** `cells` as a reader of CSV gives them, lines without any text included. Without a header: name, area, pledge, code. */
export const readTable = (cells: Cells, known: Known): TableReading => {
  const first = cells.findIndex((line) => !isBlank(line));
  const header = first < 0 ? null : headed(cells[first] ?? []);
  const lines = linesOf(cells, header ?? usual, header ? first + 1 : 0);
  const own = lines.flatMap((line) => ownProblems(line, known));
  const whole = lines.filter(({ row }) => !own.some((problem) => problem.row === row));
  const rows = whole.map((line) => rowOf(line, known));
  const twins = whole.flatMap((line, at): TableProblem[] => {
    const twin = twinBefore(known, rows, at);
    const found = String(whole[twin]?.row ?? '');
    return twin < 0 ? [] : [{ row: line.row, field: 'name', kind: 'twice', found }];
  });
  return {
    hasHeader: header !== null,
    rows: rows.map((row, at) => Object.assign({ row: whole[at]?.row ?? 0 }, row, doesOf(known, row))),
    problems: [...own, ...twins].toSorted((one, other) => one.row - other.row),
  };
};

/** What the chair's console says about the list of delegations, and about a table that is taken into it. */
import type { Field, TableProblem, TableProblemKind } from '../../../../shared/plan/delegation-table.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');
const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });

const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;

const columns: Record<Field, string> = { name: 'Name', area: 'Area', pledged: 'Pledge', code: 'Code' };

/** What to write into a cell that is empty. */
const fill: Record<Field, string> = {
  name: 'Write the delegation’s name, or delete the row.',
  area: 'Write the area it comes from, or delete the row.',
  pledged: 'Write how many people were promised, 0 where nobody was.',
  code: 'Write a code, or delete the column.',
};

type Say = (problem: TableProblem, areas: readonly string[]) => string;
const problems: Record<TableProblemKind, Say> = {
  empty: ({ field }) => `is empty. ${fill[field]}`,
  'too-long': () => 'is longer than 120 letters. Shorten it.',
  unreadable: () => 'has signs in it that cannot be shown. Type it again.',
  'unknown-area': ({ found }, areas) =>
    `“${found}” is not an area of the plan. Write ${either.format(areas)}.`,
  'not-a-number': ({ found }) => `“${found}” is not a number of people. Write figures only, such as 45.`,
  'too-many': ({ found }) => `${found} is more than any hall holds. Check the number.`,
  'bad-code': ({ found }) =>
    `“${found}” is not a code. Use 2 to 8 letters A to Z and figures, or leave it empty and one is made.`,
  twice: ({ found }) => `the same delegation stands in row ${found} already. Keep one of the two.`,
};

export const words = {
  open: 'Delegations',
  title: 'Delegations',

  intake: {
    heading: 'Take in a table',
    how: 'Copy the cells in your spreadsheet and paste them here, or choose a .csv or .tsv file. What is in the list already is changed, what is new is added, and nothing is removed.',
    columns:
      'Columns: name, area, pledge and, if you like, code. With headings they may stand in any order. At most 300 rows and 200 KB.',
    example: 'For example',
    exampleLines: 'Name, Area, Pledge',
    exampleLinesNext: (area: string) => `Wending Row Tenants, ${area}, 25`,
    field: 'The table',
    file: 'Choose a file',
    clear: 'Empty the field',
    rows: 'Rows are counted from the top of the table, its headings included.',
    unreadable: {
      'too-large': 'That is more than 200 KB. Take out what is not a delegation, or take it in in parts.',
      'too-many-rows': 'That is more than 300 rows. Take it in in parts.',
      workbook:
        'That is a whole workbook. Save the sheet as CSV, or copy its cells and paste them into the field.',
      'not-text': 'That file is not a table of text. Save the sheet as CSV, or copy its cells.',
      'open-quote':
        'A quotation mark (") is opened and never closed. Look for it in the field, and close it or take it out.',
    },
    empty: 'There is no row in this table yet.',
    withHeadings: 'The first row was read as headings.',
    withoutHeadings: 'No headings were found: the columns are read as name, area, pledge, code.',
  },

  problems: {
    heading: (amount: number) => `${count(amount, 'problem', 'problems')} to put right`,
    means: 'Nothing is taken in while one is left. Put it right in the field above, or in your spreadsheet.',
    where: ({ row, field }: TableProblem) => `Row ${number.format(row)}, ${columns[field]}:`,
    what: (problem: TableProblem, areas: readonly string[]) => problems[problem.kind](problem, areas),
  },

  preview: {
    heading: 'What it would do',
    row: 'Row',
    name: 'Delegation',
    area: 'Area',
    pledge: 'Pledge',
    does: 'This row',
    deeds: { adds: 'adds', changes: 'changes', nothing: 'as it is' },
    amount: (value: number) => number.format(value),
    changeAloud: (from: string, to: string) => `from ${from} to ${to}`,
    sum: (adds: number, changes: number, same: number) =>
      `${number.format(adds)} to be added, ${number.format(changes)} changed, ${number.format(same)} as they are.`,
    take: (amount: number) => `Take in ${count(amount, 'row', 'rows')}`,
    nothing: 'Nothing to take in: the list says all this already.',
    taking: 'Taking it in…',
    taken: (adds: number, changes: number) =>
      `Taken in: ${number.format(adds)} added, ${number.format(changes)} changed.`,
    badRow: (row: number) =>
      `Nothing was taken in. Row ${number.format(row)} does not fit the list any more, or its code belonged to a delegation that was merged into another. Look at it again, or leave its code out.`,
  },

  list: {
    heading: (amount: number) => `The list now: ${count(amount, 'delegation', 'delegations')}`,
    name: 'Name',
    code: 'Code',
    pledge: 'Pledge',
    origin: 'Came in',
    planned: 'as planned',
    added: 'on the night',
    amount: (value: number) => number.format(value),
  },
};

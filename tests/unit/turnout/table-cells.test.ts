/** From files and pastes of all kinds to the cells of a table, and what a row of it would change. */
import { describe, expect, test } from 'vitest';
import { cellsOf, MOST_BYTES, textOf } from '../../../client/chair/turnout/cells-of.ts';
import { beforeOf, knownFrom } from '../../../client/chair/turnout/table-changes.ts';
import { MOST_ROWS, readTable } from '../../../shared/plan/delegation-table.ts';
import { turnoutView } from '../../../shared/views/turnout.ts';
import { given } from '../../support/night/night.ts';

const cells = async (text: string) => {
  const read = await cellsOf(text);
  return read.ok ? read.value : read.why;
};
const bytes = (text: string, ...before: number[]) =>
  Uint8Array.from([...before, ...new TextEncoder().encode(text)]);
/** As Excel's “Unicode text” is written. */
const wide = (text: string) =>
  new Uint8Array(Uint16Array.from([`\uFEFF${text}`].join(''), (sign) => sign.charCodeAt(0)).buffer);

const table = [
  ['Name', 'Area', 'Pledge'],
  ['Wending Row', 'Oxford', '12'],
];

describe('cells', () => {
  test.each([
    ['commas', 'Name,Area,Pledge\nWending Row,Oxford,12\n'],
    ['semicolons', 'Name;Area;Pledge\nWending Row;Oxford;12\n'],
    ['tabs, as cells are copied', 'Name\tArea\tPledge\nWending Row\tOxford\t12'],
    ['Windows line ends', 'Name,Area,Pledge\r\nWending Row,Oxford,12\r\n'],
    ['old Macs’ line ends', 'Name,Area,Pledge\rWending Row,Oxford,12\r'],
    ['a byte-order mark', '\uFEFFName,Area,Pledge\nWending Row,Oxford,12'],
    ['the delimiter named first', 'sep=;\r\nName;Area;Pledge\r\nWending Row;Oxford;12'],
    ['quotes', '"Name","Area","Pledge"\n"Wending Row","Oxford","12"'],
  ])('[LIST-8] come out of text with %s', async (_, text) => {
    expect(await cells(text)).toEqual(table);
  });

  test('[LIST-8] a comma in a name or a number parts no cells where semicolons or tabs do', async () => {
    expect(await cells('St Frith, Oxford;Oxford;1,200\nHollow Lane, Slough;Slough;15')).toEqual([
      ['St Frith, Oxford', 'Oxford', '1,200'],
      ['Hollow Lane, Slough', 'Slough', '15'],
    ]);
    expect(await cells('A; B\tOxford\t12')).toEqual([['A; B', 'Oxford', '12']]);
    expect(await cells('"Tenants, United",Oxford,12\nChoir,Oxford,3')).toEqual([
      ['Tenants, United', 'Oxford', '12'],
      ['Choir', 'Oxford', '3'],
    ]);
  });

  test('[LIST-6] [LIST-8] a line break within a cell, and an empty line, leave the rows as the spreadsheet counts them', async () => {
    expect(await cells('Name;Area;Pledge\n"Wending\nRow";Oxford;12\n\nChoir;Oxford;3')).toEqual([
      ['Name', 'Area', 'Pledge'],
      ['Wending\nRow', 'Oxford', '12'],
      [''],
      ['Choir', 'Oxford', '3'],
    ]);
  });

  test('[LIST-8] a quotation mark in the middle of a cell is a sign like others', async () => {
    expect(await cells('The "Hub" Club\tOxford\t12\n"Hub" Two\tOxford\t3')).toEqual([
      ['The "Hub" Club', 'Oxford', '12'],
      ['"Hub" Two', 'Oxford', '3'],
    ]);
  });

  test('[LIST-8] a short last line is read with what it has', async () => {
    expect(await cells('Wending Row,Oxford,12\nChoir,Oxford')).toEqual([
      ['Wending Row', 'Oxford', '12'],
      ['Choir', 'Oxford'],
    ]);
  });

  test('[LIST-8] what is no table is named for what it is', async () => {
    expect(await cells('"Wending Row,Oxford,12\nChoir,Oxford,3')).toBe('open-quote');
    expect(await cells('x'.repeat(MOST_BYTES + 1))).toBe('too-large');
    expect(await cells('A,Oxford,1\n'.repeat(MOST_ROWS + 2))).toBe('too-many-rows');
    expect(await cells('A,Oxford,1\n'.repeat(MOST_ROWS + 1))).toHaveLength(MOST_ROWS + 1);
  });
});

describe('a file', () => {
  test('[LIST-8] is UTF-8, else sixteen bits, else what Windows writes', () => {
    expect(textOf(bytes('Ærø,Oxford,1'))).toEqual({ ok: true, value: 'Ærø,Oxford,1' });
    expect(textOf(bytes('Ærø', 0xef, 0xbb, 0xbf))).toEqual({ ok: true, value: 'Ærø' });
    expect(textOf(wide('Ærø\tOxford'))).toEqual({ ok: true, value: 'Ærø\tOxford' });
    expect(textOf(Uint8Array.of(0xc6, 0x72, 0xf8, 0x2c, 0x92))).toEqual({ ok: true, value: 'Ærø,’' });
  });

  test('[LIST-8] that is a workbook, a picture or far too large says so', () => {
    expect(textOf(Uint8Array.of(0x50, 0x4b, 0x03, 0x04))).toEqual({ ok: false, why: 'workbook' });
    expect(textOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0))).toEqual({ ok: false, why: 'not-text' });
    expect(textOf(new Uint8Array(MOST_BYTES + 1))).toEqual({ ok: false, why: 'too-large' });
  });
});

test('[LIST-9] a row says what stands in the list now, where that is something else', () => {
  const known = knownFrom(turnoutView(given().state));
  const reading = readTable(
    [
      ['Foxmarl Larder', 'Oxford', '15', 'FOXM'],
      ['Loughdene Gurdwara', 'Milton Keynes', '45', ''],
      ['Wending Row', 'Oxford', '12', ''],
    ],
    known,
  );
  expect(reading.rows.map((row) => [row.does, beforeOf(known, row)])).toEqual([
    ['changes', { name: 'Foxmarl Food Larder', area: 'MK', pledged: null }],
    ['changes', { name: null, area: null, pledged: 30 }],
    ['adds', { name: null, area: null, pledged: null }],
  ]);
});

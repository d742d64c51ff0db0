/** A spreadsheet of delegations, read cell by cell: what each row would do, and what is wrong with it. */
import { describe, expect, test } from 'vitest';
import { readTable, type Known, type TableProblem } from '../../../shared/plan/delegation-table.ts';
import { samplePlan } from '../../support/night/night.ts';

const known: Known = { areas: samplePlan.areas, delegations: samplePlan.delegations };
const read = (...cells: string[][]) => readTable(cells, known);
const problems = (...cells: string[][]) =>
  read(...cells).problems.map(({ row, field, kind, found }: TableProblem) => [row, field, kind, found]);

describe('a table', () => {
  test('[LIST-7] without a header is name, area, pledge, code', () => {
    expect(read(['Wending Row Tenants', 'Oxford', '12', 'wend'])).toStrictEqual({
      hasHeader: false,
      rows: [
        {
          row: 1,
          name: 'Wending Row Tenants',
          area: 'OX',
          pledged: 12,
          code: 'WEND',
          does: 'adds',
          pledgedNow: null,
        },
      ],
      problems: [],
    });
  });

  test('[LIST-7] with a header its columns may stand in any order, beside others', () => {
    const reading = read(
      ['Pledge', 'Contact', 'Local authority area', 'Institution'],
      ['1,200', 'A. Solberg', 'reading', '  Kennetgate   Catholic Parish '],
      ['', '', '', ''],
      ['30', '', 'RG', 'Kennetgate Catholic Parish Two'],
    );
    expect(reading.hasHeader).toBe(true);
    expect(reading.rows).toMatchObject([
      { row: 2, name: 'Kennetgate Catholic Parish', pledged: 1200, does: 'changes', pledgedNow: 30 },
      { row: 4, area: 'RG', does: 'adds' },
    ]);
    expect(reading.problems).toEqual([]);
  });

  test('[LIST-7] a delegation that is called like a heading is no header', () => {
    expect(read(['Group', 'Slough', '5']).rows).toMatchObject([{ row: 1, name: 'Group' }]);
  });

  test('[LIST-5] a row that says what is so already does nothing', () => {
    expect(read(['Foxmarl Food Larder', 'Milton Keynes', '15']).rows).toMatchObject([{ does: 'nothing' }]);
  });

  test('[LIST-6] every problem is named by row and column, and none of its rows is read', () => {
    expect(
      problems(
        ['Name', 'Area', 'Pledged', 'Code'],
        ['', 'Oxford', '12', ''],
        ['Wending Row', 'Swindon', 'about 20', ''],
        ['Wending Row', 'Oxford', '20001', 'T!'],
        ['x'.repeat(121), 'Oxford', '', ''],
        ['Larkfield', 'Oxford', '-4', ''],
        ['Larkfield', 'Oxford', '4', ''],
        ['larkfield.', 'OX', '5', ''],
      ),
    ).toStrictEqual([
      [2, 'name', 'empty', ''],
      [3, 'area', 'unknown-area', 'Swindon'],
      [3, 'pledged', 'not-a-number', 'about 20'],
      [4, 'pledged', 'too-many', '20001'],
      [4, 'code', 'bad-code', 'T!'],
      [5, 'name', 'too-long', 'x'.repeat(60)],
      [5, 'pledged', 'empty', ''],
      [6, 'pledged', 'not-a-number', '-4'],
      [8, 'name', 'twice', '7'],
    ]);
  });

  test('[LIST-6] an empty table has no rows and no problems', () => {
    expect(read([''], ['', ''])).toStrictEqual({ hasHeader: false, rows: [], problems: [] });
  });
});

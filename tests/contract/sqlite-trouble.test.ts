/** What goes wrong in the SQLite log while a night runs: writes that fail, and other hands at the end of the log. */
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { storable } from '../../server/log/chain.ts';
import { beginning, BrokenLog } from '../../server/log/log.ts';
import { chain, headOf, readAll } from '../support/night/chains.ts';
import { fileIn, rewrite, useFolder, withTool } from '../support/programs/sqlite-folder.ts';

const { folder, open } = useFolder();

describe('a write that fails', () => {
  const night = chain(6);
  const later = night.slice(2);

  const failThenWork = async (
    breakIt: (tool: DatabaseSync) => void,
    mendIt: (tool: DatabaseSync) => void,
  ) => {
    const log = await open();
    await log.append('tv', beginning, night.slice(0, 2));
    const heard: number[] = [];
    log.follow('tv', headOf(night.slice(0, 2)), { batch: (batch) => void heard.push(batch.length) });
    const tool = new DatabaseSync(fileIn(folder()));
    breakIt(tool);
    const fault = await log.append('tv', headOf(night.slice(0, 2)), later).catch((thrown: unknown) => thrown);
    expect(await readAll(log, 'tv')).toEqual(night.slice(0, 2));
    mendIt(tool);
    tool.close();
    expect(await log.append('tv', headOf(night.slice(0, 2)), later)).toBe('stored');
    expect(await readAll(log, 'tv')).toEqual(night);
    expect(heard).toEqual([later.length]);
    return fault;
  };

  test.each(['ABORT', 'FAIL', 'ROLLBACK'])(
    'half way through a batch (%s) leaves the log as it was',
    async (how) => {
      const fault = await failThenWork(
        (tool) =>
          tool.exec(`CREATE TRIGGER broken BEFORE INSERT ON commits WHEN NEW.version = 5
        BEGIN SELECT RAISE(${how}, 'the disk is on fire'); END`),
        (tool) => tool.exec('DROP TRIGGER broken'),
      );
      expect(fault).toMatchObject({ message: 'the disk is on fire' });
    },
  );

  test('because another program is writing leaves the log as it was', async () => {
    const fault = await failThenWork(
      (tool) => tool.exec('BEGIN IMMEDIATE'),
      (tool) => tool.exec('ROLLBACK'),
    );
    expect(fault).toMatchObject({ message: 'database is locked' });
  });
});

describe('what a tool can do to the end of the log is noticed', () => {
  test.each([
    [
      'the last commit, and the head’s version',
      4,
      'UPDATE assembly SET version = 4; DELETE FROM commits WHERE version = 5',
    ],
    ['the head alone, back', 5, `UPDATE assembly SET version = 4`],
    ['the head alone, forward', 6, `UPDATE assembly SET version = 6`],
    ['the head’s hash', 5, `UPDATE assembly SET hash = 'x'`],
    ['the head altogether', 1, `DELETE FROM assembly`],
    ['a commit moved to the end', 3, `UPDATE commits SET version = 30 WHERE version = 3`],
  ])('%s', async (_what, version, sql) => {
    const log = await open();
    await log.append('tv', beginning, chain(5));
    withTool(folder(), (tool) => tool.exec(sql));
    const fault = await readAll(log, 'tv').catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(BrokenLog);
    expect(fault).toMatchObject({ version });
  });

  test('a well-made commit that was slipped in after the end', async () => {
    const log = await open();
    await log.append('tv', beginning, chain(5));
    const [forged] = storable(headOf(chain(5)), chain(1, headOf(chain(5))));
    withTool(folder(), (tool) =>
      rewrite(tool, 'tv', (places) => (forged ? [...places, { ...forged, place: 6 }] : places)),
    );
    await expect(readAll(log, 'tv')).rejects.toThrow(/commit 6 stands after the end/);
    await expect(log.append('tv', headOf(chain(5)), chain(1, headOf(chain(5))))).rejects.toThrow(/UNIQUE/);
  });
});

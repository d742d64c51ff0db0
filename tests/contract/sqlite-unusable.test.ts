/** A place where the SQLite log can't live is refused in a sentence that says what to do. */
import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { beginning, UnusableStore } from '../../server/log/log.ts';
import { chain } from '../support/night/chains.ts';
import { fileIn, useFolder, withTool } from '../support/programs/sqlite-folder.ts';

const { folder, open } = useFolder();

const refusal = async (dataDir = folder()): Promise<string> => {
  const fault = await open(dataDir).catch((thrown: unknown) => thrown);
  expect(fault).toBeInstanceOf(UnusableStore);
  return fault instanceof Error ? fault.message : '';
};
const filled = async (): Promise<void> => {
  const log = await open();
  await log.append('tv', beginning, chain(500));
  await log.close();
};

describe('a store that cannot be used is refused in a sentence that says what to do', () => {
  test.each(['file', 'file/below', 'file/far/below'])(
    'DATA_DIR at %s, where file is no folder',
    async (path) => {
      writeFileSync(join(folder(), 'file'), '');
      expect(await refusal(join(folder(), path))).toBe(
        `${join(folder(), 'file')} is a file, not a folder. Choose another DATA_DIR.`,
      );
    },
  );

  test.skipIf(process.platform !== 'linux')('a place where nothing can be written', async () => {
    expect(await refusal('/proc/assembly-night/data')).toMatch(
      /^\/proc\/assembly-night\/data can’t be written .*choose another DATA_DIR\.$/,
    );
    expect(await refusal('/proc')).toMatch(
      /^\/proc\/writer\.lock can’t be written .*choose another DATA_DIR\.$/,
    );
  });

  test('a folder where the file should be', async () => {
    await open(join(folder(), 'assembly-night.sqlite', 'nested'));
    expect(await refusal()).toMatch(/assembly-night\.sqlite can’t be written/);
  });

  test('a file that is no database', async () => {
    writeFileSync(fileIn(folder()), 'Dear diary, '.repeat(1000));
    expect(await refusal()).toMatch(
      /assembly-night\.sqlite is not a SQLite database\. Put back the last good copy/,
    );
    expect(readFileSync(fileIn(folder()), 'utf8')).toContain('Dear diary');
  });

  test('a database that was cut short', async () => {
    await filled();
    truncateSync(fileIn(folder()), Math.floor(statSync(fileIn(folder())).size / 8192) * 4096);
    expect(await refusal()).toMatch(/assembly-night\.sqlite is damaged\. Put back the last good copy/);
  });

  test('a database with a page overwritten', async () => {
    await filled();
    const bytes = readFileSync(fileIn(folder()));
    writeFileSync(fileIn(folder()), bytes.fill(0xaa, bytes.length - 4096));
    expect(await refusal()).toMatch(/assembly-night\.sqlite is damaged\. Put back the last good copy/);
  });

  test('a database of a newer version', async () => {
    await filled();
    withTool(folder(), (tool) => tool.exec('PRAGMA user_version = 7'));
    expect(await refusal()).toMatch(
      /was written by a newer Assembly Night \(format 7, this one knows 1\)\. Start that one/,
    );
  });

  test.each([0, 1])('a database of another program, whose format it calls %i', async (version) => {
    withTool(folder(), (tool) =>
      tool.exec(`CREATE TABLE commits (sha TEXT); PRAGMA user_version = ${version}`),
    );
    expect(await refusal()).toMatch(/was not written by Assembly Night\. Move it away/);
  });

  test('and once the trouble is out of the way, it opens: a refusal leaves nothing locked', async () => {
    writeFileSync(fileIn(folder()), 'Dear diary, '.repeat(1000));
    await refusal();
    rmSync(fileIn(folder()));
    withTool(folder(), (tool) => tool.exec('PRAGMA user_version = 1'));
    await refusal();
    rmSync(fileIn(folder()));
    expect(await (await open()).list()).toEqual([]);
  });
});

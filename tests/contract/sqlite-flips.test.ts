/** Single bits of the files turn over: what is read afterwards is what was written, or nothing is read at all. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BrokenLog, UnusableStore } from '../../server/log/log.ts';
import type { LogCommit } from '../../server/log/log.ts';
import { openSqliteLog } from '../../server/log/sqlite-log.ts';
import { append, chain, headOf, readAll } from '../support/night/chains.ts';
import { keptSeeds } from '../support/moves/nonsense.ts';
import { dice, type Dice } from '../support/moves/seeded.ts';
import { fileIn, newFolder, useFolder } from '../support/programs/sqlite-folder.ts';

const FLIPS = 60;
const night = chain(120);

interface Copy {
  readonly file: Buffer;
  /** The write-ahead log of a server that was killed. */
  readonly wal: Buffer | null;
}

const { folder, open } = useFolder();

const written = async (isKilled: boolean): Promise<Copy> => {
  const log = await open();
  const half = night.slice(0, 60);
  await append(log, half);
  for (const commit of night.slice(60))
    await log.append('tv', headOf(night.slice(0, commit.version - 1)), [commit]);
  if (!isKilled) await log.close();
  const wal = isKilled ? readFileSync(`${fileIn(folder())}-wal`) : null;
  return { file: readFileSync(fileIn(folder())), wal };
};

const flipped = (bytes: Buffer, chance: Dice): Buffer => {
  const copy = Buffer.from(bytes);
  const at = chance.between(0, copy.length - 1);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << chance.between(0, 7)), at);
  return copy;
};

/** What a start on these files comes to: what is read, or why nothing is. */
const readingOf = async ({ file, wal }: Copy): Promise<readonly LogCommit[] | string> => {
  const place = newFolder();
  writeFileSync(fileIn(place), file);
  if (wal) writeFileSync(join(place, 'assembly-night.sqlite-wal'), wal);
  try {
    const log = await openSqliteLog(place);
    try {
      return await readAll(log, 'tv');
    } finally {
      await log.close();
    }
  } catch (fault) {
    if (fault instanceof BrokenLog || fault instanceof UnusableStore) return fault.name;
    throw fault;
  } finally {
    rmSync(place, { recursive: true });
  }
};

const nothingIfRefused = (reading: readonly LogCommit[] | string): readonly LogCommit[] =>
  typeof reading === 'string' ? [] : reading;

describe('a bit that turns over', () => {
  test.each(keptSeeds.flips)('in the file (seed %i) is noticed, or harms nothing', async (seed) => {
    const chance = dice(seed);
    const { file } = await written(false);
    const readings: (readonly LogCommit[] | string)[] = [];
    for (let flip = 0; flip < FLIPS; flip += 1)
      readings.push(await readingOf({ file: flipped(file, chance), wal: null }));
    const refused = readings.filter((reading) => typeof reading === 'string');
    const read = readings.filter((reading) => typeof reading !== 'string');
    expect(read).toEqual(read.map(() => night));
    expect([refused.includes('BrokenLog'), read.length > 0]).toEqual([true, true]);
  });

  test.each(keptSeeds.flips)(
    'in the write-ahead log of a killed server (seed %i) costs at most what came after it',
    async (seed) => {
      const chance = dice(seed);
      const { file, wal } = await written(true);
      const readings: (readonly LogCommit[])[] = [await readingOf({ file, wal }).then(nothingIfRefused)];
      expect(readings).toEqual([night]);
      for (let flip = 0; flip < FLIPS; flip += 1)
        readings.push(nothingIfRefused(await readingOf({ file, wal: wal && flipped(wal, chance) })));
      expect(readings).toEqual(readings.map(({ length }) => night.slice(0, length)));
      expect(new Set(readings.map(({ length }) => length)).size).toBeGreaterThan(5);
    },
  );
});

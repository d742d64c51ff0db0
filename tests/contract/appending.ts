/** The contract of every log: what is appended, in what order it is read, and who is told of a conflict. */
import { expect, test } from 'vitest';
import { beginning } from '../../server/log/log.ts';
import type { LogCommit } from '../../server/log/log.ts';
import { append, chain, headOf, readAll } from '../support/night/chains.ts';
import type { Current } from './log-contract.ts';

export const appendingAndReading = (current: Current): void => {
  test('what was appended is read back in order, however it was batched', async () => {
    const { log } = current();
    const night = chain(6);
    expect(await append(log, night.slice(0, 1))).toBe('stored');
    expect(await append(log, night.slice(1, 5), headOf(night.slice(0, 1)))).toBe('stored');
    expect(await append(log, night.slice(5), headOf(night.slice(0, 5)))).toBe('stored');
    expect(await readAll(log, 'tv')).toEqual(night);
  });

  test('a long log is read whole, from the start and from the middle', async () => {
    const { log } = current();
    const night = chain(2500);
    await append(log, night);
    expect(await readAll(log, 'tv')).toEqual(night);
    expect(await readAll(log, 'tv', headOf(night.slice(0, 700)))).toEqual(night.slice(700));
    expect(await readAll(log, 'tv', headOf(night))).toEqual([]);
  });

  test('an append while somebody reads does not disturb the reader', async () => {
    const { log } = current();
    const night = chain(1500);
    await append(log, night.slice(0, 1200));
    const seen: LogCommit[] = [];
    for await (const commit of log.read('tv', beginning)) {
      if (seen.push(commit) === 1) await append(log, night.slice(1200), headOf(night.slice(0, 1200)));
    }
    expect(seen.length).toBeGreaterThanOrEqual(1200);
    expect(seen).toEqual(night.slice(0, seen.length));
  });

  test('an assembly that nobody opened is empty and not listed', async () => {
    const { log } = current();
    expect(await readAll(log, 'nobody')).toEqual([]);
    expect(await log.list()).toEqual([]);
  });

  test('assemblies are listed in the order they were opened, and kept apart', async () => {
    const { log } = current();
    for (const assembly of ['second-name', 'a-first-name', 'thames'])
      await append(log, chain(1), beginning, assembly);
    await append(log, chain(1, headOf(chain(1))), headOf(chain(1)), 'second-name');
    expect(await log.list()).toEqual(['second-name', 'a-first-name', 'thames']);
    expect(await readAll(log, 'second-name')).toHaveLength(2);
    expect(await readAll(log, 'thames')).toHaveLength(1);
  });

  test('words in any script come back as they went in', async () => {
    const { log } = current();
    const night = chain(2, beginning, '“Łódź” 🙋 \u2028 \\ " \u0000 e\u0301');
    await append(log, night);
    expect(await readAll(log, 'tv')).toEqual(night);
  });
};

export const conflicts = (current: Current): void => {
  const night = chain(3);

  test.each([
    ['nothing', []],
    ['fewer commits', night.slice(0, 2)],
    ['more commits', chain(4)],
    ['as many, but others', chain(3, beginning, 'phone-2')],
  ])('whoever believes in %s is told, and nothing is stored', async (_what, believed) => {
    const { log } = current();
    await append(log, night);
    const expected = headOf(believed);
    expect(await append(log, chain(2, expected, 'phone-3'), expected)).toBe('conflict');
    expect(await readAll(log, 'tv')).toEqual(night);
    expect(await append(log, chain(1, headOf(night)), headOf(night))).toBe('stored');
  });

  test('an assembly is not opened by continuing what is not there', async () => {
    const { log } = current();
    expect(await append(log, chain(1, headOf(night)), headOf(night))).toBe('conflict');
    expect(await log.list()).toEqual([]);
  });

  test.each([0, 3])('of two who append at once after commit %i, exactly one is first', async (version) => {
    const { log } = current();
    const before = night.slice(0, version);
    if (version > 0) await append(log, before);
    const rivals = ['phone-1', 'phone-2'].map((by) => chain(2, headOf(before), by));
    const said = await Promise.all(rivals.map((batch) => append(log, batch, headOf(before))));
    expect(said.toSorted()).toEqual(['conflict', 'stored']);
    expect(await readAll(log, 'tv')).toEqual(before.concat(rivals[said.indexOf('stored')] ?? []));
  });

  test('a batch with a commit that does not belong throws, and none of it is stored', async () => {
    const { log } = current();
    const [first, second, third] = night;
    if (!first || !second || !third) throw new Error('three commits');
    await expect(append(log, [first, third])).rejects.toThrow(/gap/);
    await expect(append(log, [first, { ...second, by: 'phone-2' }, third])).rejects.toThrow(
      /not as it was sealed/,
    );
    await expect(append(log, [])).rejects.toThrow(/at least one/);
    expect(await readAll(log, 'tv')).toEqual([]);
    expect(await append(log, night)).toBe('stored');
  });
};

/** The contract of every log: whatever other hands do to the commits is noticed on reading. */
import { expect, test } from 'vitest';
import type { StoredCommit } from '../../server/log/chain.ts';
import { beginning, BrokenLog } from '../../server/log/log.ts';
import type { Log, LogCommit } from '../../server/log/log.ts';
import { append, chain, headOf, readAll } from '../support/night/chains.ts';
import type { Current, Place } from './log-contract.ts';

/** What other hands do to the stored commits, by the place they are at. */
const at = (place: number, edit: (text: StoredCommit) => Partial<StoredCommit>) => (places: Place[]) =>
  places.map((text) => (text.place === place ? { ...text, ...edit(text) } : text));
const without = (place: number) => (places: Place[]) => places.filter((text) => text.place !== place);
const swapped = (one: number, other: number) => (places: Place[]) =>
  places
    .map((text) => ({
      ...text,
      place: text.place === one ? other : text.place === other ? one : text.place,
    }))
    .toSorted((a, b) => a.place - b.place);

export const noticingDamage = (current: Current): void => {
  test.each([
    [
      'a body is edited',
      3,
      'was edited',
      at(3, ({ body }) => ({ body: body.replace('"party":3', '"party":30') })),
    ],
    ['a space is added', 3, 'was edited', at(3, ({ body }) => ({ body: `${body} ` }))],
    ['a hash is edited', 3, 'was edited', at(3, ({ hash }) => ({ hash: [...hash].toReversed().join('') }))],
    [
      'the last hash is edited',
      5,
      'was edited',
      at(5, ({ hash }) => ({ hash: [...hash].toReversed().join('') })),
    ],
    [
      'a body is cut in half',
      3,
      'can’t be read',
      at(3, ({ body }) => ({ body: body.slice(0, body.length / 2) })),
    ],
    ['the first commit is deleted', 1, 'is missing', without(1)],
    ['a middle commit is deleted', 3, 'is missing', without(3)],
    ['the last commit is deleted', 5, 'is missing', without(5)],
    ['every commit is deleted', 1, 'is missing', () => []],
    ['two commits change places', 3, 'is missing: commit 4 stands in its place', swapped(3, 4)],
  ])('%s', async (_kind, version, what, change) => {
    const { log, tamper } = current();
    // One by one, so that a store that keeps batches together has them at five places too.
    const night = chain(5);
    for (const [index, commit] of night.entries()) await append(log, [commit], headOf(night.slice(0, index)));
    await tamper('tv', change);
    const { good, fault } = await readUntilBroken(log);
    expect(fault).toBeInstanceOf(BrokenLog);
    expect(fault).toMatchObject({ assembly: 'tv', version, message: expect.stringContaining(what) });
    expect(good).toEqual(night.slice(0, version - 1));
  });

  test('a log that ends before what the reader has seen', async () => {
    const { log } = current();
    await append(log, chain(2));
    const fault = await readAll(log, 'tv', headOf(chain(4))).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(BrokenLog);
  });

  test('a log that went another way than what the reader has seen', async () => {
    const { log } = current();
    await append(log, chain(4));
    for (const seen of [chain(3, beginning, 'phone-2'), chain(4, beginning, 'phone-2')])
      await expect(readAll(log, 'tv', headOf(seen))).rejects.toThrow(BrokenLog);
  });
};

const readUntilBroken = async (log: Log): Promise<{ good: LogCommit[]; fault: unknown }> => {
  const good: LogCommit[] = [];
  try {
    for await (const commit of log.read('tv', beginning)) good.push(commit);
    return { good, fault: undefined };
  } catch (fault) {
    return { good, fault };
  }
};

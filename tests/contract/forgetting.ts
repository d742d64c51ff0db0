/** The contract of every log: what can be erased and destroyed, and that the rest stays. */
import { expect, test } from 'vitest';
import { beginning, UnusableStore } from '../../server/log/log.ts';
import type { KeyName, Log } from '../../server/log/log.ts';
import { append, chain, headOf, readAll } from '../support/night/chains.ts';
import type { Current } from './log-contract.ts';

export const forgetting = (current: Current): void => {
  test('an erased assembly is gone, and the others are not', async () => {
    const { log } = current();
    for (const assembly of ['gone', 'kept']) await append(log, chain(3), beginning, assembly);
    await log.erase('gone');
    expect(await log.list()).toEqual(['kept']);
    expect(await readAll(log, 'gone')).toEqual([]);
    expect(await readAll(log, 'kept')).toEqual(chain(3));
    expect(await append(log, chain(1, headOf(chain(3))), headOf(chain(3)), 'gone')).toBe('conflict');
  });

  test('its name may be used again, and comes last then', async () => {
    const { log } = current();
    for (const assembly of ['again', 'kept']) await append(log, chain(3), beginning, assembly);
    await log.erase('again');
    const anew = chain(2, beginning, 'phone-2');
    expect(await append(log, anew, beginning, 'again')).toBe('stored');
    expect(await log.list()).toEqual(['kept', 'again']);
    expect(await readAll(log, 'again')).toEqual(anew);
  });

  test('its keys go with it, and no key whose name is merely like it', async () => {
    const { log } = current();
    const mine: KeyName[] = ['tv_1/phones', 'tv_1/ballot/b1'];
    const others: KeyName[] = [
      'server',
      'tvx1/phones',
      'TV_1/phones',
      'tv_10/phones',
      'x/tv_1/phones',
      'tv_1x/tv_1/',
    ];
    const before = await keys(log, [...mine, ...others]);
    await log.erase('tv_1');
    const after = await keys(log, [...mine, ...others]);
    expect(after.slice(mine.length)).toEqual(before.slice(mine.length));
    for (const [at] of mine.entries()) expect(after[at]).not.toEqual(before[at]);
  });

  test('what has gone on since is not erased, nor are its keys', async () => {
    const { log } = current();
    await append(log, chain(1), beginning, 'on');
    const before = await keys(log, ['on/phones']);
    await append(log, chain(1, headOf(chain(1))), headOf(chain(1)), 'on');
    expect(await log.erase('on', headOf(chain(1)))).toBe('conflict');
    expect(await readAll(log, 'on')).toEqual(chain(2));
    expect(await keys(log, ['on/phones'])).toEqual(before);
    expect(await log.erase('on', headOf(chain(2)))).toBe('erased');
    expect(await log.list()).toEqual([]);
  });

  test('erasing what was never there does nothing', async () => {
    const { log } = current();
    await log.erase('nobody');
    expect(await log.list()).toEqual([]);
  });
};

const keys = async (log: Log, names: readonly KeyName[]): Promise<string[]> => {
  const found = await Promise.all(names.map((name) => log.keyring.key(name)));
  return found.map((key) => key.toString('hex'));
};

export const keepingKeys = (current: Current): void => {
  test('a key is 32 bytes, and the same whenever it is asked for', async () => {
    const { log } = current();
    const [key, again] = await Promise.all([log.keyring.key('server'), log.keyring.key('server')]);
    expect(key).toHaveLength(32);
    expect(again).toEqual(key);
    expect(await log.keyring.key('server')).toEqual(key);
  });

  test('every name has a key of its own', async () => {
    const { log } = current();
    const found = await keys(log, ['server', 'tv/phones', 'tv/ballot/b1', 'tv/ballot/b2', 'or/phones']);
    expect(new Set(found).size).toBe(5);
  });

  test('who wipes the key that it was given does not harm the keyring', async () => {
    const { log } = current();
    const [before] = await keys(log, ['server']);
    (await log.keyring.key('server')).fill(0);
    expect(await keys(log, ['server'])).toEqual([before]);
  });

  test('a destroyed key is never seen again, and the others stay', async () => {
    const { log } = current();
    const before = await keys(log, ['tv/ballot/b1', 'tv/phones']);
    await log.keyring.destroy('tv/ballot/b1');
    await log.keyring.destroy('tv/ballot/b1');
    const after = await keys(log, ['tv/ballot/b1', 'tv/phones']);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });
};

/** Of keyrings that other hands can reach: `put` replaces what is stored under a name. */
export const noticingChangedKeys = (
  open: () => Promise<Log>,
  put: (name: KeyName, key: Buffer) => Promise<void>,
): void => {
  const changes: [string, (key: Buffer, other: Buffer) => Buffer][] = [
    ...Array.from({ length: 32 }, (_, at): [string, (key: Buffer) => Buffer] => [
      `a bit of byte ${at} turned over`,
      (key) => Buffer.from(key.map((byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte))),
    ]),
    ['another key took its place', (_, other) => other],
  ];
  test.each(changes)('%s: it is given to nobody, and the others are', async (_, change) => {
    const log = await open();
    const [key, other] = await Promise.all([log.keyring.key('tv/phones'), log.keyring.key('tv/cards')]);
    await put('tv/phones', change(key, other));
    await expect(log.keyring.key('tv/phones')).rejects.toThrow(UnusableStore);
    await expect(log.keyring.key('tv/phones')).rejects.toThrow('“tv/phones” beside the record was changed');
    expect(await log.keyring.key('tv/cards')).toEqual(other);
    await put('tv/phones', key);
    expect(await log.keyring.key('tv/phones')).toEqual(key);
  });
};

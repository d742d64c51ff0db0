/** The log in memory keeps the contract of every log. */
import { expect, test } from 'vitest';
import { beginning, BrokenLog } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory-log.ts';
import type { Shelf } from '../../server/log/memory-log.ts';
import { storable } from '../../server/log/chain.ts';
import { chain, headOf, readAll } from '../support/night/chains.ts';
import { describeLog } from './log-contract.ts';
import type { OpenStore } from './log-contract.ts';

const open = async (): Promise<OpenStore> => {
  const shelves = new Map<string, Shelf>();
  const log = new MemoryLog(shelves);
  return {
    log,
    tamper: async (assembly, change) => {
      const commits = shelves.get(assembly)?.commits ?? [];
      const places = commits.map((text, index) => ({ ...text, place: index + 1 }));
      commits.splice(0, commits.length, ...change(places));
    },
    done: () => log.close(),
  };
};

describeLog('in memory', open);

test('two nodes may share one log in memory, and one that closes does not harm the other', async () => {
  const log = new MemoryLog();
  const heard: number[] = [];
  log.follow('tv', beginning, { batch: (batch) => void heard.push(batch.length) });
  await log.append('tv', beginning, chain(2));
  await log.close();
  expect(await readAll(log, 'tv')).toEqual(chain(2));
  expect(heard).toEqual([2]);
});

test('a tail that the log does not know of is noticed', async () => {
  const commits = storable(beginning, chain(5));
  const log = new MemoryLog(new Map([['tv', { head: headOf(chain(4)), commits }]]));
  await expect(readAll(log, 'tv')).rejects.toThrow(BrokenLog);
});

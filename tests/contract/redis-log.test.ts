/** The Redis log keeps the contract of every log, against a real Redis. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { storable } from '../../server/log/chain.ts';
import { beginning, BrokenLog, UnusableStore, type Log, type LogCommit } from '../../server/log/log.ts';
import { keysOf, textOf } from '../../server/log/redis-entry.ts';
import { openRedisLog } from '../../server/log/redis-log.ts';
import { append, chain, headOf, readAll } from '../support/night/chains.ts';
import { freePort } from '../support/programs/ports.ts';
import { startRedis, type RedisServer } from '../support/programs/redis-server.ts';
import { TcpProxy } from '../support/programs/tcp-proxy.ts';
import { within } from '../support/programs/within.ts';
import { noticingChangedKeys } from './forgetting.ts';
import { describeLog } from './log-contract.ts';
import type { OpenStore, Place } from './log-contract.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});

const opened: Log[] = [];
const open = async (replicas = 0): Promise<Log> => {
  const log = await openRedisLog({ url: redis.url, replicas });
  opened.push(log);
  return log;
};
const empty = (): Promise<unknown> => redis.tool((tool) => tool.flushAll());
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
  await empty();
});

const entriesOf = (assembly: string) =>
  redis.tool(async (tool) => (await tool.xRange(keysOf(assembly).commits, '-', '+')) ?? []);

/** What other hands can do with any Redis tool: the stream is written anew, and where it ended stays known. */
const tamper = async (assembly: string, change: (places: Place[]) => Place[]): Promise<void> => {
  const entries = await entriesOf(assembly);
  const places = entries.map(({ id, message: { commits = '' } }) => {
    const space = commits.indexOf(' ');
    return { place: parseInt(id, 10), hash: commits.slice(0, space), body: commits.slice(space + 1) };
  });
  const stream = keysOf(assembly).commits;
  await redis.tool(async (tool) => {
    await tool.del(stream);
    for (const { place, ...stored } of change(places))
      await tool.xAdd(stream, `${place}-0`, { head: stored.hash, commits: textOf([stored]) });
    const end = `${places.length}-0`;
    if ((await tool.exists(stream)) === 0) {
      await tool.xAdd(stream, end, { nothing: '' });
      await tool.xDel(stream, end);
    }
    await tool.sendCommand(['XSETID', stream, end]);
  });
};

const openStore = async (): Promise<OpenStore> => ({ log: await open(), tamper, done: async () => {} });
describeLog('Redis', openStore);

describe('a stream', () => {
  test('has one entry for each batch, numbered without a gap', async () => {
    const log = await open();
    await append(log, chain(3));
    await append(log, chain(2, headOf(chain(3))), headOf(chain(3)));
    expect((await entriesOf('tv')).map(({ id }) => id)).toEqual(['1-0', '2-0']);
  });

  test('whose end other hands deleted takes no other in its place', async () => {
    const log = await open();
    const night = chain(3);
    for (const [at, commit] of night.entries()) await append(log, [commit], headOf(night.slice(0, at)));
    await redis.tool((tool) => tool.xDel(keysOf('tv').commits, '3-0'));
    const before = headOf(night.slice(0, 2));
    expect(await append(log, chain(1, before, 'phone-2'), before)).toBe('conflict');
    await expect(readAll(log, 'tv')).rejects.toThrow(BrokenLog);
  });

  test('in which a replica that took over lacks the end is not continued from there', async () => {
    const log = await open();
    const night = chain(3);
    for (const [at, commit] of night.entries()) await append(log, [commit], headOf(night.slice(0, at)));
    await forgetEnd(night.slice(0, 2));
    expect(await append(log, chain(1, headOf(night)), headOf(night))).toBe('conflict');
    expect(await readAll(log, 'tv')).toEqual(night.slice(0, 2));
  });
});

/** As after a failover to a replica that had not heard of the last batches. */
const forgetEnd = (kept: readonly LogCommit[]): Promise<unknown> =>
  redis.tool(async (tool) => {
    await tool.del(keysOf('tv').commits);
    for (const [at, stored] of storable(beginning, kept).entries())
      await tool.xAdd(keysOf('tv').commits, `${at + 1}-0`, { head: stored.hash, commits: textOf([stored]) });
  });

describe('two nodes', () => {
  test('hear what the other stores, and know the same keys', async () => {
    const [here, there] = [await open(), await open()];
    const heard = Promise.withResolvers<readonly LogCommit[]>();
    there.follow('tv', beginning, { batch: heard.resolve });
    await append(here, chain(3));
    expect(await heard.promise).toEqual(chain(3));
    const keys = await Promise.all([here, there].map((log) => log.keyring.key('tv/phones')));
    expect(keys[0]).toEqual(keys[1]);
    await here.keyring.destroy('tv/phones');
    expect(await there.keyring.key('tv/phones')).not.toEqual(keys[0]);
  });

  test('who follows is told when the log is no longer the one it heard', async () => {
    const log = await open();
    await append(log, chain(2));
    const lost = Promise.withResolvers<unknown>();
    log.follow('tv', headOf(chain(2)), { batch: () => {}, lost: lost.resolve });
    await log.turn('tv', () => false);
    await forgetEnd(chain(1, beginning, 'phone-2'));
    expect(await within(5_000, 'the bad news', lost.promise)).toBeInstanceOf(BrokenLog);
  });

  test('[LOG-7] take turns, the crew first', async () => {
    const [here, there, chairs] = [await open(), await open(), await open()];
    const order: string[] = [];
    const taking = async (log: Log, who: string, isUrgent: boolean): Promise<void> => {
      const end = await log.turn('tv', () => isUrgent);
      order.push(who);
      end();
    };
    const end = await here.turn('tv', () => false);
    const audience = taking(there, 'audience', false);
    await waitFor(1);
    const crew = taking(chairs, 'crew', true);
    await waitFor(2);
    end();
    await Promise.all([audience, crew]);
    expect(order).toEqual(['crew', 'audience']);
  });

  test('and a turn that nobody ends does so by itself', async () => {
    const [here, there] = [await open(), await open()];
    await here.turn('tv', () => false);
    await within(
      2_000,
      'the turn',
      there.turn('tv', () => true),
    );
    expect(await append(here, chain(1))).toBe('stored');
  });

  test('and one that would last longer than any turn, as when the clock of Redis is set back, is none', async () => {
    const log = await open();
    await redis.tool((tool) => tool.set(keysOf('tv').turn, 'of a node that died', { PX: 3_600_000 }));
    await within(
      2_000,
      'the turn',
      log.turn('tv', () => false),
    );
    expect(await append(log, chain(1))).toBe('stored');
  });
});

/** Until so many nodes wait for their turn. */
const waitFor = (count: number): Promise<void> =>
  redis.tool(async (tool) => {
    while ((await tool.zCard(keysOf('tv').waiting)) < count) await tool.ping();
  });

/** Until the stream holds so many batches. */
const untilStored = (count: number): Promise<void> =>
  redis.tool(async (tool) => {
    while ((await tool.xLen(keysOf('tv').commits)) < count) await tool.ping();
  });

describe('a Redis that fails', () => {
  test('is named at the start, in one sentence', async () => {
    const url = `redis://someone:secret@127.0.0.1:${await freePort()}`;
    const refused = await openRedisLog({ url, replicas: 0 }).catch((fault: unknown) => fault);
    expect(refused).toBeInstanceOf(UnusableStore);
    expect(String(refused)).toContain('127.0.0.1');
    expect(String(refused)).not.toContain('secret');
  });

  test('while it hangs, an append ends in seconds; what was stored after all is heard, and is found when it is sent again', async () => {
    const log = await open();
    await append(log, chain(1));
    const heard: LogCommit[] = [];
    const lost = Promise.withResolvers<unknown>();
    log.follow('tv', headOf(chain(1)), { batch: (batch) => void heard.push(...batch), lost: lost.resolve });
    await log.turn('tv', () => false);
    redis.signal('SIGSTOP');
    const next = chain(2, headOf(chain(1)));
    try {
      const fault = append(log, next, headOf(chain(1))).catch((thrown: unknown) => thrown);
      expect(await within(6_000, 'the append to give up', fault)).toBeInstanceOf(Error);
      await within(6_000, 'the follower to be told', lost.promise);
    } finally {
      redis.signal('SIGCONT');
    }
    const again = await append(log, next, headOf(chain(1)));
    const stored = await readAll(log, 'tv');
    expect(stored).toEqual(chain(3));
    expect(['stored', 'conflict']).toContain(again);
    await log.turn('tv', () => false);
    expect(heard).toEqual(next);
  });

  test('while it is away for a moment, an append waits for it, and is stored once', async () => {
    const log = await open();
    await append(log, chain(1));
    const heard = Promise.withResolvers<readonly LogCommit[]>();
    log.follow('tv', headOf(chain(1)), { batch: heard.resolve });
    await redis.kill();
    const storing = append(log, chain(2, headOf(chain(1))), headOf(chain(1)));
    await redis.start();
    expect(await storing).toBe('stored');
    expect(await readAll(log, 'tv')).toEqual(chain(3));
    expect(await within(5_000, 'the follower to hear of it', heard.promise)).toEqual(chain(3).slice(1));
  });

  test('whose answer to an append is lost is looked into: it is stored once, and said so, whatever came after it', async () => {
    const network = await TcpProxy.before(redis.url);
    const log = await openRedisLog({ url: network.url, replicas: 0 });
    opened.push(log);
    await append(log, chain(1));
    network.stall('down');
    const storing = append(log, chain(2, headOf(chain(1))), headOf(chain(1)));
    await untilStored(2);
    const other = await open();
    expect(await append(other, chain(1, headOf(chain(3))), headOf(chain(3)))).toBe('stored');
    network.cut();
    network.mend();
    expect(await storing).toBe('stored');
    expect(await readAll(log, 'tv')).toEqual(chain(4));
  });

  test('with a replica that is to hold every batch, and none there, nothing is acknowledged, nor read as if it were', async () => {
    const log = await open(1);
    await expect(append(log, chain(1))).rejects.toThrow(/0 of 1 replicas/);
    await expect(readAll(log, 'tv')).rejects.toThrow(/0 of 1 replicas/);
  });

  test('whose replica takes over has lost nothing that was acknowledged', async () => {
    const replica = await startRedis(['--replicaof', `127.0.0.1 ${redis.port}`]);
    const log = await open(1);
    await redis.tool(async (tool) => {
      while ((await tool.wait(1, 100)) < 1) await tool.ping();
    });
    expect(await append(log, chain(3))).toBe('stored');
    await replica.tool((tool) => tool.sendCommand(['REPLICAOF', 'NO', 'ONE']));
    const there = await openRedisLog({ url: replica.url, replicas: 0 });
    opened.push(there);
    expect(await readAll(there, 'tv')).toEqual(chain(3));
    expect(await append(there, chain(1, headOf(chain(3))), headOf(chain(3)))).toBe('stored');
  });
});

describe('an address that leads to another Redis', () => {
  test('is asked anew once the one of before is only read', async () => {
    const replica = await startRedis(['--replicaof', `127.0.0.1 ${redis.port}`]);
    const address = await TcpProxy.before(redis.url);
    const log = await openRedisLog({ url: address.url, replicas: 0 });
    opened.push(log);
    await append(log, chain(1));
    await redis.tool(async (tool) => {
      while ((await tool.wait(1, 100)) < 1) await tool.ping();
    });
    address.leadTo(replica.url);
    await replica.tool((tool) => tool.sendCommand(['REPLICAOF', 'NO', 'ONE']));
    await redis.tool((tool) => tool.sendCommand(['REPLICAOF', '127.0.0.1', String(replica.port)]));
    try {
      const next = chain(1, headOf(chain(1)));
      await expect(append(log, next, headOf(chain(1)))).rejects.toThrow('READONLY');
      expect(await append(log, next, headOf(chain(1)))).toBe('stored');
    } finally {
      await redis.tool((tool) => tool.sendCommand(['REPLICAOF', 'NO', 'ONE']));
    }
  });
});

describe('a key that other hands changed in Redis', () => {
  noticingChangedKeys(open, async (name, key) => {
    await redis.tool((tool) => tool.hSet(keysOf('tv').keys, name, key.toString('base64')));
  });
});

/** A key that was destroyed is in none of the files that a real Redis writes, whatever it was doing just then. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beginning, type KeyName, type Log } from '../../server/log/log.ts';
import { keysOf } from '../../server/log/redis-entry.ts';
import { openRedisLog } from '../../server/log/redis-log.ts';
import { append, chain } from '../support/night/chains.ts';
import { startRedis, type RedisServer } from '../support/programs/redis-server.ts';
import { within } from '../support/programs/within.ts';

let redis: RedisServer;
const opened: Log[] = [];
const open = async (): Promise<Log> => {
  const log = await openRedisLog({ url: redis.url, replicas: 0 });
  opened.push(log);
  return log;
};
beforeEach(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
  await redis.remove();
});

const names = ['b1', 'b2', 'b3'].map((ballot): KeyName => `tv/ballot/${ballot}`);
const kept = async (log: Log): Promise<string[]> =>
  (await Promise.all(names.map((name) => log.keyring.key(name)))).map((key) => key.toString('base64'));

/** Where Redis packs a file, whatever is longer than 32 bytes is cut up. */
const piecesOf = (key: string): string[] => [0, 14, 28].map((at) => key.slice(at, at + 14));

/**
 * The files in which a piece of one of these keys still stands, as Redis was given it. What a Redis that was killed had
 * only begun (`temp-…`) it never looks at again, nor can anybody ask it to.
 */
const filesWith = (keys: readonly string[]): string[] =>
  readdirSync(redis.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('temp-'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return keys.flatMap(piecesOf).some((piece) => bytes.includes(piece));
    });

const untilPaid = (log: Log): Promise<void> => {
  const looking = async (): Promise<void> => {
    while ((await owedIn()).length > 0 || log.keyring.owed.countOf('tv') > 0) await pause(20);
  };
  return within(20_000, 'the debt to be paid', looking());
};
const owedIn = (): Promise<string[]> => redis.tool((tool) => tool.sMembers('assembly-night:owed'));
/** Redis deletes what it has written anew a moment later. */
const untilIn = async (keys: readonly string[], wanted: readonly string[]): Promise<void> => {
  const looking = async (): Promise<void> => {
    while (filesWith(keys).length !== wanted.length) await pause(20);
  };
  await within(5_000, 'the old files to go', looking(), () => filesWith(keys).join(' '));
};

const ballast = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`ballast:${at}`, 'x']));

/** So slow that what is done meanwhile is done in the middle of it. */
const writingSlowly = (what: 'BGREWRITEAOF' | 'BGSAVE', perKeyUs = 300): Promise<unknown> =>
  redis.tool(async (tool) => {
    await tool.mSet(ballast(2_000));
    await tool.configSet('rdb-key-save-delay', String(perKeyUs));
    await tool.sendCommand([what]);
    await tool.configSet('rdb-key-save-delay', '0');
  });
const isWriting = (which: 'aof_rewrite_in_progress' | 'rdb_bgsave_in_progress'): Promise<boolean> =>
  redis.tool(async (tool) => (await tool.info('persistence')).includes(`${which}:1`));

describe('[BALLOT-18] destroyed keys', () => {
  test('one after the other, while Redis writes its file anew already', async () => {
    const log = await open();
    const keys = await kept(log);
    expect(filesWith(keys)).not.toEqual([]);
    await writingSlowly('BGREWRITEAOF');
    for (const name of names) await log.keyring.destroy(name);
    expect(await isWriting('aof_rewrite_in_progress')).toBe(true);
    expect(log.keyring.owed.countOf('tv')).toBe(3);
    await untilPaid(log);
    await untilIn(keys, []);
  });

  test('one after the other, each while the rewrite for the one before is on its way', async () => {
    const log = await open();
    const keys = await kept(log);
    await redis.tool(async (tool) => {
      await tool.mSet(ballast(1_000));
      await tool.configSet('rdb-key-save-delay', '200');
    });
    for (const name of names) {
      await log.keyring.destroy(name);
      const begun = async (): Promise<void> => {
        while (!(await isWriting('aof_rewrite_in_progress'))) await pause(5);
      };
      await within(5_000, 'a rewrite to begin', begun());
    }
    await untilPaid(log);
    await untilIn(keys, []);
    expect(log.keyring.owed.isEmpty).toBe(true);
  });

  test('though the node that promised it is gone: another pays', async () => {
    const log = await open();
    const keys = await kept(log);
    await writingSlowly('BGREWRITEAOF');
    await log.keyring.destroy('tv/ballot/b1');
    await log.close();
    expect(await owedIn()).toEqual(['tv/ballot/b1']);
    await untilPaid(await open());
    await untilIn(keys.slice(0, 1), []);
  });

  test('though Redis is killed and started again before it is done', async () => {
    const log = await open();
    const keys = await kept(log);
    await writingSlowly('BGREWRITEAOF', 2_000);
    await log.keyring.destroy('tv/ballot/b1');
    await redis.kill();
    await redis.start();
    expect(await owedIn()).toEqual(['tv/ballot/b1']);
    await untilPaid(log);
    await untilIn(keys.slice(0, 1), []);
  });

  test('are not taken for destroyed while the keyring still holds them', async () => {
    const log = await open();
    await kept(log);
    await redis.tool((tool) => tool.sAdd('assembly-night:owed', 'tv/ballot/b2'));
    await log.keyring.destroy('tv/ballot/b1');
    const looking = async (): Promise<void> => {
      while ((await owedIn()).includes('tv/ballot/b1')) await pause(20);
    };
    await within(20_000, 'the other to be paid', looking());
    expect(await owedIn()).toEqual(['tv/ballot/b2']);
  });

  test('are in no snapshot either, where Redis makes some', async () => {
    const log = await open();
    const keys = await kept(log);
    await redis.tool((tool) => tool.sendCommand(['SAVE']));
    expect(filesWith(keys).map((path) => path.replace(/^.*\//, ''))).toContain('dump.rdb');
    await log.keyring.destroy('tv/ballot/b1');
    await untilPaid(log);
    await untilIn(keys.slice(0, 1), []);
    expect(filesWith(keys.slice(1)).length).toBeGreaterThan(0);
  });

  test('and all of an assembly that was erased', async () => {
    const log = await open();
    await append(log, chain(2));
    const keys = await kept(log);
    await writingSlowly('BGREWRITEAOF');
    expect(await log.erase('tv')).toBe('erased');
    expect(log.keyring.owed.countOf('tv')).toBe(1);
    await untilPaid(log);
    await untilIn(keys, []);
    expect(await redis.tool((tool) => tool.exists(keysOf('tv').keys))).toBe(0);
    expect(await log.append('tv', beginning, chain(1))).toBe('stored');
  });

  test('stay owed where this user may not ask for the rewrite', async () => {
    const acl = [
      'ACL',
      'SETUSER',
      'guest',
      'on',
      '>secret',
      '+@all',
      '-bgrewriteaof',
      '~assembly-night:*',
      '&*',
    ];
    await redis.tool((tool) => tool.sendCommand(acl));
    const log = await openRedisLog({ url: redis.url.replace('//', '//guest:secret@'), replicas: 0 });
    opened.push(log);
    const keys = await kept(log);
    await log.keyring.destroy('tv/ballot/b1');
    expect(log.keyring.owed.countOf('tv')).toBe(1);
    expect(filesWith(keys.slice(0, 1))).not.toEqual([]);
    await redis.tool((tool) => tool.sendCommand(['ACL', 'SETUSER', 'guest', '+bgrewriteaof']));
    await untilPaid(log);
    await untilIn(keys.slice(0, 1), []);
  });
});

/** A key that was destroyed in Redis is soon in none of its files either: the bytes are read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRedisLog } from '../../server/log/redis-log.ts';
import { startRedis, type RedisServer } from '../support/programs/redis-server.ts';

const filesOf = async (redis: RedisServer): Promise<string> => {
  const folder = await redis.tool(async (tool) => (await tool.configGet('dir'))['dir'] ?? '');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
};

test('[BALLOT-10] a destroyed key is written out of Redis’s own file, and the others stay', async () => {
  const redis = await startRedis();
  const log = await openRedisLog({ url: redis.url, replicas: 0 });
  const [gone, stays] = [await log.keyring.key('tv/ballot/b1'), await log.keyring.key('tv/phones')].map(
    (key) => key.toString('base64'),
  );
  const holds = async (key = ''): Promise<boolean> => (await filesOf(redis)).includes(key);
  expect([await holds(gone), await holds(stays)]).toEqual([true, true]);
  await log.keyring.destroy('tv/ballot/b1');
  await expect.poll(() => holds(gone), { timeout: 10_000, interval: 20 }).toBe(false);
  expect(await holds(stays)).toBe(true);
  await log.close();
});

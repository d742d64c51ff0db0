/** A Redis that comes back with less than a node knew: what is missing is said, and nobody goes on as if nothing had been. */
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cannotStart, oneSentence } from '../../support/programs/cannot-start.ts';
import { codeOf } from '../../support/programs/client.ts';
import { untilSaid, untilStatus } from '../../support/programs/many-nodes.ts';
import { startRedis, type RedisServer } from '../../support/programs/redis-server.ts';
import { crew } from '../../support/programs/seats.ts';
import { startServer } from '../../support/programs/server.ts';

/** The end of its append-only file is gone, as after a disk that lied. */
const cutFile = ({ folder }: RedisServer, bytes: number): void => {
  const file = readdirSync(join(folder, 'appendonlydir')).find((name) => name.includes('.incr.'));
  const path = join(folder, 'appendonlydir', file ?? '');
  truncateSync(path, statSync(path).size - bytes);
};

test('[LOG-9] the file of Redis became shorter: how much is missing is said, it never works again by itself, and a word is enough', async () => {
  const redis = await startRedis();
  const env = { REDIS_URL: redis.url, LOG_LEVEL: 'warn' };
  const server = await startServer({ env });
  const [chair, steward] = [await crew(server, 'chair'), await crew(server, 'steward')];
  const tap = () => steward.send('CountAtDoor', { delegation: 'D02', heads: 1 });
  for (let times = 0; times < 20; times += 1) expect(codeOf(await tap())).toBe('ok');
  await redis.kill();
  cutFile(redis, 3_000);
  await redis.start();
  await untilSaid(server, 'Less of the record of');
  await chair.until(({ service }) => service?.missing !== undefined, 'what is missing');
  const { missing } = chair.view.service ?? {};
  const commits = missing !== 'file' && missing ? (missing.commits ?? 0) : 0;
  expect(commits).toBeGreaterThan(1);
  for (let times = 0; times < 5; times += 1) expect(codeOf(await tap())).toBe('unavailable');
  expect(chair.view.service?.saving).toBe('failing');
  expect(server.stderr).not.toContain('saving works again');

  await server.kill('SIGKILL');
  const said = oneSentence(await cannotStart([], { ...env, DATA_DIR: server.dataDir }));
  expect(said).toContain(`${commits} commits, ${22 - commits} to 21, are missing`);
  await server.restart('--go-on-without-it');
  await untilStatus(`${server.url}/readyz`, 200);
  expect((await crew(server, 'chair')).version).toBe(21 - commits);
  await server.restart();
});

/** One assembly in a shared log that nobody can read: it is named, once, and hides none that comes after it. */
import { expect, test } from 'vitest';
import { openRedisLog } from '../../../server/log/redis-log.ts';
import { BrokenLog } from '../../../server/log/log.ts';
import { readPlanFile } from '../../../server/plan-file/plan-file.ts';
import { Rooms } from '../../../server/night/rooms.ts';
import { untilSaid, untilStatus } from '../../support/programs/many-nodes.ts';
import { startRedis } from '../../support/programs/redis-server.ts';
import { startServer } from '../../support/programs/server.ts';

test('an assembly that can’t be read is named once on running nodes, and those opened after it are found', async () => {
  const redis = await startRedis();
  const node = await startServer({ env: { REDIS_URL: redis.url, LOG_LEVEL: 'warn' } });
  await redis.tool(async (client) => {
    await client.xAdd('assembly-night:{broken}:commits', '1-0', { head: 'x', commits: 'rubbish' });
    await client.zAdd('assembly-night:assemblies', { score: 0, value: 'broken' });
  });
  await untilSaid(node, 'an assembly can’t be opened here');

  const log = await openRedisLog({ url: redis.url, replicas: 0 });
  const reading = await readPlanFile('tests/plans/smallest.json');
  if (!reading.ok) throw new Error('The smallest plan has mistakes');
  const elsewhere = new Rooms(log, Date.now);
  await elsewhere.openPlan(reading.plan);
  const code = elsewhere.byId('small')?.room.state.people.joinCode ?? '';
  await untilStatus(`${node.url}/j/${code}/qr.svg`, 200);
  expect(node.stderr.match(/an assembly can’t be opened here/g)).toHaveLength(1);
  expect(node.stderr).toContain('The record of “broken” was changed outside the program');

  await expect(new Rooms(log, Date.now).openAll()).rejects.toBeInstanceOf(BrokenLog);
  await elsewhere.close();
  await log.close();
});

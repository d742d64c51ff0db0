/** A Redis that comes back without its data: no node says that all is well, and whoever comes in again does so by the keys of today. */
import { expect, test } from 'vitest';
import { codeOf, join, refusalAt } from '../../support/programs/client.ts';
import { untilSaid, untilStatus } from '../../support/programs/many-nodes.ts';
import { startRedis } from '../../support/programs/redis-server.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const smallest = 'tests/plans/smallest.json';

const chairAt = ({ url }: RunningServer, from: RunningServer) =>
  join(url, 'chair', { assembly: from.assembly.id, pass: from.pass('chair') });

test('[LOG-8] [LOG-9] Redis came back empty: that is said, not that saving works, even where it is begun anew; gone on with, nobody of before is let in', async () => {
  const redis = await startRedis(['--appendonly', 'no']);
  const env = { REDIS_URL: redis.url, LOG_LEVEL: 'warn' };
  const stays = await startServer({ plan: smallest, env });
  const old = { assembly: stays.assembly.id, pass: stays.pass('chair') };
  const chair = await chairAt(stays, stays);
  const guest = await join(stays.url, 'phone', { assembly: stays.assembly.code });
  expect(codeOf(await guest.send('CheckIn', { delegation: 'D01', party: 2 }))).toBe('ok');

  await redis.kill();
  await chair.until(({ service }) => service?.saving === 'failing', 'the bad news');
  const told = chair.views.length;
  await redis.start();
  await untilSaid(stays, 'commit 2 is missing');
  const since = chair.views.slice(told).flatMap(({ slices }) => slices.service ?? []);
  expect(since.filter(({ saving }) => saving === 'ok')).toEqual([]);
  expect(stays.stderr).not.toContain('saving works again');
  expect(codeOf(await guest.send('CheckIn', { delegation: 'D01', party: 3 }))).toBe('unavailable');
  guest.leave();

  const other = await startServer({ plan: smallest, env });
  await untilSaid(stays, 'Less of the record of “small” was found than was known');
  expect(await refusalAt(chairAt(stays, stays))).toEqual({ code: 'unavailable' });
  expect((await fetch(`${stays.url}/readyz`)).status).toBe(503);
  expect(stays.stderr).not.toContain('saving works again');

  await stays.kill('SIGKILL');
  await stays.restart('--go-on-without-it');
  await untilStatus(`${stays.url}/readyz`, 200);
  expect(await refusalAt(join(stays.url, 'chair', old))).toEqual({ code: 'no-such-pass' });
  const [here, there] = [await chairAt(stays, other), await chairAt(other, other)];
  expect(here.view.links).toEqual(there.view.links);
  expect(JSON.stringify(here.view.links)).toContain(other.pass('chair'));
  expect((await fetch(`${stays.url}/a/small/record.json`)).status).toBe(200);
});

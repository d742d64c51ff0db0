/** A plan that is changed before its night begins: the node that is started with it takes the others along. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, join } from '../support/client.ts';
import { startRedis } from '../support/redis-server.ts';
import { newFolder } from '../support/server-process.ts';
import { startServer, type RunningServer } from '../support/server.ts';

const SMALLEST = new URL('../plans/smallest.json', import.meta.url);

const chairAt = ({ url }: RunningServer, first: RunningServer) =>
  join(url, 'chair', { assembly: first.assembly.id, pass: first.pass('chair') });

test('a plan changed before its night has begun replaces the old one on every node, and the links stay good', async () => {
  const redis = await startRedis();
  const plan = path(newFolder('plan'), 'plan.json');
  writeFileSync(plan, readFileSync(SMALLEST));
  const env = { REDIS_URL: redis.url };
  const first = await startServer({ plan, env });
  const chair = await chairAt(first, first);
  const before = chair.view.night;
  const text = readFileSync(plan, 'utf8');
  const title = /"title": "([^"]*)"/.exec(text)?.[1] ?? '';
  writeFileSync(plan, text.replace(title, 'Another title'));

  const second = await startServer({ plan, env });
  await chair.until(({ night }) => JSON.stringify(night) !== JSON.stringify(before), 'the changed plan');
  expect(JSON.stringify(chair.view.night)).toContain('Another title');
  expect(second.assembly.code).toBe(first.assembly.code);
  const there = await chairAt(second, first);
  const guest = await join(first.url, 'phone', { assembly: first.assembly.code });
  const delegation = 'D01';
  expect(codeOf(await guest.send('CheckIn', { delegation, party: 2 }))).toBe('ok');
  await there.until(({ turnout }) => turnout?.total.phoneHeads === 2, 'the phone, here too');
  const again = await join(second.url, 'phone', {
    assembly: first.assembly.code,
    phone: guest.token ?? '',
  });
  expect(again.mine?.checkIn).toEqual({ delegation, party: 2 });
});

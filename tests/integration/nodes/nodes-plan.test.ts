/** A plan that is changed before its night begins: the node that is started with it takes the others along. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, join } from '../../support/programs/client.ts';
import { startRedis } from '../../support/programs/redis-server.ts';
import { newFolder } from '../../support/programs/server-process.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const SMALLEST = new URL('../../plans/smallest.json', import.meta.url);

const chairAt = ({ url }: RunningServer, first: RunningServer) =>
  join(url, 'chair', { assembly: first.assembly.id, pass: first.pass('chair') });

/** A node on the smallest plan; and that plan under another title. */
const nodeAndChange = async () => {
  const redis = await startRedis();
  const plan = path(newFolder('plan'), 'plan.json');
  const text = readFileSync(SMALLEST, 'utf8');
  writeFileSync(plan, text);
  const env = { REDIS_URL: redis.url };
  const first = await startServer({ plan, env });
  const change = (): Promise<RunningServer> => {
    writeFileSync(plan, text.replace(/"title": "[^"]*"/, '"title": "Another title"'));
    return startServer({ plan, env });
  };
  return { first, change };
};

test('a plan changed before its night has begun replaces the old one on every node, and the links stay good', async () => {
  const { first, change } = await nodeAndChange();
  const before = await chairAt(first, first);

  const second = await change();
  await before.untilGone();
  const chair = await chairAt(first, first);
  expect(chair.view.night?.title).toBe('Another title');
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

test('a phone that was here before the change comes in anew, and counts once wherever it goes', async () => {
  const { first, change } = await nodeAndChange();
  const assembly = first.assembly.code;
  const here = await join(first.url, 'phone', { assembly });
  const token = here.token ?? '';
  const second = await change();
  await here.untilGone();

  const back = await join(first.url, 'phone', { assembly, phone: token });
  expect(codeOf(await back.send('CheckIn', { delegation: 'D01', party: 2 }))).toBe('ok');
  const there = await join(second.url, 'phone', { assembly, phone: token });
  await there.until((_, { mine }) => mine?.checkIn?.party === 2, 'its own word');
  expect(codeOf(await there.send('CheckIn', { delegation: 'D01', party: 2 }))).toBe('ok');
  const chair = await chairAt(second, first);
  expect(chair.view.turnout?.total).toMatchObject({ phoneHeads: 2 });
});

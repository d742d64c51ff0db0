/** What nodes on one Redis tell each other of who is connected, and what of it is believed. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRedisPresenceBus } from '../../server/sockets/redis-presence-bus.ts';
import type { PresenceView } from '../../shared/views/crew.ts';
import { startRedis, type RedisServer } from '../support/programs/redis-server.ts';

const SOON = { timeout: 5_000, interval: 20 };
const here: PresenceView = {
  phones: 3,
  phonesCheckedIn: 2,
  devices: { chair: 1, recorder: 0, verifier: 0, timekeeper: 0, steward: 2, screen: 1, stage: 0 },
  passes: { P1: 1 },
};

let redis: RedisServer;
const client = () => createClient({ url: redis.url });
let stranger: ReturnType<typeof client>;

beforeAll(async () => {
  redis = await startRedis();
  stranger = client();
  await stranger.connect();
});
afterAll(() => stranger?.destroy());

/** A node, and what it has last heard of the others. */
const node = (assembly: string, url = redis.url) => {
  const refused: string[] = [];
  const presenceBus = openRedisPresenceBus(url, ({ message }) => refused.push(message));
  const heard: (readonly PresenceView[])[] = [];
  const channel = presenceBus.join(assembly, (others) => heard.push(others));
  return { channel, presenceBus, refused, heard, last: () => heard.at(-1) };
};

/** What a user of Redis called `node` may do. */
const may = (...rights: string[]) => stranger.sendCommand(['ACL', 'SETUSER', 'node', ...rights]);

describe('nodes on one Redis', () => {
  test('hear who is connected at the other, and that it leaves', async () => {
    const [one, two] = [node('A'), node('A')];
    two.channel.send(here);
    await expect.poll(one.last, SOON).toEqual([here]);
    two.channel.leave();
    await expect.poll(one.last, SOON).toEqual([]);
    for (const { channel, presenceBus } of [one, two]) {
      channel.leave();
      presenceBus.close();
    }
  });

  test('one that falls silent is gone within five seconds', async () => {
    const [one, two] = [node('B'), node('B')];
    two.channel.send(here);
    await expect.poll(one.last, SOON).toEqual([here]);
    two.presenceBus.close();
    await expect.poll(one.last, SOON).toEqual([]);
    one.channel.leave();
    one.presenceBus.close();
  });

  test('nobody is gone because Redis is: whoever hears nobody knows nothing new', async () => {
    const away = await startRedis();
    const [one, two] = [node('E', away.url), node('E', away.url)];
    two.channel.send(here);
    await expect.poll(one.last, SOON).toEqual([here]);
    await away.kill();
    // Longer than the silence by which a node is gone.
    await pause(5_500);
    expect(one.last()).toEqual([here]);
    await away.start();
    two.channel.send({ ...here, phones: 4 });
    await expect.poll(one.last, SOON).toEqual([{ ...here, phones: 4 }]);
    two.presenceBus.close();
    await expect.poll(one.last, { ...SOON, timeout: 8_000 }).toEqual([]);
    expect(one.heard).toEqual([[here], ...one.heard.slice(1, -1).map(() => [{ ...here, phones: 4 }]), []]);
    one.channel.leave();
    one.presenceBus.close();
  });

  test('one that Redis refuses the channels says so once, and hears the others as soon as it may', async () => {
    await may('on', '>secret', '+@all', '~*', 'resetchannels');
    const [one, two] = [node('D', redis.url.replace('//', '//node:secret@')), node('D')];
    one.channel.send({ ...here, phones: 7 });
    two.channel.send(here);
    await expect.poll(() => one.refused, SOON).toHaveLength(1);
    // Two beats more, at which it asks again.
    await pause(2_200);
    expect(one.refused).toEqual([expect.stringContaining('NOPERM')]);
    expect([one.last(), two.last()]).toEqual([undefined, undefined]);
    await may('&assembly-night:*');
    await expect.poll(one.last, SOON).toEqual([here]);
    await expect.poll(two.last, SOON).toEqual([{ ...here, phones: 7 }]);
    expect([one.refused.length, two.refused]).toEqual([1, []]);
    for (const { channel, presenceBus } of [one, two]) {
      channel.leave();
      presenceBus.close();
    }
  });

  test.each([
    ['no JSON', '{"node":'],
    ['nothing', ''],
    ['a figure below nothing', JSON.stringify({ node: randomUUID(), here: { ...here, phones: -1 } })],
    [
      'a role nobody knows',
      JSON.stringify({ node: randomUUID(), here: { ...here, devices: { oracle: 1 } } }),
    ],
    ['more than this version says', JSON.stringify({ node: randomUUID(), here: { ...here, names: ['x'] } })],
    ['no node', JSON.stringify({ here })],
  ])('%s is not counted, and the node goes on hearing the others', async (_, message) => {
    const [one, two] = [node('C'), node('C')];
    two.channel.send(here);
    await expect.poll(one.last, SOON).toEqual([here]);
    expect(await stranger.publish('assembly-night:{C}:presence', message)).toBe(2);
    two.channel.send({ ...here, phones: 4 });
    await expect.poll(one.last, SOON).toEqual([{ ...here, phones: 4 }]);
    for (const { channel, presenceBus } of [one, two]) {
      channel.leave();
      presenceBus.close();
    }
  });
});

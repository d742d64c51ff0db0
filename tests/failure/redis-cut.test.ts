/** The network between a node and Redis is cut under load, both ways or one; and Redis fails over to its replica. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../shared/wire.ts';
import { openRedisLog } from '../../server/log/redis-log.ts';
import { beginning, type LogCommit } from '../../server/log/log.ts';
import { codeOf, join, type Visitor } from '../support/programs/client.ts';
import { untilStatus } from '../support/programs/many-nodes.ts';
import { expectNothingLost, expectRecordHolds } from '../support/moves/nothing-is-lost.ts';
import { startRedis, type RedisServer } from '../support/programs/redis-server.ts';
import { crew } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import { SteadfastCrowd } from '../support/programs/steadfast-crowd.ts';
import { TcpProxy } from '../support/programs/tcp-proxy.ts';
import { within } from '../support/programs/within.ts';

const PHONES = 20;
/** A question to Redis may take two seconds. */
const TOLD_MS = 5_000;

/** Every line is checked as it is read. */
const recordIn = async ({ url }: RedisServer, assembly: string): Promise<LogCommit[]> => {
  const log = await openRedisLog({ url, replicas: 0 });
  const commits: LogCommit[] = [];
  for await (const commit of log.read(assembly, beginning)) commits.push(commit);
  await log.close();
  return commits;
};

/** Every view on every node, too. */
const expectAllHold = async (
  redis: RedisServer,
  nodes: readonly RunningServer[],
  crowds: readonly SteadfastCrowd[],
  presses: readonly { readonly id: string; readonly reply: Reply }[] = [],
): Promise<void> => {
  for (const crowd of crowds) await crowd.end();
  const said = crowds.flatMap((crowd) => crowd.said);
  for (const node of nodes) {
    const { id } = node.assembly;
    const commits = await recordIn(redis, id);
    const enter = (role: Parameters<typeof crew>[1] | 'phone', code: string): Promise<Visitor> =>
      role === 'phone' ? join(node.url, role, { assembly: code }) : crew(node, role);
    await expectNothingLost({ commits, enter }, said);
    await expectRecordHolds({ commits, enter }, presses);
    expect(commits).toHaveLength(1 + said.length + presses.length);
  }
  for (const crowd of crowds) crowd.goHome();
};

const untilSaving = (chair: Visitor, state: 'ok' | 'failing'): Promise<void> =>
  chair.until(({ service }) => service?.saving === state, `saving to be ${state}`);

describe('the network between a node and Redis', () => {
  let redis: RedisServer;
  let network: TcpProxy;
  let cutOff: RunningServer;
  let other: RunningServer;
  beforeAll(async () => {
    redis = await startRedis();
    network = await TcpProxy.before(redis.url);
    cutOff = await startServer({ env: { REDIS_URL: network.url, LOG_LEVEL: 'silent' } });
    other = await startServer({ env: { REDIS_URL: redis.url, LOG_LEVEL: 'silent' } });
  });

  test('[LOG-5] [LOG-8] cut both ways and one way, again and again: the other node goes on, nothing is lost, nothing counts twice', async () => {
    const [here, there] = [
      await SteadfastCrowd.at(cutOff, PHONES, 100),
      await SteadfastCrowd.at(other, PHONES, 200),
    ];
    const chair = await crew(cutOff, 'chair');
    // What is in the middle of being stored: held up until others have gone on, or stored and never heard of.
    const storing = 'XADD';
    const presses: { id: string; reply: Reply }[] = [];
    const ways = [
      () => network.stall('up', 'down'),
      () => network.stallAt(storing, 'up'),
      () => network.stallAt(storing, 'down'),
      () => network.cut(),
    ];
    for (const [at, cutOneWay] of ways.entries()) {
      const id = randomUUID();
      const press = () =>
        chair.send('StartSegment', { segment: `S0${at + 1}`, from: at ? `S0${at}` : null }, id);

      await Promise.all([here.untilSaid(PHONES), there.untilSaid(PHONES)]);
      cutOneWay();
      await within(TOLD_MS, 'the crew to be told', untilSaving(chair, 'failing'));
      expect((await fetch(`${cutOff.url}/readyz`)).status).toBe(503);
      // By now every try is over, and what was being stored is in doubt.
      expect(codeOf(await press())).toBe('unavailable');
      const before = here.said.length;
      await there.untilSaid(PHONES);
      expect(here.said).toHaveLength(before);
      expect((await fetch(`${other.url}/readyz`)).status).toBe(200);
      network.mend();
      await untilSaving(chair, 'ok');
      await untilStatus(`${cutOff.url}/readyz`, 200);
      presses.push({ id, reply: await press() });
    }
    // Connections that fell silent for ever, where new ones get through, are given up unasked.
    network.forget();
    await Promise.all([here.untilSaid(2 * PHONES), there.untilSaid(PHONES)]);
    chair.leave();
    expect(presses.map(({ reply }) => codeOf(reply))).toEqual(ways.map(() => 'ok'));
    await expectAllHold(redis, [cutOff, other], [here, there], presses);
  });
});

describe('Redis', () => {
  test('[LOG-5] [LOG-8] fails over to its replica under load: what was acknowledged is there, and all goes on by itself', async () => {
    const first = await startRedis();
    const replication = await TcpProxy.before(first.url);
    const second = await startRedis(['--replicaof', `127.0.0.1 ${new URL(replication.url).port}`]);
    // As a balancer, or a name that moves: what nodes call Redis is another machine afterwards.
    const network = await TcpProxy.before(first.url);
    await first.tool(async (tool) => {
      while ((await tool.wait(1, 100)) < 1) await tool.ping();
    });
    const env = { REDIS_URL: network.url, REDIS_REPLICAS: '1', LOG_LEVEL: 'silent' };
    const nodes = [await startServer({ env }), await startServer({ env })] as const;
    const crowds = [
      await SteadfastCrowd.at(nodes[0], PHONES, 300),
      await SteadfastCrowd.at(nodes[1], PHONES, 400),
    ] as const;
    const chairs = await Promise.all(nodes.map((node) => crew(node, 'chair')));
    await Promise.all(crowds.map((crowd) => crowd.untilSaid(PHONES)));

    // The replica falls behind: from now on the first alone has what is said, and so nobody is told that it counts.
    replication.stall('up', 'down');
    await Promise.all(chairs.map((chair) => untilSaving(chair, 'failing')));
    replication.cut();
    await first.kill();
    await second.tool((tool) => tool.sendCommand(['REPLICAOF', 'NO', 'ONE']));
    network.cut();
    network.leadTo(second.url);
    network.mend();
    await startRedis(['--replicaof', `127.0.0.1 ${second.port}`]);
    await Promise.all(chairs.map((chair) => untilSaving(chair, 'ok')));
    await Promise.all(crowds.map((crowd) => crowd.untilSaid(PHONES)));
    for (const node of nodes) expect((await fetch(`${node.url}/readyz`)).status).toBe(200);
    for (const chair of chairs) chair.leave();
    await expectAllHold(second, nodes, crowds);
  });
});

/** A node that dies between storing that a ballot is sealed and destroying its key: the others carry that out. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Keyring, Log } from '../../../server/log/log.ts';
import { keysOf } from '../../../server/log/redis-entry.ts';
import { openRedisLog } from '../../../server/log/redis-log.ts';
import { Rooms } from '../../../server/night/rooms.ts';
import { FaultyLog } from '../../support/night/faulty-log.ts';
import { codeOf } from '../../support/programs/client.ts';
import { startRedis } from '../../support/programs/redis-server.ts';
import { crew } from '../../support/programs/seats.ts';
import { startServer } from '../../support/programs/server.ts';
import { within } from '../../support/programs/within.ts';

/** Of a node that dies when it is to destroy a key. */
class DyingLog extends FaultyLog {
  override readonly keyring: Keyring;

  constructor(log: Log) {
    super(log);
    const { keyring } = log;
    this.keyring = {
      key: (name) => keyring.key(name),
      destroy: () => new Promise(() => {}),
      owed: keyring.owed,
    };
  }
}

test('[BALLOT-18] the key is destroyed by whoever hears that it is to be', async () => {
  const redis = await startRedis();
  const node = await startServer({ env: { REDIS_URL: redis.url } });
  const { id } = node.assembly;
  const chair = await crew(node, 'chair');
  const ballot = 'B1';
  expect(codeOf(await chair.send('OpenBallot', { ballot, question: 'Shall we?', choices: [] }))).toBe('ok');
  expect(codeOf(await chair.send('CloseBallot', { ballot }))).toBe('ok');
  const keys = (): Promise<string[]> =>
    redis.tool(async (tool) =>
      (await tool.hKeys(keysOf(id).keys)).filter((name) => name.includes('/ballot/')),
    );
  expect(await keys()).toHaveLength(1);

  const log = await openRedisLog({ url: redis.url, replicas: 0 });
  const there = new Rooms(new DyingLog(log), Date.now);
  await there.openAll();
  const sealing = { type: 'SealBallot', ballot, id: randomUUID() } as const;
  void there.byId(id)?.room.submit(sealing, { role: 'chair', id: 'a chair there' });
  await chair.until(({ ballots }) => {
    const found = ballots?.ballots.find((one) => one.id === ballot);
    return found?.stage === 'sealed';
  }, 'the seal');
  const looking = async (): Promise<void> => {
    while ((await keys()).length > 0) await pause(10);
  };
  await within(5_000, 'the key to be destroyed', looking());
  await log.close();
});

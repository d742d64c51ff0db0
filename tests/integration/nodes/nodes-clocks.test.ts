/** Nodes whose clocks differ: the operator is told, and what the operator measures is not misled by votes, which bear no hour. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Log } from '../../../server/log/log.ts';
import { openRedisLog } from '../../../server/log/redis-log.ts';
import { Rooms } from '../../../server/night/rooms.ts';
import type { Role } from '../../../shared/kernel/roles.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { untilSaid } from '../../support/programs/many-nodes.ts';
import { startRedis } from '../../support/programs/redis-server.ts';
import { submission } from '../../support/night/rooms.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const AHEAD = 'another node’s clock is ahead of this one’s';
const MINUTE = 60_000;

let here: RunningServer;
let log: Log;
let elsewhere: Rooms;
/** By how much the clock elsewhere is ahead of the one here. */
let aheadMs = 0;
beforeAll(async () => {
  const redis = await startRedis();
  here = await startServer({ env: { REDIS_URL: redis.url, LOG_LEVEL: 'warn' } });
  log = await openRedisLog({ url: redis.url, replicas: 0 });
  elsewhere = new Rooms(log, () => Date.now() + aheadMs);
  await elsewhere.openAll();
});
afterAll(async () => {
  await elsewhere.close();
  await log.close();
});

let serial = 0;
/** Said at the other node; resolves when it is known here. */
const said = async (role: Role, command: CommandInput): Promise<void> => {
  const { room } = elsewhere.byId(here.assembly.id) ?? {};
  const pass = [...(room?.state.people.passes.values() ?? [])].find((one) => one.role === role)?.pass;
  const reply = await room?.submit(submission((serial += 1), command), { role, id: pass ?? 'a-phone' });
  expect(reply).toMatchObject({ ok: true });
  await expect.poll(() => figure('assembly_log_version')).toBe(room?.version);
};

const figure = async (name: string): Promise<number> => {
  const text = await (await fetch(`${here.url}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
};

test('a vote, which bears the hour of its ballot’s opening, is not taken for one that was long on its way', async () => {
  aheadMs = -10 * MINUTE;
  await said('phone', { type: 'CheckIn', delegation: 'D01', party: 2 });
  await said('chair', { type: 'OpenBallot', ballot: 'B1', question: 'Shall we?' });
  aheadMs = 0;
  const before = await figure('assembly_follow_seconds_sum');
  expect(before).toBeGreaterThan(1_199);
  await said('phone', { type: 'CastBallot', ballot: 'B1', choices: ['for'] });
  await said('phone', { type: 'CheckIn', delegation: 'D01', party: 3 });
  expect((await figure('assembly_follow_seconds_sum')) - before).toBeLessThan(60);
});

test('a clock an hour ahead is told, once', async () => {
  expect(here.stderr).not.toContain(AHEAD);
  aheadMs = 60 * MINUTE;
  await said('phone', { type: 'CheckIn', delegation: 'D01', party: 4 });
  await untilSaid(here, AHEAD);
  await said('phone', { type: 'CheckIn', delegation: 'D01', party: 5 });
  expect(here.stderr.split(AHEAD)).toHaveLength(2);
});

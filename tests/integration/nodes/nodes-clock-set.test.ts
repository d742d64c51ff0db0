/** A node whose clock is set: beside others it moves nothing that may have been begun by their clocks, and says so; alone it does. */
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type App } from '../../../server/app.ts';
import { Clock } from '../../../server/clock.ts';
import type { Log } from '../../../server/log/log.ts';
import { openRedisLog } from '../../../server/log/redis-log.ts';
import { HttpListener } from '../../../server/pages/http-listener.ts';
import type { PresenceBus } from '../../../server/sockets/presence-bus.ts';
import { openRedisPresenceBus } from '../../../server/sockets/redis-presence-bus.ts';
import { Machine } from '../../support/night/machine.ts';
import { MINUTE } from '../../support/night/night.ts';
import { join, type Visitor } from '../../support/programs/client.ts';
import { startRedis } from '../../support/programs/redis-server.ts';
import { crew } from '../../support/programs/seats.ts';
import { builtPages } from '../../support/programs/server-process.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const machine = new Machine();
const machineClock = new Clock(machine);

let other: RunningServer;
let log: Log;
let presenceBus: PresenceBus;
let app: App;
let chair: Visitor;
beforeAll(async () => {
  const redis = await startRedis();
  other = await startServer({ env: { REDIS_URL: redis.url } });
  log = await openRedisLog({ url: redis.url, replicas: 0 });
  presenceBus = openRedisPresenceBus(redis.url, () => {});
  const listener = new HttpListener();
  await listener.listen(0, '127.0.0.1');
  app = await openApp({
    listener,
    log,
    plans: [],
    distDir: builtPages(),
    publicUrl: null,
    clock: () => machineClock.now(),
    clockJumps: machineClock,
    logger: pino({ level: 'silent' }),
    presenceBus,
  });
  const url = `http://127.0.0.1:${listener.port}`;
  chair = await join(url, 'chair', { assembly: other.assembly.id, pass: other.pass('chair') });
});
afterAll(async () => {
  await app.close();
  presenceBus.close();
  await log.close();
});

test('[CLOCK-2] beside another node the crew is told that nothing was moved, and nothing is', async () => {
  await crew(other, 'screen');
  await chair.until(({ presence }) => presence?.devices.screen === 1, 'the other node to be known');
  const started = await chair.send('StartSegment', { segment: 'S01', from: null });
  await chair.until(({ agenda }) => agenda?.current === 'S01', 'the first segment');
  const since = chair.view.agenda?.runningSince;
  machine.setClock(20 * MINUTE);
  machineClock.look();
  await chair.until(({ service }) => service?.clock !== undefined, 'the jump to be told');
  expect(chair.view.service?.clock).toEqual({
    at: machine.wall(),
    sleptMs: 0,
    setMs: 20 * MINUTE,
    isShared: true,
  });
  const next = await chair.send('AddTime', { segment: 'S01', seconds: 60 });
  expect(next).toEqual({ ok: true, version: started.ok ? started.version + 1 : 0 });
  await chair.until((_view, { version }) => next.ok && version >= next.version, 'the added time');
  expect(chair.view.agenda?.runningSince).toBe(since);
});

test('[CLOCK-1] the last node there is moves what runs', async () => {
  const since = chair.view.agenda?.runningSince ?? 0;
  await other.stop();
  await chair.until(({ presence }) => presence?.devices.screen === 0, 'the other node to be gone');
  machine.setClock(-20 * MINUTE);
  machineClock.look();
  await chair.until(({ night }) => night?.steppedMs === -20 * MINUTE, 'the step');
  expect(chair.view.agenda?.runningSince).toBe(since - 20 * MINUTE);
  expect(chair.view.service?.clock).not.toHaveProperty('isShared');
});

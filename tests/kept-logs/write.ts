/**
 * `node tests/kept-logs/write.ts tests/kept-logs/2026-11`: plays a whole night on today's program, once on SQLite and once on
 * Redis, and keeps the log with all that is to be seen of it. By hand, before a change that old logs must survive.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../server/log/log.ts';
import { openRedisLog } from '../../server/log/redis-log.ts';
import { openSqliteLog } from '../../server/log/sqlite-log.ts';
import { readPlan } from '../../server/plan-file/plan-file.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { everyEvent } from '../support/night/every-event.ts';
import { freePort } from '../support/programs/ports.ts';
import { needProgram } from '../support/programs/programs.ts';
import { Cast, Clock } from './cast.ts';
import { keep } from './kept.ts';
import { looksOf, openHall, replayed, type Hall, type KeptPhone, type Moment } from './looks.ts';
import { dumped } from './redis-entries.ts';
import { beforeTheStart, rehearse } from './story-before.ts';
import { theAsks } from './story-asks.ts';
import { theHall } from './story-hall.ts';
import { cardIn, plannedBallots, theVotes } from './story-votes.ts';

const SAMPLE = new URL('../../server/sample/thames-valley.yaml', import.meta.url);
const PHONES = 49;

const plan = (): Plan => {
  const reading = readPlan(Buffer.from(readFileSync(SAMPLE, 'utf8') + plannedBallots));
  if (!reading.ok) throw new Error(`The plan has mistakes: ${JSON.stringify(reading.findings)}`);
  return reading.plan;
};

/** One that voted, a group, a visitor, and one with a voting card in its hand. */
const phonesToKeep = async (cast: Cast): Promise<KeptPhone[]> => {
  const [voter, group, visitor, holder] = [0, 45, 44, 3].map((number) => ({ phone: cast.tokenOf(number) }));
  const card = cardIn(await cast.cards());
  return [voter, group, visitor, holder && { ...holder, card }].flatMap((phone) => phone ?? []);
};

interface Night {
  readonly phones: readonly KeptPhone[];
  readonly moments: readonly Pick<Moment, 'what' | 'version'>[];
}

const playOn = async (hall: Hall, clock: Clock): Promise<Night> => {
  const cast = await Cast.gather(hall, clock, PHONES);
  await rehearse(cast);
  await beforeTheStart(cast);
  await theHall(cast);
  await theAsks(cast);
  await theVotes(cast);
  const phones = await phonesToKeep(cast);
  cast.leave();
  return { phones, moments: cast.moments };
};

const play = async (log: Log): Promise<Night> => {
  const clock = new Clock();
  const hall = await openHall(log, () => clock.now, [plan()]);
  const night = await playOn(hall, clock);
  await hall.close();
  return night;
};

/** Opened once more, as after a restart: what is kept is what the stored log comes to. */
const lookInto = async (folder: string, openLog: () => Promise<Log>, night: Night): Promise<void> => {
  const log = await openLog();
  const looks = await looksOf(log, night.phones);
  const { moments, events } = await replayed(log, night.moments);
  await log.close();
  const missing = everyEvent.filter((type) => !events.includes(type));
  if (missing.length > 0) throw new Error(`The story lacks ${missing.join(', ')}`);
  keep(folder, { phones: night.phones, moments, looks });
};

const onSqlite = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const openLog = (): Promise<Log> => openSqliteLog(folder);
  const log = await openLog();
  const night = await play(log);
  await log.close();
  await lookInto(folder, openLog, night);
  rmSync(join(folder, 'writer.lock'), { force: true });
};

const onRedis = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'assembly-night-redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--save', ''];
  const redis = spawn(needProgram('redis-server'), args, { stdio: 'ignore' });
  // Until it listens.
  await pause(500);
  const url = `redis://127.0.0.1:${port}`;
  const openLog = (): Promise<Log> => openRedisLog({ url, replicas: 0 });
  const log = await openLog();
  const night = await play(log);
  await log.close();
  writeFileSync(join(folder, 'redis.ndjson'), await dumped(url));
  await lookInto(folder, openLog, night);
  redis.kill();
  await once(redis, 'exit');
  rmSync(data, { recursive: true });
};

const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('Name the folder: node tests/kept-logs/write.ts tests/kept-logs/2026-11');
await onSqlite(join(folder, 'sqlite'));
await onRedis(join(folder, 'redis'));

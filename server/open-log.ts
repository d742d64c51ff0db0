/** The log that this server is started on, and the witness of how far it reached. */
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { LostCommits } from './log/witness/loss.ts';
import type { Log } from './log/log.ts';
import { openRedisLog, type RedisTarget } from './log/redis-log.ts';
import { lookForLosses } from './log/witness/sqlite-look.ts';
import { openSqliteLog } from './log/sqlite-log.ts';
import { Witness } from './log/witness/witness.ts';
import { WitnessedLog } from './log/witness/witnessed-log.ts';

type Chosen = Pick<Config, 'dataDir' | 'redis' | 'goOnWithoutIt'>;

/** Another Redis, or another database in it, is another log. Neither name nor password is written down. */
const nameOf = ({ url }: RedisTarget): string => {
  const { host, pathname } = new URL(url);
  const where = `${host}${pathname.replace(/^\/?$/, '/0')}`;
  return `redis-${createHash('sha256').update(where).digest('hex').slice(0, 8)}`;
};

/** Throws UnusableStore, and LostCommits before a damaged file was touched. `say`: to whoever started it. */
export const openLog = async (
  { dataDir, redis, goOnWithoutIt }: Chosen,
  logger: Logger,
  say: (text: string) => void,
): Promise<Log> => {
  const witness = new Witness(dataDir, redis ? nameOf(redis) : 'sqlite');
  if (!redis && !goOnWithoutIt) lookForLosses(dataDir, witness);
  const log = redis ? await openRedisLog(redis) : await openSqliteLog(dataDir);
  if (witness.fault !== null)
    logger.warn(
      { err: witness.fault },
      'how far the record reaches can’t be kept beside it: a loss may go unnoticed',
    );
  const trustsFollowed = (redis?.replicas ?? 0) === 0;
  const goOn = goOnWithoutIt ? (loss: LostCommits) => say(`Going on without it. ${loss.what}`) : null;
  return new WitnessedLog({ log, witness, trustsFollowed, goOn });
};

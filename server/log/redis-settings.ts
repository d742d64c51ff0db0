/** What of a Redis's settings could lose the night, in plain words: said at the start, while there is time to mend it. */
import { ErrorReply } from 'redis';
import { RedisConnection, type RedisClient } from './redis-connection.ts';
import type { RedisTarget } from './redis-log.ts';

type Settings = Readonly<Record<string, string>>;

const WATCHED = ['appendonly', 'appendfsync', 'maxmemory-policy'];

/** Null where this user may not ask. */
const settingsOf = async (client: RedisClient): Promise<Settings | null> => {
  try {
    return await client.configGet(WATCHED);
  } catch (fault) {
    if (fault instanceof ErrorReply) return null;
    throw fault;
  }
};

/** How many replicas follow it; null where this user may not ask. */
const replicasOf = async (client: RedisClient): Promise<number | null> => {
  try {
    return Number(/connected_slaves:(\d+)/.exec(String(await client.info('replication')))?.[1] ?? 0);
  } catch (fault) {
    if (fault instanceof ErrorReply) return null;
    throw fault;
  }
};

const ofSettings = (settings: Settings): string[] => {
  const { appendonly, appendfsync } = settings;
  const policy = settings['maxmemory-policy'] ?? '';
  const lines: string[] = [];
  if (appendonly !== 'yes')
    lines.push(
      'it keeps nothing on its disk (appendonly no): when it stops, the night is gone. Set appendonly yes.',
    );
  else if (appendfsync !== 'always')
    lines.push(
      `it acknowledges before it is on the disk (appendfsync ${appendfsync}): a power cut can take the last second. ` +
        'Set appendfsync always where a ballot binds.',
    );
  if (policy !== 'noeviction')
    lines.push(
      `it throws data away when its memory is full (maxmemory-policy ${policy}): a part of the night, or a key. ` +
        'Set maxmemory-policy noeviction.',
    );
  return lines;
};

const ofReplicas = (found: number | null, wanted: number): string[] =>
  found === null || found >= wanted
    ? []
    : [
        `${found} replicas follow it, and REDIS_REPLICAS asks for ${wanted}: nothing can be saved. Start them.`,
      ];

const notAsked =
  'this user may not ask for its settings (CONFIG GET), so nobody looked at them: ' +
  'they should be appendonly yes, appendfsync always, maxmemory-policy noeviction.';

/** One sentence for each. Throws a fault when Redis can't be reached. */
export const risksOf = async ({ url, replicas }: RedisTarget): Promise<string[]> => {
  const connection = new RedisConnection(url);
  try {
    const [settings, found] = await connection.ask((client) =>
      Promise.all([settingsOf(client), replicasOf(client)]),
    );
    const risks = [...(settings ? ofSettings(settings) : [notAsked]), ...ofReplicas(found, replicas)];
    return risks.map((risk) => `REDIS_URL names ${new URL(url).host}: ${risk}`);
  } finally {
    connection.close();
  }
};

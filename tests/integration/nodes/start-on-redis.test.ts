/** npm start with a Redis that can't be used: one clear sentence that says what to do, and never a defect. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cannotStart, oneSentence } from '../../support/programs/cannot-start.ts';
import { startRedis, type RedisServer } from '../../support/programs/redis-server.ts';
import { newFolder } from '../../support/programs/server-process.ts';
import { startServer } from '../../support/programs/server.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
/** Asks Redis to be otherwise, and to be again as it was once that was tried. */
const whileIt = async <Value>(
  is: readonly string[],
  was: readonly string[],
  work: () => Promise<Value>,
): Promise<Value> => {
  await redis.tool((client) => client.sendCommand(is));
  try {
    return await work();
  } finally {
    await redis.tool((client) => client.sendCommand(was));
  }
};
const said = async (env: Readonly<Record<string, string>> = {}): Promise<string> =>
  oneSentence(await cannotStart([], { REDIS_URL: redis.url, ...env }));

describe('a Redis that can’t be used is named, and what to do', () => {
  test('out of memory', async () => {
    const full = ['CONFIG', 'SET', 'maxmemory', '1'];
    const text = await whileIt(full, ['CONFIG', 'SET', 'maxmemory', '0'], said);
    expect(text).toContain(`REDIS_URL names 127.0.0.1:${redis.port}`);
    expect(text).toContain('out of memory; give it more');
  });

  test('a replica, which is only read', async () => {
    const text = await whileIt(['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE'], said);
    expect(text).toContain('name the one that is written to');
  });

  test('fewer replicas than REDIS_REPLICAS asks for', async () => {
    expect(await said({ REDIS_REPLICAS: '1' })).toContain('REDIS_REPLICAS');
  });

  test('a user who may not do what is needed', async () => {
    const user = ['ACL', 'SETUSER', 'guest', 'on', '>secret', '+@all', '~other:*'];
    const url = redis.url.replace('//', '//guest:secret@');
    const text = await whileIt(user, ['ACL', 'DELUSER', 'guest'], () => said({ REDIS_URL: url }));
    expect(text).toContain('this user may not do all that is needed');
    expect(text).not.toContain('secret');
  });

  test('a password that is missing, or another', async () => {
    const locked = await startRedis();
    const { url } = locked;
    await locked.tool((client) => client.sendCommand(['CONFIG', 'SET', 'requirepass', 'right']));
    const text = oneSentence(await cannotStart([], { REDIS_URL: url }));
    expect(text).toContain('it needs a password, as in redis://user:password@host');
    expect(text).not.toContain('HELLO');
    const wrong = url.replace('//', '//:wrong@');
    expect(oneSentence(await cannotStart([], { REDIS_URL: wrong }))).toContain('the password is another');
  });
});

/** What a server says on standard error once it serves. */
const warnings = async (redisUrl: string): Promise<string[]> => {
  const server = await startServer({ env: { REDIS_URL: redisUrl, LOG_LEVEL: 'silent' } });
  await server.stop();
  return server.stderr.split('\n').filter((line) => line !== '');
};

describe('settings of Redis that could lose the night are said at the start', () => {
  test.each<[string, string[], string[]]>([
    ['nothing to say', [], []],
    ['nothing on its disk', ['appendonly', 'no'], ['appendonly no', 'Set appendonly yes']],
    ['late on its disk', ['appendfsync', 'everysec'], ['appendfsync everysec', 'Set appendfsync always']],
    [
      'a full memory',
      ['maxmemory-policy', 'allkeys-lru'],
      ['maxmemory-policy allkeys-lru', 'Set maxmemory-policy noeviction'],
    ],
  ])('%s', async (_what, [name, value], words) => {
    const own = await startRedis(name && value ? [`--${name}`, value] : []);
    const lines = await warnings(own.url);
    expect(lines).toHaveLength(words.length === 0 ? 0 : 1);
    for (const some of words) expect(lines[0]).toContain(some);
    for (const line of lines) expect(line).toContain(`REDIS_URL names 127.0.0.1:${own.port}: `);
    await own.remove();
  });

  test('or that nobody could look', async () => {
    const own = await startRedis();
    const acl = ['ACL', 'SETUSER', 'guest', 'on', '>secret', '+@all', '-config', '~assembly-night:*', '&*'];
    await own.tool((client) => client.sendCommand(acl));
    const [line, ...more] = await warnings(own.url.replace('//', '//guest:secret@'));
    expect(line).toContain('may not ask for its settings');
    expect(line).not.toContain('secret');
    expect(more).toEqual([]);
    await own.remove();
  });
});

describe('with Redis, a DATA_DIR that can’t be made', () => {
  const file = join(newFolder('file'), 'file');
  writeFileSync(file, '');
  test.each([join(file, 'data'), ...(process.platform === 'linux' ? ['/proc/x/y'] : [])])(
    'keeps nobody from serving: %s',
    async (dataDir) => {
      const server = await startServer({ dataDir, env: { REDIS_URL: redis.url, LOG_LEVEL: 'warn' } });
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      expect(server.stderr).toContain('running.json');
    },
  );
});

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

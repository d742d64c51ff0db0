/** Before the logs are replayed the port answers already: alive, not ready; whoever tries again meanwhile is let in when it is. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { HttpListener } from '../../../server/pages/http-listener.ts';
import { Visitor } from '../../support/programs/client.ts';
import { openHouse, type OpenHouse } from '../../support/programs/open-app.ts';
import { startServer } from '../../support/programs/server.ts';
import { newFolder } from '../../support/programs/server-process.ts';
import { within } from '../../support/programs/within.ts';

let house: OpenHouse | null = null;
afterAll(() => house?.close());

test('a server that is replaying says so, and then lets in who waited', async () => {
  const dataDir = newFolder('data');
  const before = await openHouse({ dataDir });
  const { code } = before.assembly;
  await before.close();
  const listener = new HttpListener();
  await listener.listen(0, '127.0.0.1');
  const url = listener.own.replace('localhost', '127.0.0.1');
  const asked = async (path: string): Promise<[number, string]> => {
    const response = await fetch(url + path);
    return [response.status, await response.text()];
  };
  expect(await asked('/healthz')).toEqual([200, 'ok\n']);
  expect(await asked('/readyz')).toEqual([503, 'replaying\n']);
  expect(await asked('/socket.io/?EIO=4&transport=polling')).toEqual([503, 'replaying\n']);

  const early = new Visitor(url, { protocol: 1, assembly: code, as: 'phone' }, { comesBack: true });
  await expect(early.enter()).rejects.toThrow('Not let in: websocket error');
  house = await openHouse({ dataDir, listener });
  await early.until(() => early.mine !== null, 'the phone that came too early to be in');
  expect(await asked('/readyz')).toEqual([200, 'ready\n']);
});

const CALLERS = 2_000;
/** What Linux lets wait; elsewhere the system has words of its own. */
const SOMAXCONN = '/proc/sys/net/core/somaxconn';
const systemAllows = existsSync(SOMAXCONN) ? Number(readFileSync(SOMAXCONN, 'utf8')) : 0;

test.runIf(systemAllows > CALLERS)(
  'a hall that calls while the server is busy is kept waiting by the system, not turned away',
  async () => {
    const server = await startServer();
    const port = Number(new URL(server.url).port);
    process.kill(server.pid, 'SIGSTOP');
    const callers = Array.from({ length: CALLERS }, () => connect(port, '127.0.0.1'));
    try {
      await within(
        10_000,
        'all to be connected',
        Promise.all(callers.map((caller) => once(caller, 'connect'))),
      );
    } finally {
      for (const caller of callers) caller.destroy();
      process.kill(server.pid, 'SIGCONT');
    }
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  },
);

/** So many requests in one piece; with whatever comes back until the connection ends. */
const pipelined = async (port: number, count: number): Promise<number> => {
  const line = connect(port, '127.0.0.1').on('error', () => {});
  await once(line, 'connect');
  let heard = '';
  line.setEncoding('utf8').on('data', (text: string) => (heard += text));
  const ended = new Promise((resolve) => line.once('close', resolve));
  const last = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  line.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(count - 1) + last);
  await within(5_000, 'the connection to end', ended);
  return heard.split('HTTP/1.1 200').length - 1;
};

test('[PEOPLE-12] a heap of requests in one piece is hung up on, a few are answered', async () => {
  const server = await startServer();
  const port = Number(new URL(server.url).port);
  expect(await pipelined(port, 10)).toBe(10);
  expect(await pipelined(port, 1_000)).toBeLessThan(100);
  expect(await pipelined(port, 10)).toBe(10);
});

/** deploy/haproxy.cfg: what is for operators is not reached by the public address, however it is written. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProxy, statusOf } from '../../support/programs/many-nodes.ts';

/** Answers 200 to everything: whatever the public is denied, HAProxy denies. */
const node = createServer((_request, response) => void response.end('yes'));
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve));
  const { port } = node.address() as AddressInfo;
  const address = { url: `http://127.0.0.1:${port}` };
  ({ url } = await startProxy([address, address, address]));
});
afterAll(() => {
  node.closeAllConnections();
  node.close();
});

test.each([
  '/metrics',
  '/metrics/',
  '/METRICS',
  '/Metrics?x',
  '/metrics;x',
  '/readyz',
  '/readyz/',
  '/ReadyZ',
])('%s is denied', async (path) => expect(await statusOf(url + path)).toBe(404));

test.each(['/', '/healthz', '/j/BCDFGH', '/a/tv/chair'])('%s passes', async (path) =>
  expect(await statusOf(url + path)).toBe(200),
);

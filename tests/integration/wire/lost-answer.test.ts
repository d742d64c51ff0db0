/** The page's own link against a server that loses an answer: on the same connection it asks again, under the same id. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterAll, expect, test, vi } from 'vitest';
import { openLink } from '../../../client/link/open-link.ts';
import type { ClientToServer, Reply, ServerToClient } from '../../../shared/wire.ts';

const http = createServer();
const io = new Server<ClientToServer, ServerToClient>(http);
afterAll(async () => {
  await io.close();
  vi.unstubAllGlobals();
});

/** What a browser has around a page, as far as the link looks at it. */
const openPage = async (): Promise<void> => {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  vi.stubGlobal('location', { protocol: 'http:', hostname: '127.0.0.1', port: String(port), host });
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
};

test('an answer that was lost is asked for again, on the same connection, and the command is the same', async () => {
  const heard: [connection: string, command: string][] = [];
  io.on('connection', (socket) => {
    socket.on('time', (reply) => reply(Date.now()));
    socket.on('command', ({ id }, reply: (answer: Reply) => void) => {
      heard.push([socket.id, id]);
      if (heard.length > 1) reply({ ok: true, version: 7 });
    });
  });
  await openPage();
  const store = openLink({ role: 'phone', assembly: 'BCDFGH' });
  const reply = await store.send({ type: 'CheckIn', delegation: 'D02', party: 2 }, 'one-id');
  expect(reply).toEqual({ ok: true, version: 7 });
  expect(heard.map(([, id]) => id)).toEqual(['one-id', 'one-id']);
  expect(heard[1]?.[0]).toBe(heard[0]?.[0]);
  expect(store.waiting).toBe(0);
});

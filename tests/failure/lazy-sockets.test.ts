/** Sockets that are held open and say nothing, or a letter now and then, or are deaf: the hall is served as ever, and they are shown out. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { codeOf, join, type Visitor } from '../support/programs/client.ts';
import { crew, phones } from '../support/programs/seats.ts';
import { expectRecordHolds } from '../support/moves/nothing-is-lost.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import { TcpProxy } from '../support/programs/tcp-proxy.ts';
import { within } from '../support/programs/within.ts';

const MANY = 500;
/** The server's patience with a request's first lines (10 s), with all of it (30 s), and with a phone that is silent (14 s); and a bit. */
const PATIENCE_MS = { head: 14_000, body: 34_000, phone: 18_000 };

const openMany = async (server: RunningServer, opening: string): Promise<Socket[]> => {
  const { hostname, port } = new URL(server.url);
  const sockets = Array.from({ length: MANY }, () => connect(Number(port), hostname).on('error', () => {}));
  for (const socket of sockets) {
    if (socket.connecting) await once(socket, 'connect');
    socket.resume().write(opening);
  }
  return sockets;
};

const dribble = (sockets: readonly Socket[], letter: string): NodeJS.Timeout =>
  setInterval(() => sockets.forEach((socket) => socket.writable && socket.write(letter)), 500);

/** Reset or ended: `once` of node:events would take a reset for a failure. */
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())));
const allClosed = (sockets: readonly Socket[]): Promise<unknown> => Promise.all(sockets.map(closed));

/** A phone arrives, is answered and goes; the chair's answer comes at once. */
const expectServed = async (server: RunningServer, chair: Visitor): Promise<void> => {
  const [tab] = await phones(server, 1);
  expect(
    codeOf((await tab?.send('CheckIn', { delegation: 'D02', party: 1 })) ?? { ok: true, version: 0 }),
  ).toBe('ok');
  const startedAt = performance.now();
  await chair.time();
  expect(performance.now() - startedAt).toBeLessThan(1_000);
};

const line = 'Host: a\r\n';
const post = `POST /j/XXXXXX HTTP/1.1\r\n${line}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000\r\n\r\n`;

describe('sockets that waste time', () => {
  test.each([
    ['nothing at all', '', '', PATIENCE_MS.head],
    ['a header, letter by letter', `GET / HTTP/1.1\r\n${line}X: `, 'x', PATIENCE_MS.head],
    ['a form, letter by letter', post, 'x', PATIENCE_MS.body],
  ])(`${MANY} that say %s`, async (_what, opening, letter, patienceMs) => {
    const server = await startServer();
    const chair = await crew(server, 'chair');
    const sockets = await openMany(server, opening);
    const dribbling = letter === '' ? undefined : dribble(sockets, letter);
    await expectServed(server, chair);
    await within(patienceMs, 'all of them to be shown out', allClosed(sockets));
    clearInterval(dribbling);
    await expectServed(server, chair);
    expect([server.isRunning, server.stderr]).toEqual([true, '']);
    await expectRecordHolds(server, []);
  });

  test('phones that went away without a word are no longer counted soon', async () => {
    const server = await startServer();
    const chair = await crew(server, 'chair');
    const network = await TcpProxy.before(server.url);
    const come = (): Promise<Visitor> => join(network.url, 'phone', { assembly: server.assembly.code });
    const tabs = await Promise.all(Array.from({ length: 100 }, come));
    await chair.until(({ presence }) => presence?.phones === 100, 'all to be here');
    network.stall('up', 'down');
    await expectServed(server, chair);
    await pause(PATIENCE_MS.phone);
    await chair.until(({ presence }) => (presence?.phones ?? 100) <= 2, 'them to be gone');
    for (const tab of tabs) tab.leave();
    expect(server.stderr).toBe('');
    await expectRecordHolds(server, []);
  });
});

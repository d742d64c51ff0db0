/** Fifty hostile clients of each kind for half a minute, each back as soon as it is shown out: the chair is answered, the memory stays. */
import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { PROTOCOL } from '../../shared/wire.ts';
import { residentKb } from '../bench/process-cost.ts';
import { expectRecordHolds } from '../support/moves/nothing-is-lost.ts';
import { codeOf, type Visitor } from '../support/programs/client.ts';
import { figure } from '../support/programs/figures.ts';
import { crew, phone } from '../support/programs/seats.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';
import { within } from '../support/programs/within.ts';

const HOSTILE = fileURLToPath(new URL('../bench/hostile-process.ts', import.meta.url));
const COUNT = 50;
const ROUNDS = 300;
/** What a chair would call at once, with a machine's worst moment; before, it waited for nine seconds. */
const ANSWER_MS = 1_000;
/** What a full hall takes by itself. Before, a minute of this took all there was. */
const MOST_GROWN_KB = 250_000;

let server: RunningServer;
let chair: Visitor;
let attack: ChildProcess | null = null;
beforeEach(async () => {
  server = await startServer();
  chair = await crew(server, 'chair');
});
afterEach(() => attack?.kill('SIGKILL'));

test.each(['lazy', 'junk', 'flood', 'polling'])('[PEOPLE-12] %s', async (kind) => {
  const before = residentKb(server.pid);
  attack = fork(HOSTILE, [kind, String(COUNT), server.url, server.assembly.code]);
  const tab = await phone(server);
  for (let round = 0; round < ROUNDS; round += 1) {
    const count = chair.send('CountAtDoor', { delegation: 'D02', heads: 1 });
    expect(codeOf(await within(ANSWER_MS, 'the chair to be answered', count))).toBe('ok');
    await pause(100);
  }
  expect(codeOf(await tab.send('CheckIn', { delegation: 'D03', party: 1 }))).toBe('ok');
  expect(await figure(server.url, 'assembly_ended_connections_total')).toBeGreaterThan(0);
  expect(residentKb(server.pid) - before).toBeLessThan(MOST_GROWN_KB);
  attack.kill('SIGKILL');
  expect([server.isRunning, server.stderr]).toEqual([true, '']);
  await expectRecordHolds(server, []);
});

test('[PEOPLE-12] a page of the crew that stops reading is let go of, however slowly it asks', async () => {
  const address = `${server.url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const lazy = new WebSocket(address, { perMessageDeflate: false });
  const pass = server.pass('chair');
  const auth = { protocol: PROTOCOL, assembly: server.assembly.id, as: 'chair', pass };
  await new Promise((resolve) =>
    lazy.on('message', (data: Buffer) => {
      if (data.toString().startsWith('0')) lazy.send(`40${JSON.stringify(auth)}`);
      if (data.toString().startsWith('40')) resolve(null);
    }),
  );
  lazy.on('error', () => {});
  lazy.pause();
  const before = residentKb(server.pid);
  const ended = (): Promise<number> => figure(server.url, 'assembly_ended_connections_total{why="unread"}');
  // The system's own buffers take some megabytes first.
  for (let at = 0; (await ended()) === 0 && at < 2_000; at += 1) {
    lazy.send(`42${at}["cards"]`);
    if (at % 100 === 0) lazy.send('3');
    await pause(20);
  }
  expect(await ended()).toBe(1);
  expect(residentKb(server.pid) - before).toBeLessThan(MOST_GROWN_KB);
  expect(await chair.time()).toBeGreaterThan(0);
});

/** SIGTERM: what was said is answered, everybody is told, and the process ends by itself, soon and well. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { runningFilePath } from '../../../server/running-file.ts';
import { codeOf } from '../../support/programs/client.ts';
import { crew, phones } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

/** Far above what it takes, far below any timeout of sockets. */
const SOON_MS = 3_000;

/** A connection without a request, as browsers open them ahead of need. */
const preconnect = async (server: RunningServer): Promise<Socket> => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return socket.on('error', () => {});
};

describe('SIGTERM', () => {
  test('with 50 phones connected: ends with 0, and each phone knows at once', async () => {
    const server = await startServer();
    const tabs = await phones(server, 50);
    const replies = await Promise.all(
      tabs.map((tab) => tab.send('CheckIn', { delegation: 'D02', party: 1 })),
    );
    expect(replies.map(codeOf)).toEqual(tabs.map(() => 'ok'));
    expect(await server.kill('SIGTERM', SOON_MS)).toEqual({ code: 0, signal: null });
    await Promise.all(tabs.map((tab) => tab.untilGone()));
    expect(server.stderr).toBe('');
    expect(existsSync(runningFilePath(server.dataDir))).toBe(false);
    await server.restart();
    expect((await crew(server, 'chair')).view.turnout?.total.phones).toBe(50);
  });

  test('ends as well where running.json can’t be taken away', async () => {
    const server = await startServer();
    const [tab] = await phones(server, 1);
    const file = runningFilePath(server.dataDir);
    rmSync(file);
    mkdirSync(file);
    expect(await server.kill('SIGTERM', SOON_MS)).toEqual({ code: 0, signal: null });
    await tab?.untilGone();
    expect(server.stderr).toContain('running.json');
  });

  test('a second signal changes nothing', async () => {
    const server = await startServer();
    const ended = server.kill('SIGTERM', SOON_MS);
    process.kill(server.pid, 'SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  test('does not wait for a browser’s connection that was opened ahead of need', async () => {
    const server = await startServer();
    const idle = await preconnect(server);
    try {
      expect(await server.kill('SIGTERM', SOON_MS)).toEqual({ code: 0, signal: null });
    } finally {
      idle.destroy();
    }
  });
});

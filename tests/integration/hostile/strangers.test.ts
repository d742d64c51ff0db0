/** What is nobody’s business in the hall: an operator's figures, another site's sockets, what a lent laptop would remember. */
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { passRoles, roleRow } from '../../../shared/kernel/roles.ts';
import { lanAddress } from '../../../server/pages/phone-address.ts';
import { knock, NotLetIn } from '../../support/programs/client.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const PUBLIC = 'https://assembly.example.org';
const OPERATORS = ['/metrics', '/readyz', '/readyz?otherwise=404'];

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ env: { HOST: '0.0.0.0', PUBLIC_URL: PUBLIC } });
});

const local = (): string => `http://127.0.0.1:${new URL(server.ownUrl).port}`;

/** fetch() sets the host by itself. */
const statusOf = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });

const statuses = (base: string, headers?: Readonly<Record<string, string>>): Promise<number[]> =>
  Promise.all(OPERATORS.map((path) => statusOf(base + path, headers)));

describe('the operator’s figures', () => {
  test('are told to programs on this machine, however they name it', async () => {
    const { port } = new URL(local());
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
      expect([host, await statuses(local(), { host })]).toEqual([host, [200, 200, 200]]);
  });

  test.each([
    ['says for whom it asks', { 'x-forwarded-for': '192.168.1.9' }],
    ['says how it was asked', { 'x-forwarded-proto': 'https' }],
    ['names itself', { via: '1.1 proxy' }],
    ['says so by the standard', { forwarded: 'for=192.168.1.9' }],
    ['leaves only the public’s name for the server', { host: 'assembly.example.org' }],
  ])('are not told to what a proxy on this machine hands on, where it %s', async (_what, headers) => {
    expect(await statuses(local(), headers)).toEqual([404, 404, 404]);
    expect(await statusOf(`${local()}/healthz`, headers)).toBe(200);
  });

  const lan = lanAddress(networkInterfaces());
  test.runIf(lan !== null)('are not told to the hall’s network', async () => {
    const { port } = new URL(local());
    const hall = `http://${lan}:${port}`;
    expect(await statuses(hall)).toEqual([404, 404, 404]);
    expect(await statuses(hall, { host: `127.0.0.1:${port}` })).toEqual([404, 404, 404]);
    expect(await statusOf(`${hall}/healthz`)).toBe(200);
    const open = await startServer({ env: { HOST: '0.0.0.0', METRICS: 'everywhere' } });
    expect(await statuses(`http://${lan}:${new URL(open.ownUrl).port}`)).toEqual([200, 200, 200]);
  });

  test('cost little when they are asked for without end, and go on being right', async () => {
    const startedAt = performance.now();
    const texts = await Promise.all(
      Array.from({ length: 300 }, async () => (await fetch(`${local()}/metrics`)).text()),
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    // Each fresh one has a processor time of its own: twenty, and four more in each second.
    const times = texts.map((text) => /^process_cpu_seconds_total (.+)$/m.exec(text)?.[1]);
    expect(new Set(times).size).toBeLessThanOrEqual(21 + 4 * seconds);
    expect(texts.every((text) => text.includes('assembly_saving'))).toBe(true);
  });
});

const comes = async (headers: Readonly<Record<string, string>>, polls: boolean): Promise<boolean> => {
  try {
    (
      await knock(local(), { protocol: 1, assembly: server.assembly.code, as: 'phone' }, { headers, polls })
    ).leave();
    return true;
  } catch (error) {
    if (error instanceof NotLetIn && error.refusal === null) return false;
    throw error;
  }
};

describe('a socket from a page', () => {
  test.each([
    ['WebSockets', false],
    ['long-polling', true],
  ])('of another site is refused, over %s', async (_way, polls) => {
    const foreign = ['https://evil.example', 'null', `${local()}.evil.example`, 'http://127.0.0.1:1', 'x'];
    for (const origin of foreign) expect([origin, await comes({ origin }, polls)]).toEqual([origin, false]);
    for (const origin of [local(), PUBLIC])
      expect([origin, await comes({ origin }, polls)]).toEqual([origin, true]);
    expect(await comes({}, polls)).toBe(true);
  });
});

describe('what a browser keeps', () => {
  test('is nothing of the crew’s pages', async () => {
    const pages = passRoles.flatMap((role) => roleRow(role).pages);
    expect(pages).toContain('pack');
    for (const page of pages) {
      const { headers, status } = await fetch(`${local()}/a/${server.assembly.id}/${page}`);
      // What is not built for these tests isn't there to be kept.
      const kept = status === 404 ? 'nothing' : headers.get('cache-control');
      expect([page, kept]).toEqual([page, page === 'stage' ? 'nothing' : 'no-store']);
    }
  });
});

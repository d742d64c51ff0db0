/** deploy/Caddyfile, run with a certificate of its own making: TLS in front of one node. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../support/browser/browser.ts';
import { needProgram } from '../../support/programs/programs.ts';
import { newFolder } from '../../support/programs/server-process.ts';
import { startServer } from '../../support/programs/server.ts';
import { within } from '../../support/programs/within.ts';

const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** As written, but on a free port, with its own authority, and leaving this machine’s settings alone. */
const configFor = (env: Readonly<Record<string, string>>, folder: string): string => {
  const { stdout, status } = spawnSync(
    needProgram('caddy'),
    ['adapt', '--adapter', 'caddyfile', '--config', 'deploy/Caddyfile'],
    { env, encoding: 'utf8' },
  );
  expect(status).toBe(0);
  const config = z
    .looseObject({
      apps: z.looseObject({ http: z.looseObject({ servers: z.record(z.string(), z.looseObject({})) }) }),
    })
    .parse(JSON.parse(stdout));
  for (const server of Object.values(config.apps.http.servers))
    server['automatic_https'] = { disable_redirects: true };
  config.apps['pki'] = { certificate_authorities: { local: { install_trust: false } } };
  config['admin'] = { disabled: true };
  const file = join(folder, 'caddy.json');
  writeFileSync(file, JSON.stringify(config));
  return file;
};

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}
const ask = (port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((done, reject) => {
    const asked = request(
      { host: 'localhost', port, path, headers, rejectUnauthorized: false },
      (response) => {
        response.resume();
        done({ status: response.statusCode, headers: response.headers });
      },
    );
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      done({ status: response.statusCode, headers: response.headers });
    });
    asked.on('error', reject).end();
  });

test('Caddy ends TLS in front of a node: pages and sockets pass, what is for operators does not', async () => {
  const server = await startServer();
  const [port, folder] = [await freePort(), newFolder('caddy')];
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    DOMAIN: `https://localhost:${port}`,
    NODE: new URL(server.url).host,
  };
  const config = configFor(env, folder);
  const caddy = spawn(needProgram('caddy'), ['run', '--config', config], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.add(caddy);
  let said = '';
  const serving = new Promise<void>((done) => {
    caddy.stderr.on('data', (text) => {
      said += String(text);
      if (
        said.includes('certificate obtained successfully') &&
        said.includes('serving initial configuration')
      )
        done();
    });
  });
  await within(15_000, 'Caddy to serve', serving, () => said);

  const page = await ask(port, `/j/${server.assembly.code}`);
  expect([page.status, page.headers['strict-transport-security']]).toEqual([200, 'max-age=31536000']);
  expect((await ask(port, '/healthz')).status).toBe(200);
  for (const path of ['/metrics', '/metrics/', '/METRICS', '/Metrics?x', '/readyz', '/readyz/', '/ReadyZ'])
    expect([path, (await ask(port, path)).status]).toEqual([path, 404]);
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  expect((await ask(port, '/socket.io/?EIO=4&transport=websocket', upgrade)).status).toBe(101);
  expect(said).not.toContain(server.assembly.code);
});

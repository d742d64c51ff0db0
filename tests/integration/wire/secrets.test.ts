/** What must be forgettable, or must never be known, is neither on the disk nor in what the server prints. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join as pathTo } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { passRoles } from '../../../shared/kernel/roles.ts';
import { join, knock, refusalAt } from '../../support/programs/client.ts';
import { canLimit, fillTheDisk } from '../../support/programs/full-disk.ts';
import { crew, phone, tokenOf } from '../../support/programs/seats.ts';
import { runToEnd } from '../../support/programs/server-process.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';
import { withTool } from '../../support/programs/sqlite-folder.ts';

const FORWARDED = '203.0.113.77';
const OWN_TOKEN = 'a-token-of-the-phones-own-making_1';

/** Everything under DATA_DIR, the write-ahead log included. */
const stored = (dataDir: string): Buffer =>
  Buffer.concat(
    readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) =>
      readFileSync(pathTo(dataDir, name)),
    ),
  );

/** The forms in which a careless program would keep a secret. */
const forms = (secret: string): (string | Buffer)[] => {
  const bytes = Buffer.from(secret, 'base64url');
  const hashed = createHash('sha256').update(secret);
  const digest = hashed.digest();
  return [
    secret,
    bytes,
    bytes.toString('hex'),
    digest,
    digest.toString('base64url'),
    digest.toString('base64'),
  ];
};

/** A busy night: everybody comes, says something, is refused something. */
const busyNight = async (server: RunningServer): Promise<{ tokens: string[]; passes: string[] }> => {
  const headers = { 'x-forwarded-for': FORWARDED, 'x-real-ip': FORWARDED, forwarded: `for=${FORWARDED}` };
  const tabs = [await phone(server, undefined, { headers }), await phone(server, OWN_TOKEN, { headers })];
  for (const tab of tabs) {
    await tab.send('CheckIn', { delegation: 'D02', party: 2 });
    await tab.send('CheckIn', { delegation: 'D99', party: 2 });
    await tab.sendRaw({ id: 'no uuid', type: tokenOf(tab) });
  }
  const chair = await crew(server, 'chair', { headers });
  await chair.send('IssuePass', { role: 'recorder', name: 'Wen' });
  await chair.send('ChangeJoinCode', {});
  for (const role of passRoles) (await crew(server, role, { headers })).leave();
  const wrong = { assembly: server.assembly.id, pass: server.pass('screen') };
  await refusalAt(join(server.url, 'chair', wrong, { headers }));
  await refusalAt(knock(server.url, { protocol: 9, phone: OWN_TOKEN }, { headers }));
  await fetch(`${server.url}/j/${server.assembly.code}`, { headers });
  return { tokens: tabs.map(tokenOf), passes: passRoles.map((role) => server.pass(role)) };
};

const keyIn = (dataDir: string, name: string): Buffer =>
  withTool(dataDir, (tool) => {
    const key = tool.prepare('SELECT key FROM keyring WHERE name = ?').get(name)?.['key'];
    if (!(key instanceof Uint8Array)) throw new Error(`There is no key ${name}`);
    return Buffer.from(key);
  });
const putKey = (dataDir: string, name: string, key: Buffer): void =>
  withTool(dataDir, (tool) => {
    tool.prepare('UPDATE keyring SET key = ? WHERE name = ?').run(key, name);
  });

describe('secrets', () => {
  test('no token, no pass and no address is stored or printed, even where everything is logged', async () => {
    const server = await startServer({ env: { LOG_LEVEL: 'trace' } });
    const { tokens, passes } = await busyNight(server);
    const afterAnnouncement = server.stdout.slice(server.stdout.indexOf('\n'));
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const live = stored(server.dataDir);
    await server.stop();
    const places = {
      'the running server’s files': live,
      'the stopped server’s files': stored(server.dataDir),
      'what it printed': Buffer.from(afterAnnouncement + server.stderr),
      'its metrics': Buffer.from(metrics),
    };
    expect(live.includes(server.assembly.code)).toBe(true);
    expect(metrics).toContain('assembly_commands_total');
    // A pass is known in the log by the hash of its secret: that form of it is meant to be there, in hex.
    const secrets = [...tokens.flatMap(forms), ...passes.flatMap(forms), '127.0.0.1', FORWARDED];
    for (const [place, bytes] of Object.entries(places))
      for (const secret of secrets)
        expect(bytes.includes(secret), `${Buffer.from(secret).toString('hex')} in ${place}`).toBe(false);
    const hexOfTokens = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
    for (const hex of hexOfTokens) expect(live.includes(hex)).toBe(false);
  });

  test.runIf(canLimit)(
    'nor where saving fails: each line is JSON that says what, and never who',
    async () => {
      const server = await startServer({ env: { LOG_LEVEL: 'trace' } });
      fillTheDisk(server);
      const { tokens, passes } = await busyNight(server);
      await server.kill('SIGKILL');
      const lines = server.stderr.trim().split('\n');
      const line = z.looseObject({ level: z.int(), time: z.iso.datetime(), msg: z.string() });
      expect(lines.map((text) => line.parse(JSON.parse(text)).msg)).toContain('saving failed');
      for (const secret of [...tokens, ...passes, '127.0.0.1', FORWARDED, hostname()])
        expect(server.stderr).not.toContain(secret);
    },
  );

  test.each(['server', 'tv-pcc-2020/phones', 'tv-pcc-2020/cards'])(
    'of which one bit turned over (%s) are noticed at the start',
    async (name) => {
      const server = await startServer();
      await server.stop();
      const key = keyIn(server.dataDir, name);
      key.writeUInt8(key.readUInt8(11) ^ 4, 11);
      putKey(server.dataDir, name, key);
      const { code, stderr } = await runToEnd(['--json'], { DATA_DIR: server.dataDir });
      expect([code, stderr]).toEqual([
        1,
        `The key “${name}” beside the record was changed outside the program. ` +
          'Put back the last good copy of all the data, keys and record together, or choose another DATA_DIR.\n',
      ]);
    },
  );

  test('that are not those the night was begun with are noticed at the start', async () => {
    const [server, other] = await Promise.all([startServer(), startServer()]);
    await Promise.all([server.stop(), other.stop()]);
    putKey(server.dataDir, 'server', keyIn(other.dataDir, 'server'));
    const { code, stderr } = await runToEnd(['--json'], { DATA_DIR: server.dataDir });
    expect([code, stderr]).toEqual([
      1,
      'The keys beside the record of “tv-pcc-2020” are not those it was begun with, and no link of the crew would open. ' +
        'Put back the last good copy of all the data, keys and record together.\n',
    ]);
  });

  test('only the owner may read the files', async () => {
    const server = await startServer();
    for (const name of readdirSync(server.dataDir))
      expect([name, statSync(pathTo(server.dataDir, name)).mode & 0o077]).toEqual([name, 0]);
  });
});

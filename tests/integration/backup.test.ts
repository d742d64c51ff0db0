/** npm run backup, while the server runs and is written to; and a night that goes on from the copy. */
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../support/programs/client.ts';
import { crew } from '../support/programs/seats.ts';
import { newFolder, spawnScript } from '../support/programs/server-process.ts';
import { startServer } from '../support/programs/server.ts';
import { within } from '../support/programs/within.ts';

const backUp = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const spoken = spawnScript('server/backup.ts', args, env);
  const { code } = await within(20_000, 'the copy', spoken.exited);
  return { code, stdout: spoken.stdout, stderr: spoken.stderr };
};

const paths = (links: object): string[] =>
  Object.values(links).map((link: string) => link.replace(/^.*?\/a\//, ''));

describe('npm run backup', () => {
  test('[LOG-10] copies a running night whole, and the copy goes on with the same links, from a commit that was acknowledged', async () => {
    const server = await startServer();
    const steward = await crew(server, 'steward');
    const tap = () => steward.send('CountAtDoor', { delegation: 'D02', heads: 1 });
    for (let times = 0; times < 10; times += 1) expect(codeOf(await tap())).toBe('ok');
    const file = join(newFolder('copy'), 'night.backup');
    const copied = new AbortController();
    const copying = backUp([file], { DATA_DIR: server.dataDir }).finally(() => copied.abort());
    while (!copied.signal.aborted) expect(codeOf(await tap())).toBe('ok');
    const { code, stdout } = await copying;
    expect([code, statSync(file).mode & 0o077]).toEqual([0, 0]);
    const commits = Number(/all (\d+) commits/.exec(stdout)?.[1]);
    expect(commits).toBeGreaterThanOrEqual(11);

    const dataDir = join(newFolder('restored'), 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    copyFileSync(file, join(dataDir, 'assembly-night.sqlite'));
    const restored = await startServer({ dataDir });
    expect(paths(restored.assembly.links)).toEqual(paths(server.assembly.links));
    const chair = await crew(restored, 'chair');
    expect(chair.version).toBe(commits);
    expect(chair.view.turnout?.total.present).toBe(commits - 1);
    const again = await crew(restored, 'steward');
    expect(codeOf(await again.send('CountAtDoor', { delegation: 'D02', heads: 1 }))).toBe('ok');
  });

  test('replaces nothing, and says why there is no copy', async () => {
    const folder = newFolder('no-copy');
    const there = join(folder, 'there');
    writeFileSync(there, 'mine');
    const server = await startServer();
    const refused = await backUp([there], { DATA_DIR: server.dataDir });
    expect([refused.code, refused.stderr]).toEqual([1, `${there} is there already. Name another file.\n`]);
    expect(readFileSync(there, 'utf8')).toBe('mine');
    expect((await backUp([join(folder, 'x')], { DATA_DIR: folder })).stderr).toContain(
      'is DATA_DIR another?',
    );
    expect((await backUp([], { DATA_DIR: folder })).stderr).toContain('npm run backup -- FILE');
    const onRedis = { DATA_DIR: folder, REDIS_URL: 'redis://127.0.0.1:1' };
    expect((await backUp([join(folder, 'x')], onRedis)).stderr).toContain('the data are in Redis');
  });
});

/** A real file system of two megabytes, which fills up under load, is emptied, and becomes read-only: nothing is lost, nothing is invented. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join as pathTo } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, join, type Visitor } from '../support/programs/client.ts';
import { Ledger } from '../support/moves/ledger.ts';
import { expectNothingLost } from '../support/moves/nothing-is-lost.ts';
import { crew, phones } from '../support/programs/seats.ts';
import { dice } from '../support/moves/seeded.ts';
import { newFolder, runToEnd } from '../support/programs/server-process.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
const unmount = (folder: string): boolean => spawnSync('umount', ['--lazy', folder]).status === 0;

/** Only root may, and not in every container. */
const canMount = ((): boolean => {
  const folder = newFolder('mount');
  return process.platform === 'linux' && mount('-t', 'tmpfs', 'tmpfs', folder) && unmount(folder);
})();

const PHONES = 60;
const chance = dice(9);

const comesBack = async (server: RunningServer, tabs: readonly Visitor[]): Promise<Visitor[]> => {
  for (const tab of tabs) tab.leave();
  const { code } = server.assembly;
  return Promise.all(
    tabs.map(({ token }) => join(server.url, 'phone', { assembly: code, phone: token ?? '' })),
  );
};

describe.runIf(canMount)('a disk of two megabytes', () => {
  let disk: string;
  beforeEach(() => {
    disk = newFolder('disk');
    mount('-t', 'tmpfs', '-o', 'size=2m,mode=0700', 'tmpfs', disk);
  });
  afterEach(() => unmount(disk));

  test('is filled by somebody else in the middle of a storm, and emptied', async () => {
    const server = await startServer({ dataDir: disk });
    const ledger = new Ledger();
    const tabs = await phones(server, PHONES);
    const chair = await crew(server, 'chair');
    const storm = (): Promise<unknown> =>
      Promise.all(tabs.flatMap((tab) => [0, 1, 2].map(() => ledger.checkIn(tab, chance))));
    const filler = pathTo(disk, 'somebody-elses-film.mp4');
    await storm();
    expect(() => writeFileSync(filler, Buffer.alloc(3_000_000))).toThrow('ENOSPC');
    const during = ledger.said.length;
    await storm();
    await storm();
    const codes = ledger.said.slice(during).map(({ reply }) => (reply ? codeOf(reply) : 'unanswered'));
    expect(codes).toContain('unavailable');
    await chair.until(({ service }) => service?.saving === 'failing', 'the chair to be told');
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);

    rmSync(filler);
    expect(codeOf(await chair.send('StartSegment', { segment: 'S01', from: null }))).toBe('ok');
    await chair.until(({ service }) => service?.saving === 'ok', 'the chair to be told that it works again');
    await server.kill('SIGKILL');
    await server.restart();
    const back = await comesBack(server, tabs);
    await ledger.sayAgain((who) => back.find(({ token }) => token === who));
    await expectNothingLost(server, ledger.said);
  });

  test('is read-only when the server starts: it says so in a sentence, and later goes on where it was', async () => {
    const server = await startServer({ dataDir: disk });
    const ledger = new Ledger();
    const tabs = await phones(server, PHONES);
    await Promise.all(tabs.map((tab) => ledger.checkIn(tab, chance)));
    await server.stop();
    expect(mount('-o', 'remount,ro', disk)).toBe(true);
    const { code, stderr } = await runToEnd(['--json'], { DATA_DIR: disk });
    expect([code, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toMatch(
      /can’t be written \(.*\)\. Make room or give access, or choose another DATA_DIR\./,
    );
    expect(mount('-o', 'remount,rw', disk)).toBe(true);
    await server.restart();
    await expectNothingLost(server, ledger.said);
  });
});

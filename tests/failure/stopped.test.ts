/** The process stands still for twenty seconds, as on a machine that swaps or a virtual one that is moved; then it goes on. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { codeOf, join } from '../support/programs/client.ts';
import { Ledger } from '../support/moves/ledger.ts';
import { expectNothingLost } from '../support/moves/nothing-is-lost.ts';
import { crew } from '../support/programs/seats.ts';
import { dice } from '../support/moves/seeded.ts';
import { startServer } from '../support/programs/server.ts';

const PHONES = 100;
const STILL_MS = 20_000;

test('a server that stands still for 20 s: everybody is back by themselves, and nothing is lost', async () => {
  const server = await startServer();
  const ledger = new Ledger();
  const chance = dice(20);
  const comesBack = { comesBack: true };
  const tabs = await Promise.all(
    Array.from({ length: PHONES }, () =>
      join(server.url, 'phone', { assembly: server.assembly.code }, comesBack),
    ),
  );
  const chair = await crew(server, 'chair', comesBack);
  process.kill(server.pid, 'SIGSTOP');
  const storm = Promise.allSettled(tabs.map((tab) => ledger.checkIn(tab, chance)));
  await pause(STILL_MS);
  process.kill(server.pid, 'SIGCONT');
  const goesOnAt = performance.now();
  await storm;
  for (const one of [...tabs, chair])
    await one.until(() => one.isConnected && one.view.night !== undefined, 'everybody to be back');
  expect(performance.now() - goesOnAt).toBeLessThan(5_000);
  await ledger.sayAgain((who) => tabs.find(({ token }) => token === who));
  await expectNothingLost(server, ledger.said);
  expect(codeOf(await chair.send('StartSegment', { segment: 'S01', from: null }))).toBe('ok');
  await chair.until(({ presence }) => presence?.phones === PHONES, 'nobody to be counted twice, or missing');
  expect(server.stderr).toBe('');
});

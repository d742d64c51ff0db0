/** `npm run rehearse`: a simulated audience whose books agree with the chair's figures, and which never sits among real people. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crew } from '../../support/programs/seats.ts';
import { newFolder, spawnScript } from '../../support/programs/server-process.ts';
import { sayingsUntil, startServer } from '../../support/programs/server.ts';
import { within } from '../../support/programs/within.ts';

const rehearse = (dataDir: string, ...args: string[]) =>
  spawnScript('tests/rehearse.ts', args, { DATA_DIR: dataDir });

test('what it says was acknowledged is what the chair sees, drop-outs and second thoughts included', async () => {
  const server = await startServer();
  const chair = await crew(server, 'chair');
  const run = rehearse(server.dataDir, '--phones', '60', '--seconds', '2', '--seed', '2');
  const told = await sayingsUntil(run, (said) =>
    said.includes('They stay connected')
      ? /(\d+) phones are counted, for (\d+) people; (\d+) of them are visitors, (\d+) wait/.exec(said)
      : null,
  );
  const [phones, heads, visitors, groups] = told.slice(1).map(Number);
  expect(phones).toBe(60);
  expect([visitors, groups].every((some) => (some ?? 0) > 0)).toBe(true);
  const seen = () => {
    const { total, visitors: beside, groups: waiting } = chair.view.turnout ?? {};
    return [
      (total?.phones ?? 0) + (beside?.phones ?? 0),
      (total?.phoneHeads ?? 0) + (beside?.phoneHeads ?? 0),
      beside?.phones,
      waiting?.length,
    ];
  };
  await chair.until(() => seen()[0] === 60, 'all phones to be counted');
  expect(seen()).toEqual([60, heads, visitors, groups]);

  const points = { kind: 'share_points' as const, choices: ['Homes', 'Buses', 'Safety'], points: 5, each: 3 };
  await chair.send('OpenBallot', { ballot: 'B1', question: 'How do we spend the year?', ...points });
  const members = 60 - (visitors ?? 0);
  const voted = () => chair.view.ballots?.ballots[0]?.voted;
  await chair.until(() => voted() === members, 'everybody but the visitors to have voted');
  await sayingsUntil(run, (said) => (said.includes(`Ballot B1: ${members} of`) ? said : null));
  run.child.kill('SIGINT');
  expect(await within(5_000, 'the phones to go home', run.exited)).toMatchObject({ code: 0 });
});

test('without a server it says so, and how to name one', async () => {
  const run = rehearse(newFolder('empty'));
  expect(await within(10_000, 'it to end', run.exited)).toMatchObject({ code: 1 });
  expect(run.stderr).toContain('No server of this folder is running. Start one with npm start');
});

test('the note it reads is gone when the server stops, and names no pass', async () => {
  const server = await startServer();
  const note = join(server.dataDir, 'running.json');
  expect(existsSync(note)).toBe(true);
  await server.stop();
  expect(existsSync(note)).toBe(false);
});

/** While a clock merely runs, nothing is sent: clients count by themselves. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { codeOf } from '../../support/programs/client.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer } from '../../support/programs/server.ts';

/** The only wait for nothing in these tests: longer than any period at which a program would tick. */
const WHILE_MS = 1_500;

test('a turn runs, and phone, screen, stage and chair receive not one packet', async () => {
  const server = await startServer();
  const [tab, screen, stage] = [
    await phone(server),
    await crew(server, 'screen'),
    await crew(server, 'stage'),
  ];
  const chair = await crew(server, 'chair');
  expect(codeOf(await chair.send('StartSegment', { segment: 'S05', from: null }))).toBe('ok');
  expect(codeOf(await chair.send('StartTurn', {}))).toBe('ok');
  await Promise.all([
    tab.until(({ now }) => now?.speaker !== null, 'the speaker'),
    screen.until(
      ({ scene }) => scene?.scene.kind === 'speaker_clock' && scene.scene.turn !== null,
      'the clock',
    ),
    stage.until(({ stage: seen }) => seen?.turn !== null, 'the turn'),
    chair.until(({ turn, presence }) => turn?.current !== null && presence?.devices.chair === 1, 'the turn'),
  ]);
  expect(screen.view.scene).toMatchObject({ scene: { turn: { runningSince: expect.any(Number) } } });

  const all = [tab, screen, stage, chair];
  const before = all.map(({ packets }) => packets.length);
  await pause(WHILE_MS);
  expect(all.map(({ packets }, at) => packets.slice(before[at]))).toEqual([[], [], [], []]);
  expect(all.map(({ isConnected }) => isConnected)).toEqual([true, true, true, true]);
});

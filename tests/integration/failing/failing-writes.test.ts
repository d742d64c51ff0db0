/** The disk takes no more: everybody is told so, nothing unsaved is shown, and work goes on when there is room again. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../support/programs/client.ts';
import { canLimit, fillTheDisk, makeRoom } from '../../support/programs/full-disk.ts';
import { Ledger } from '../../support/moves/ledger.ts';
import { expectNothingLost, expectRecordHolds } from '../../support/moves/nothing-is-lost.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const readiness = async ({ url }: RunningServer): Promise<number> => (await fetch(`${url}/readyz`)).status;

describe.runIf(canLimit)('a full disk', () => {
  test('what can’t be saved is refused, is shown to nobody, and is done once when it is sent again', async () => {
    const server = await startServer();
    const [chair, screen, tab] = [
      await crew(server, 'chair'),
      await crew(server, 'screen'),
      await phone(server),
    ];
    expect(codeOf(await tab.send('CheckIn', { delegation: 'D02', party: 2 }))).toBe('ok');
    expect(await readiness(server)).toBe(200);

    fillTheDisk(server);
    const ids = [randomUUID(), randomUUID()] as const;
    const next = () => chair.send('StartSegment', { segment: 'S01', from: null }, ids[0]);
    const move = () => tab.send('CheckIn', { delegation: 'D01', party: 5 }, ids[1]);
    expect([codeOf(await next()), codeOf(await move()), codeOf(await next())]).toEqual([
      'unavailable',
      'unavailable',
      'unavailable',
    ]);
    expect(await readiness(server)).toBe(503);
    const newScreen = await crew(server, 'screen');
    for (const one of [chair, screen, newScreen, tab]) {
      await one.time();
      expect(one.version).toBeLessThanOrEqual(2);
      expect(one.view.night?.startedAt).toBeNull();
    }
    expect(newScreen.view.scene?.scene.kind).toBe('waiting');
    expect(tab.mine?.checkIn).toEqual({ delegation: 'D02', party: 2 });

    makeRoom(server);
    expect([await next(), await move(), await next()]).toEqual([
      { ok: true, version: 3 },
      { ok: true, version: 4 },
      { ok: true, version: 3 },
    ]);
    await screen.until(({ scene }) => scene?.scene.kind === 'welcome', 'the welcome on the screen');
    await chair.until(
      ({ service, turnout }) => service?.saving === 'ok' && turnout?.total.phoneHeads === 5,
      'all well',
    );
    expect(await readiness(server)).toBe(200);

    await server.restart();
    const after = await crew(server, 'chair');
    expect([after.version, after.view.agenda?.current, after.view.turnout?.total.phoneHeads]).toEqual([
      4,
      'S01',
      5,
    ]);
    const [begun, moved] = ids;
    await expectRecordHolds(server, [
      { id: begun, reply: { ok: true, version: 3 } },
      { id: moved, reply: { ok: true, version: 4 } },
    ]);
  });

  test('all of the crew are told with the first write that fails', async () => {
    const server = await startServer();
    const [chair, steward] = [await crew(server, 'chair'), await crew(server, 'steward')];
    fillTheDisk(server);
    expect(codeOf(await chair.send('StartSegment', { segment: 'S01', from: null }))).toBe('unavailable');
    for (const one of [chair, steward])
      await one.until(({ service }) => service?.saving === 'failing', 'the bad news');
  });

  test('a server killed meanwhile starts again with everything that was acknowledged', async () => {
    const server = await startServer();
    const steward = await crew(server, 'steward');
    const ledger = new Ledger();
    expect(await ledger.countAtDoor(steward)).toMatchObject({ ok: true });
    fillTheDisk(server);
    expect(await ledger.countAtDoor(steward)).toMatchObject({ refusal: { code: 'unavailable' } });
    await server.kill('SIGKILL');
    await server.restart();
    const back = await crew(server, 'steward');
    expect(back.view.turnout?.total.present).toBe(1);
    await ledger.sayAgain(() => back);
    await expectNothingLost(server, ledger.said);
  });
});

/** Connections that are cut without a goodbye come back by themselves, and have the whole view again. */
import { describe, expect, test } from 'vitest';
import { reads } from '../../../shared/night/rights.ts';
import { codeOf } from '../../support/programs/client.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer } from '../../support/programs/server.ts';

const isWhole = (slices: object, role: 'phone' | 'screen'): boolean =>
  reads[role].every((name) => Object.hasOwn(slices, name));

describe('a lost connection', () => {
  test('of a phone and of the screen: back with everything, what changed meanwhile included', async () => {
    const server = await startServer();
    const chair = await crew(server, 'chair');
    const tab = await phone(server, undefined, { comesBack: true });
    const screen = await crew(server, 'screen', { comesBack: true });
    await tab.send('CheckIn', { delegation: 'D02', party: 4 });

    const seen = { phone: tab.views.length, screen: screen.views.length };
    tab.mine = null;
    tab.drop();
    screen.drop();
    expect(codeOf(await chair.send('StartSegment', { segment: 'S01', from: null }))).toBe('ok');
    await tab.until(({ now }) => now?.state === 'on', 'the phone to be back');
    await screen.until(({ scene }) => scene?.scene.kind === 'welcome', 'the screen to be back');

    for (const [role, visitor] of [
      ['phone', tab],
      ['screen', screen],
    ] as const) {
      const whole = visitor.views.slice(seen[role]).some(({ slices }) => isWhole(slices, role));
      expect([role, whole]).toEqual([role, true]);
    }
    await tab.until(() => tab.mine?.checkIn?.party === 4, 'the phone to be told what it said');
    await chair.until(
      ({ presence }) => presence?.phones === 1 && presence.devices.screen === 1,
      'each to be counted once',
    );
    expect(codeOf(await tab.send('CheckIn', { delegation: 'D02', party: 5 }))).toBe('ok');
    await chair.until(({ turnout }) => turnout?.total.phoneHeads === 5, 'the phone to be the same phone');
  });

  test('of all of a crowd at once: each is back as itself, and nobody is counted twice', async () => {
    const server = await startServer();
    const chair = await crew(server, 'chair');
    const tabs = await Promise.all(
      Array.from({ length: 40 }, () => phone(server, undefined, { comesBack: true })),
    );
    await Promise.all(tabs.map((tab, at) => tab.send('CheckIn', { delegation: 'D02', party: 1 + (at % 8) })));
    const seen = tabs.map(({ views }) => views.length);
    for (const tab of tabs) {
      tab.mine = null;
      tab.drop();
    }
    await Promise.all(
      tabs.map(async (tab, at) => {
        await tab.until(() => tab.views.length > (seen[at] ?? 0), 'a phone to be back');
        await tab.until(() => tab.mine?.checkIn?.party === 1 + (at % 8), 'a phone to be itself');
      }),
    );
    await chair.until(({ presence }) => presence?.phones === tabs.length, 'all to be present');
    await chair.until(({ turnout }) => turnout?.total.phones === tabs.length, 'all to be counted');
    expect(chair.view.turnout?.total.phoneHeads).toBe(tabs.reduce((sum, _, at) => sum + 1 + (at % 8), 0));
  });
});

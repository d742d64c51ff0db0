/** One assembly on three nodes: any role on any node, and each node as good as the others. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeOf, join, refusalAt } from '../../support/programs/client.ts';
import { ManyNodes, untilStatus } from '../../support/programs/many-nodes.ts';
import { tokenOf } from '../../support/programs/seats.ts';
import { startServer } from '../../support/programs/server.ts';
import { within } from '../../support/programs/within.ts';

let many: ManyNodes;
beforeAll(async () => {
  many = await ManyNodes.start();
});
const urls = (): string[] => many.nodes.map(({ url }) => url);

describe('nodes that start at once', () => {
  test('open one assembly, with the same code and the same links', () => {
    const said = many.nodes.map(({ assembly: { id, code, links } }) => ({
      id,
      code,
      paths: Object.values(links).map((link) => new URL(link).pathname + new URL(link).hash),
    }));
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
  });
});

describe('any role on any node', () => {
  test('[LOG-4] what the chair does on one is seen on all, and each phone counts once', async () => {
    const [one = '', two = '', three = ''] = urls();
    const chair = await many.crew('chair', one);
    const recorder = await many.crew('recorder', two);
    const steward = await many.crew('steward', three);
    const guest = await many.phone(three);
    const from = chair.view.agenda?.current ?? null;
    expect(codeOf(await chair.send('StartSegment', { segment: 'S02', from }))).toBe('ok');
    await recorder.until(({ agenda }) => agenda?.current === 'S02', 'the segment that is on');
    expect(codeOf(await guest.send('CheckIn', { delegation: 'D02', party: 3 }))).toBe('ok');
    expect(codeOf(await steward.send('CountAtDoor', { delegation: 'D07', heads: 4 }))).toBe('ok');
    await chair.until(
      ({ turnout }) => turnout?.total.phoneHeads === 3 && turnout.total.present >= 4,
      'the whole turnout',
    );
    for (const visitor of [chair, recorder, steward, guest]) visitor.leave();
  });

  test('[LOG-3] a command sent again to another node gets the same answer, and takes effect once', async () => {
    const [one = '', two = ''] = urls();
    const guest = await many.phone(one);
    const id = randomUUID();
    const said = await guest.send('CheckIn', { delegation: 'D03', party: 2 }, id);
    guest.leave();
    const again = await many.phone(two, tokenOf(guest));
    expect(await again.send('CheckIn', { delegation: 'D03', party: 2 }, id)).toEqual(said);
    const { commits } = await many.record();
    expect(commits.filter((commit) => commit.id === id)).toHaveLength(1);
    again.leave();
  });

  test('a page learns what its phone said to another node', async () => {
    const [one = '', two = ''] = urls();
    const here = await many.phone(one);
    const there = await many.phone(two, tokenOf(here));
    await here.send('CheckIn', { delegation: 'D04', party: 5 });
    await there.until((_, { mine }) => mine?.checkIn !== null, 'the other page’s word');
    expect(there.mine?.checkIn).toEqual({ delegation: 'D04', party: 5 });
    for (const visitor of [here, there]) visitor.leave();
  });

  test('a pass that is withdrawn on one node opens none of them', async () => {
    const [one = '', two = '', three = ''] = urls();
    const chair = await many.crew('chair', one);
    const stages = await Promise.all([many.crew('stage', two), many.crew('stage', three)]);
    const pass = chair.view.crew?.passes.find(({ role }) => role === 'stage')?.id ?? '';
    expect(codeOf(await chair.send('RevokePass', { pass }))).toBe('ok');
    await Promise.all(stages.map((stage) => stage.untilGone()));
    expect(await refusalAt(many.crew('stage', two))).toEqual({ code: 'pass-revoked' });
    chair.leave();
  });

  test('[SHOW-8] the chair is told who is connected to any of them, and who no longer is', async () => {
    const [one = '', two = '', three = ''] = urls();
    const chair = await many.crew('chair', one);
    const here = (phones: number, screens: number) =>
      chair.until(
        ({ presence }) => presence?.phones === phones && presence.devices.screen === screens,
        `${phones} phones and ${screens} screens`,
      );
    await here(0, 0);
    const phones = await Promise.all([one, two, three, three].map((url) => many.phone(url)));
    const screens = await Promise.all([two, three].map((url) => many.crew('screen', url)));
    await here(4, 2);
    for (const visitor of [...phones.slice(2), ...screens.slice(1)]) visitor.leave();
    await here(2, 1);
    expect(chair.view.presence?.devices.chair).toBe(1);
    for (const visitor of [chair, ...phones, ...screens]) visitor.leave();
  });

  test('an assembly that one node opens later is found on the others', async () => {
    const more = await startServer({
      plan: 'tests/plans/smallest.json',
      env: { REDIS_URL: many.redis.url },
    });
    const code = more.assemblies.find(({ id }) => id === 'small')?.code ?? '';
    await untilStatus(`${many.nodes[1].url}/j/${code}/qr.svg`, 200);
    const guest = await join(many.nodes[1].url, 'phone', { assembly: code });
    expect(codeOf(await guest.send('CheckIn', { delegation: 'D01', party: 1 }))).toBe('ok');
    guest.leave();
    await more.stop();
  });
});

describe('the balancer', () => {
  test('keeps a phone that polls on one node, by a cookie that names only the node', async () => {
    const polling = await Promise.all(
      Array.from({ length: 6 }, () => many.phone(undefined, undefined, { polls: true })),
    );
    for (const tab of polling)
      expect(codeOf(await tab.send('CheckIn', { delegation: 'D05', party: 1 }))).toBe('ok');
    expect(polling.every(({ isConnected }) => isConnected)).toBe(true);
    for (const tab of polling) tab.leave();
    const { headers } = await fetch(`${many.url}/`);
    expect(headers.get('set-cookie')).toMatch(/^node=n[123]; path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('shows nobody the operator’s figures', async () => {
    expect((await fetch(`${many.url}/metrics`)).status).toBe(404);
  });
});

describe('Redis away', () => {
  test('[LOG-5] [LOG-8] the crew is told at once, nothing is acknowledged, and all goes on by itself', async () => {
    const chair = await many.crew('chair');
    const guest = await many.phone();
    const before = (await many.record()).commits.length;
    await many.redis.kill();
    await within(
      3_000,
      'the bad news',
      chair.until(({ service }) => service?.saving === 'failing', 'the bad news'),
    );
    const id = randomUUID();
    expect(codeOf(await guest.send('CheckIn', { delegation: 'D06', party: 2 }, id))).toBe('unavailable');
    await Promise.all(urls().map((url) => untilStatus(`${url}/readyz`, 503)));
    const late = await many.crew('screen');
    expect([chair, guest, late].every(({ isConnected }) => isConnected)).toBe(true);

    await many.redis.start();
    await chair.until(({ service }) => service?.saving === 'ok', 'the good news');
    await Promise.all(urls().map((url) => untilStatus(`${url}/readyz`, 200)));
    expect((await many.record()).commits).toHaveLength(before);
    expect(codeOf(await guest.send('CheckIn', { delegation: 'D06', party: 2 }, id))).toBe('ok');
    for (const visitor of [chair, guest, late]) visitor.leave();
  });

  test('[LOG-8] while it hangs, too', async () => {
    const chair = await many.crew('chair');
    many.redis.signal('SIGSTOP');
    try {
      await chair.until(({ service }) => service?.saving === 'failing', 'the bad news');
      expect(codeOf(await chair.send('CountAtDoor', { delegation: 'D08', heads: 1 }))).toBe('unavailable');
    } finally {
      many.redis.signal('SIGCONT');
    }
    await chair.until(({ service }) => service?.saving === 'ok', 'the good news');
    chair.leave();
  });
});

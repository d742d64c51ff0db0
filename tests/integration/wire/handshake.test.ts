/** Who is let in, who is refused and why, and whose connection ends when a pass or the code changes. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { passRoles } from '../../../shared/kernel/roles.ts';
import { codeOf, join, knock, refusalAt, type Visitor } from '../../support/programs/client.ts';
import { crew, phone, tokenOf } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

let server: RunningServer;
const open = async (): Promise<void> => {
  server = await startServer();
};

const refusedWith = async (auth: Readonly<Record<string, unknown>>): Promise<string | null> =>
  (await refusalAt(knock(server.url, auth)))?.code ?? null;

/** As an operator sees them, by reason. */
const refusedHandshakes = async (): Promise<ReadonlyMap<string, number>> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const lines = text.matchAll(/^assembly_refused_handshakes_total\{reason="([^"]*)"\} (\d+)$/gm);
  return new Map([...lines].map(([, reason = '', count]) => [reason, Number(count)]));
};

const newCode = async (chair: Visitor): Promise<string> => {
  const before = chair.view.crew?.joinCode;
  await chair.send('ChangeJoinCode', {});
  await chair.until(({ crew: passes }) => passes?.joinCode !== before, 'another join code');
  return chair.view.crew?.joinCode ?? '';
};

describe('a handshake', () => {
  beforeAll(open);

  test('is refused for a reason that says what is wrong', async () => {
    const { id, code } = server.assembly;
    const pass = server.pass('chair');
    const cases: [Record<string, unknown>, string][] = [
      [{}, 'wrong-protocol'],
      [{ protocol: 2, assembly: code, as: 'phone' }, 'wrong-protocol'],
      [{ protocol: '1', assembly: code, as: 'phone' }, 'wrong-protocol'],
      [{ protocol: 1, as: 'phone' }, 'malformed'],
      [{ protocol: 1, assembly: '', as: 'phone' }, 'malformed'],
      [{ protocol: 1, assembly: 'x'.repeat(61), as: 'phone' }, 'malformed'],
      [{ protocol: 1, assembly: { id }, as: 'phone' }, 'malformed'],
      [{ protocol: 1, assembly: code, as: 'mayor' }, 'malformed'],
      [{ protocol: 1, assembly: code, as: '__proto__' }, 'malformed'],
      [{ protocol: 1, assembly: id, as: 'chair', pass: 7 }, 'malformed'],
      [{ protocol: 1, assembly: id, as: 'chair', pass: 'x'.repeat(201) }, 'malformed'],
      [{ protocol: 1, assembly: 'nowhere', as: 'phone' }, 'no-such-assembly'],
      [{ protocol: 1, assembly: '__proto__', as: 'phone' }, 'no-such-assembly'],
      [
        JSON.parse(`{"protocol":1,"assembly":"${code}","as":"phone","__proto__":{"as":"chair"}}`),
        'malformed',
      ],
      [{ protocol: 1, assembly: code, as: 'phone', constructor: {} }, 'malformed'],
      [{ protocol: 1, assembly: code, as: 'chair', pass }, 'no-such-assembly'],
      [{ protocol: 1, assembly: 'nowhere', as: 'chair', pass }, 'no-such-assembly'],
      [{ protocol: 1, assembly: id, as: 'chair' }, 'no-such-pass'],
      [{ protocol: 1, assembly: id, as: 'chair', pass: '' }, 'no-such-pass'],
      [{ protocol: 1, assembly: id, as: 'chair', pass: `${pass}x` }, 'no-such-pass'],
    ];
    const before = await refusedHandshakes();
    for (const [auth, code_] of cases) expect([auth, await refusedWith(auth)]).toEqual([auth, code_]);
    const after = await refusedHandshakes();
    const told = Map.groupBy(cases, ([, reason]) => reason);
    for (const [reason, all] of told)
      expect([reason, (after.get(reason) ?? 0) - (before.get(reason) ?? 0)]).toEqual([reason, all.length]);
    expect([...after.keys()].toSorted()).toEqual([...told.keys()].toSorted());
  });

  test('[PEOPLE-11] as a phone takes the code alone: never the id that stands in every record’s address', async () => {
    const { id, code } = server.assembly;
    for (const typed of [id, id.toUpperCase(), ` ${id}`])
      expect(await refusedWith({ protocol: 1, assembly: typed, as: 'phone' })).toBe('no-such-assembly');
    for (const path of [`/j/${id}`, `/j/${id}/qr.svg`, `/j/${id.toUpperCase()}`]) {
      const response = await fetch(server.url + path);
      const text = await response.text();
      expect([path, response.status, text.includes(code)]).toEqual([path, 404, false]);
    }
    const token = 'x'.repeat(22);
    const body = new URLSearchParams({ delegation: 'D02', party: '1', form: token, phone: token });
    const sent = await fetch(`${server.url}/j/${id}`, { method: 'POST', body });
    expect([sent.status, (await sent.text()).includes(code)]).toEqual([404, false]);
  });

  test('with the pass of one role lets nobody in as another', async () => {
    for (const own of passRoles)
      for (const other of passRoles) {
        const auth = { protocol: 1, assembly: server.assembly.id, as: other, pass: server.pass(own) };
        const expected = own === other ? null : 'no-such-pass';
        expect([own, other, await refusedWith(auth)]).toEqual([own, other, expected]);
      }
  });

  test('[PEOPLE-4] takes the code as people type it', async () => {
    const { code } = server.assembly;
    for (const typed of [code.toLowerCase(), ` ${code.slice(0, 3)} ${code.slice(3)} `])
      expect(await refusedWith({ protocol: 1, assembly: typed, as: 'phone' })).toBeNull();
  });

  test('knows a phone by its token, and gives a new one to whoever brings none that is any good', async () => {
    const tab = await phone(server);
    const token = tokenOf(tab);
    await tab.send('CheckIn', { delegation: 'D02', party: 2 });
    const again = await phone(server, token);
    expect(again.mine).toMatchObject({ checkIn: { delegation: 'D02', party: 2 } });
    expect(again.mine).not.toHaveProperty('token');
    for (const bad of ['short', 'x'.repeat(65), `${token}!`, 7, null, { token }, [token]]) {
      const stranger = await knock(server.url, {
        protocol: 1,
        assembly: server.assembly.code,
        as: 'phone',
        phone: bad,
      });
      await stranger.until(() => stranger.mine !== null, 'what this phone has said');
      expect(stranger.mine).toEqual({ version: 2, token: expect.any(String), checkIn: null, ballots: {} });
      expect(stranger.token).not.toBe(token);
    }
  });
});

describe('a pass that is taken back', () => {
  beforeEach(open);

  test('ends its connections at once and lets nobody in again; all others stay', async () => {
    const [chair, screen] = [await crew(server, 'chair'), await crew(server, 'screen')];
    const stewards = [await crew(server, 'steward'), await crew(server, 'steward')];
    const tab = await phone(server);
    const pass = chair.view.crew?.passes.find(({ role }) => role === 'steward')?.id ?? '';

    expect(codeOf(await chair.send('RevokePass', { pass }))).toBe('ok');
    for (const steward of stewards) await steward.untilGone();
    const auth = { protocol: 1, assembly: server.assembly.id, as: 'steward', pass: server.pass('steward') };
    expect(await refusedWith(auth)).toBe('pass-revoked');
    for (const other of [chair, screen, tab]) {
      expect(await other.time()).toBeGreaterThan(0);
      expect(other.isConnected).toBe(true);
    }
    await server.restart();
    expect(await refusedWith(auth)).toBe('pass-revoked');
  });

  test('may not be the last chair’s', async () => {
    const chair = await crew(server, 'chair');
    const chairs = chair.view.crew?.passes.filter(({ role }) => role === 'chair') ?? [];
    const replies = [];
    for (const { id: pass } of chairs.toReversed())
      replies.push(codeOf(await chair.send('RevokePass', { pass })));
    expect(replies).toEqual([...chairs.slice(1).map(() => 'ok'), 'last-chair']);
    expect(await chair.time()).toBeGreaterThan(0);
  });
});

describe('another join code', () => {
  beforeEach(open);

  test('shuts out new phones with the old one; whoever has checked in stays and comes back', async () => {
    const { code } = server.assembly;
    const [guest, looker] = [await phone(server), await phone(server)];
    await guest.send('CheckIn', { delegation: 'D02', party: 2 });
    const chair = await crew(server, 'chair');
    const changed = await newCode(chair);

    expect(await refusedWith({ protocol: 1, assembly: code, as: 'phone' })).toBe('code-changed');
    const lookerAgain = { protocol: 1, assembly: code, as: 'phone', phone: tokenOf(looker) };
    expect(await refusedWith(lookerAgain)).toBe('code-changed');
    expect(codeOf(await guest.send('CheckIn', { delegation: 'D02', party: 3 }))).toBe('ok');
    guest.drop();
    const back = await join(server.url, 'phone', { assembly: code, phone: tokenOf(guest) });
    expect(back.mine?.checkIn).toEqual({ delegation: 'D02', party: 3 });
    expect(await refusedWith({ protocol: 1, assembly: changed, as: 'phone' })).toBeNull();
  });

  test('is the one on the next start, and the old one still says that it changed', async () => {
    const { code } = server.assembly;
    const changed = await newCode(await crew(server, 'chair'));
    await server.restart();
    expect(server.assembly.code).toBe(changed);
    expect(await refusedWith({ protocol: 1, assembly: code, as: 'phone' })).toBe('code-changed');
  });
});

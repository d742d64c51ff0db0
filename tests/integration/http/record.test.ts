/** The record over HTTP: for anybody, packed, asked for again cheaply, and with nothing that is nobody's business. */
import { beforeAll, describe, expect, test } from 'vitest';
import { recordFile, recordPage } from '../../../shared/views/record-file.ts';
import { verify } from '../../../server/verify/verify.ts';
import type { Visitor } from '../../support/programs/client.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

let server: RunningServer;
let chair: Visitor;
beforeAll(async () => {
  server = await startServer();
  chair = await crew(server, 'chair');
});

const get = (rest: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/a/${server.assembly.id}/record${rest}`, { headers });
const fileNow = async () => {
  const text = await (await get('.json')).text();
  return { text, ...recordFile.parse(JSON.parse(text)) };
};

describe('the record over HTTP', () => {
  test('[RECORD-3] is there before, during and after the night, and follows it within seconds', async () => {
    expect((await fileNow()).record.night.state).toBe('waiting');
    const segment = chair.view.agenda?.segments[0]?.id ?? '';
    await chair.send('StartSegment', { segment, from: null });
    await expect.poll(async () => (await fileNow()).record.night.state, { timeout: 10_000 }).toBe('on');
  });

  test('[RECORD-3] is not made for each who asks: those who ask together get the same', async () => {
    const before = (await fileNow()).version;
    const all = await Promise.all(
      Array.from({ length: 20 }, async () => {
        await chair.send('ShowScene', { scene: 'holding' });
        await chair.send('FollowAgenda', {});
        return (await fileNow()).version;
      }),
    );
    expect(new Set(all).size).toBeLessThanOrEqual(2);
    expect(Math.max(...all)).toBeGreaterThanOrEqual(before);
  });

  test('[RECORD-6] holds when it is checked, over the wire as on the disk', async () => {
    const { text } = await fileNow();
    expect(verify(text)).toMatchObject({ outcome: 'holds', findings: { all: [] } });
  });

  test('its page loads without the chain, and neither of them twice', async () => {
    const answer = await get('.json?part=page');
    const page = recordPage.parse(await answer.json());
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(page.record.assembly.id).toBe(server.assembly.id);
    const again = await get('.json?part=page', {
      'If-None-Match': answer.headers.get('etag') ?? '',
      // Without it, fetch asks for everything anew whatever it has.
      'Cache-Control': 'max-age=0',
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('comes packed to whoever takes it so, and plain to whoever does not', async () => {
    const [packed, plain] = [await get('.json'), await get('.json', { 'Accept-Encoding': 'identity' })];
    expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual([
      'gzip',
      null,
    ]);
    expect(packed.headers.get('content-type')).toMatch(/^application\/json/);
  });

  test('its tables are CSV, by name', async () => {
    for (const table of ['answers', 'turnout', 'spoken', 'order', 'ballots', 'breakdowns', 'receipts']) {
      const answer = await get(`.csv?table=${table}`);
      expect([table, answer.status]).toEqual([table, 200]);
      expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
      expect(answer.headers.get('content-disposition')).toContain(`${server.assembly.id}-${table}.csv`);
    }
    expect((await get('.csv?table=passes')).status).toBe(404);
    expect((await get('.csv?table=constructor')).status).toBe(404);
  });

  test('of an assembly that nobody knows there is none, and none under a join code', async () => {
    for (const id of ['nowhere', server.assembly.code])
      for (const rest of ['', '.json', '.csv'])
        expect([rest, (await fetch(`${server.url}/a/${id}/record${rest}`)).status]).toEqual([rest, 404]);
  });

  test('[RECORD-4] holds no join code, no phone, no secret, and no vote’s commit', async () => {
    const visitor = await phone(server);
    await visitor.send('CheckIn', { delegation: 'D01', party: 3 });
    await chair.send('OpenBallot', { ballot: 'B', question: 'Shall we?' });
    await visitor.send('CastBallot', { ballot: 'B', choices: ['for'] });
    await chair.send('CloseBallot', { ballot: 'B' });
    await chair.send('RevealBallot', { ballot: 'B' });
    await expect.poll(async () => (await fileNow()).record.ballots.length, { timeout: 10_000 }).toBe(1);
    const { text, chain } = await fileNow();
    const secrets = [
      server.assembly.code,
      server.pass('chair'),
      visitor.token ?? '?',
      'CheckedIn',
      'BallotCast',
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(chain.some((entry) => entry.includes('BallotSealed'))).toBe(true);
    expect(verify(text).outcome).toBe('holds');
  });
});

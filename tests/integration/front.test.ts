/** Before the logs are replayed the port answers already: alive, not ready; whoever tries again meanwhile is let in when it is. */
import { afterAll, expect, test } from 'vitest';
import { Front } from '../../server/front.ts';
import { Visitor } from '../support/client.ts';
import { openHouse, type OpenHouse } from '../support/open-app.ts';

let house: OpenHouse | null = null;
afterAll(() => house?.close());

test('a server that is replaying says so, and then lets in who waited', async () => {
  const front = new Front();
  await front.listen(0, '127.0.0.1');
  const url = front.own.replace('localhost', '127.0.0.1');
  const asked = async (path: string): Promise<[number, string]> => {
    const response = await fetch(url + path);
    return [response.status, await response.text()];
  };
  expect(await asked('/healthz')).toEqual([200, 'ok\n']);
  expect(await asked('/readyz')).toEqual([503, 'replaying\n']);
  expect(await asked('/socket.io/?EIO=4&transport=polling')).toEqual([503, 'replaying\n']);

  const early = new Visitor(url, { protocol: 1, assembly: 'tv-pcc-2020', as: 'phone' }, { comesBack: true });
  await expect(early.enter()).rejects.toThrow('Not let in: websocket error');
  house = await openHouse({ front });
  await early.until(() => early.mine !== null, 'the phone that came too early to be in');
  expect(await asked('/readyz')).toEqual([200, 'ready\n']);
});

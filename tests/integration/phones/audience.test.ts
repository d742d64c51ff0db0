/** What is for all phones of a hall reaches each of them whole, whatever its size and however the phone is connected; nobody else waits for the last. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Audience } from '../../../server/sockets/audience.ts';
import type { ViewMessage } from '../../../shared/wire.ts';
import { within } from '../../support/programs/within.ts';

/** A view whose notice is so many letters long. */
const view = (letters: number): ViewMessage => ({
  version: letters,
  now: 0,
  slices: { place: { address: 'ŵ'.repeat(letters) } },
});

let server: Server;
let url = '';
const audience = new Audience<Socket>();

beforeEach(async () => {
  const http = createServer();
  server = new Server(http, { perMessageDeflate: false });
  server.on('connection', (socket) => {
    audience.add(socket);
    socket.once('disconnect', () => audience.delete(socket));
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

describe('an audience', () => {
  test.each(['websocket', 'polling'])(
    'is shown views of every size, in their order, over %s',
    async (transport) => {
      // Each length of a frame's head: one byte, three, nine.
      const sizes = [1, 300, 80_000, 2];
      const phone = io(url, { transports: [transport] });
      const seen: ViewMessage[] = [];
      const all = new Promise<void>((resolve) =>
        phone.on('view', (message: ViewMessage) => {
          seen.push(message);
          if (seen.length === sizes.length) resolve();
        }),
      );
      await within(
        2_000,
        'the phone to connect',
        new Promise<void>((resolve) => phone.on('connect', resolve)),
      );
      for (const size of sizes) await audience.show(view(size));
      await within(5_000, 'all views', all, () => `${seen.length} came`);
      expect(seen).toEqual(sizes.map(view));
      phone.disconnect();
    },
  );

  test('is shown a view row by row: others get their turn before the last has it', async () => {
    const hall = new Audience<{ conn: { write(packet: string): void } }>();
    const reached: string[] = [];
    for (let number = 0; number < 1_000; number += 1)
      hall.add({ conn: { write: (packet) => void reached.push(packet) } });
    const shown = hall.show(view(1));
    const whenOthersWereHeard = await new Promise<number>((resolve) =>
      setImmediate(() => resolve(reached.length)),
    );
    await shown;
    expect(whenOthersWereHeard).toBeLessThan(1_000);
    expect(reached).toHaveLength(1_000);
    expect(new Set(reached).size).toBe(1);
  });
});

/** A process of hostile clients, `KIND COUNT URL CODE`: each comes back as soon as it is shown out, until the process is ended. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { PROTOCOL } from '../../shared/wire.ts';
import { Polling } from '../support/programs/polling.ts';

const [kind = '', count = '', url = '', assembly = ''] = process.argv.slice(2);
const auth = { protocol: PROTOCOL, assembly, as: 'phone' };

/** Beyond this it waits until some of it has gone: it is the server's memory that is tried, not this process's. */
const MOST_WAITING = 1_000_000;
const AT_ONCE = 200;
/** Anybody may try again so soon. */
const AGAIN_MS = 100;

const command = (body: object): string => `420${JSON.stringify(['command', body])}`;
const malformed = command({ id: 'x', type: 'CheckIn' });
const valid = (): string =>
  command({ id: randomUUID(), type: 'CheckIn', delegation: 'D02', party: 1 + Math.floor(Math.random() * 8) });

/** In turn: what is no packet is the end of the connection, so there is most of what is one. */
const junk = ['3', '3', '42["x",{"a":[1,2,3]}]', '42["time"]', '4299["here"]', '3', '43999["x"]'];

/** What a kind sends, and whether it reads. */
const kinds: Readonly<Record<string, { readonly next: (at: number) => string; readonly reads: boolean }>> = {
  lazy: { next: () => malformed, reads: false },
  junk: { next: (at) => junk[at % junk.length] ?? '3', reads: true },
  flood: { next: valid, reads: true },
};

const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`);
      if (text === '2') socket.send('3');
      if (text.startsWith('40')) resolve();
      if (text.startsWith('44')) reject(new Error(text));
    });
    for (const end of ['close', 'error']) socket.on(end, () => reject(new Error('closed')));
  });

const overWebSocket = async ({ next, reads }: (typeof kinds)[string]): Promise<void> => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  });
  await opened(socket);
  if (!reads) socket.pause();
  for (let at = 0; socket.readyState === WebSocket.OPEN; at += AT_ONCE) {
    for (let said = 0; said < AT_ONCE; said += 1) socket.send(next(at + said));
    // Who doesn't read hears no ping, and says nevertheless that it lives.
    socket.send('3');
    await pause(socket.bufferedAmount > MOST_WAITING ? 20 : 1);
  }
};

/** Requests as fast as they are answered, each full of packets; every second one never comes in at all. */
const overPolling = async (): Promise<void> => {
  const isStranger = Math.random() < 0.5;
  const polling = await (isStranger ? Polling.begin(url) : Polling.enter(url, auth));
  const packets = Array.from({ length: AT_ONCE }, () => (isStranger ? '3' : malformed));
  while ((await polling.send(packets)) === 200);
};

const hostile = async (): Promise<never> => {
  const way = kinds[kind];
  for (;;) {
    try {
      await (way ? overWebSocket(way) : overPolling());
    } catch {
      // Turned away, or shown out: as it should be.
    }
    await pause(AGAIN_MS);
  }
};

// Whoever started it is gone: so is this.
process.once('disconnect', () => process.exit());
for (let at = 0; at < Number(count); at += 1) void hostile();

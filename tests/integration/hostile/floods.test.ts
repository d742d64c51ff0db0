/** Clients that send without end, or don't read: told once, then not heard, then put out, and nobody else notices. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { io } from 'socket.io-client';
import { PROTOCOL } from '../../../shared/wire.ts';
import { codeOf, knock, refusalAt, type Visitor } from '../../support/programs/client.ts';
import { figure } from '../../support/programs/figures.ts';
import { Polling } from '../../support/programs/polling.ts';
import { rawSocket, type RawSocket } from '../../support/programs/raw-socket.ts';
import { crew, phone, tokenOf } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';
import { within } from '../../support/programs/within.ts';

/** Ten times what it takes. */
const PUT_OUT_MS = 10_000;

let server: RunningServer;
let chair: Visitor;
beforeAll(async () => {
  server = await startServer();
  chair = await crew(server, 'chair');
});

const auth = (token?: string): object => ({
  protocol: PROTOCOL,
  assembly: server.assembly.code,
  as: 'phone',
  ...(token ? { phone: token } : {}),
});
const junk = (ack: number): string => `42${ack}["command",{"id":"x","type":"CheckIn"}]`;
const many = (count: number): string[] => Array.from({ length: count }, (_, at) => junk(at));

const replies = ({ heard }: Pick<RawSocket, 'heard'>): string[] =>
  heard.filter((packet) => packet.startsWith('43'));
const dropped = (): Promise<number> => figure(server.url, 'assembly_dropped_packets_total');
const ended = (why: 'flood' | 'unread'): Promise<number> =>
  figure(server.url, `assembly_ended_connections_total{why="${why}"}`);

/** The server's answer to what comes last: everything before it has been dealt with. */
const countEnded = async (why: 'flood' | 'unread', during: () => Promise<unknown>): Promise<number> => {
  const before = await ended(why);
  await during();
  return (await ended(why)) - before;
};

const expectOthersServed = async (): Promise<void> => {
  expect(await chair.time()).toBeGreaterThan(0);
  const tab = await phone(server);
  expect(codeOf(await tab.send('CheckIn', { delegation: 'D02', party: 1 }))).toBe('ok');
};

describe('a WebSocket that floods', () => {
  test('[PEOPLE-12] is answered as far as its allowance goes, told once, and then not at all', async () => {
    const flooder = await rawSocket(server.url, auth());
    const before = await dropped();
    for (const packet of many(900)) flooder.socket.send(packet);
    while ((await dropped()) < before + 400) await pause(20);
    await expectOthersServed();
    const codes = replies(flooder).map((packet) => /"code":"([a-z-]+)"/.exec(packet)?.[1]);
    expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'malformed'));
    expect(new Set(codes)).toEqual(new Set(['malformed', 'too-fast']));
    // Four hundred, twenty more for each second that this takes, and one told for each time that it is too much again.
    expect(codes.length).toBeLessThan(600);
    expect(flooder.socket.readyState).toBe(WebSocket.OPEN);
  });

  test('[PEOPLE-12] is put out when it goes on, its token for a while too, and nobody else', async () => {
    const token = tokenOf(await phone(server));
    const [flooder, neighbour] = [await rawSocket(server.url, auth(token)), await phone(server)];
    const floods = async (): Promise<void> => {
      for (const packet of many(5_000)) flooder.socket.send(packet);
      await within(PUT_OUT_MS, 'the flooder to be put out', flooder.closed);
    };
    expect(await countEnded('flood', floods)).toBe(1);
    expect(replies(flooder).length).toBeLessThan(600);
    expect((await refusalAt(knock(server.url, { ...auth(token) })))?.code).toBe('too-fast');
    expect(codeOf(await neighbour.send('CheckIn', { delegation: 'D02', party: 2 }))).toBe('ok');
    await expectOthersServed();
  });

  test('[PEOPLE-12] with nothing but pings of its own, or heartbeats, is put out as well', async () => {
    const flooder = await rawSocket(server.url, auth());
    const floods = async (): Promise<void> => {
      for (let at = 0; at < 5_000; at += 1) flooder.socket.send('3');
      await within(PUT_OUT_MS, 'the flooder to be put out', flooder.closed);
    };
    expect(await countEnded('flood', floods)).toBe(1);
    await expectOthersServed();
  });

  test('[PEOPLE-12] before it is let in, is put out too', async () => {
    const stranger = { ...auth(), assembly: 'nowhere' };
    const flooder = await rawSocket(server.url, stranger, '44');
    const floods = async (): Promise<void> => {
      for (let at = 0; at < 5_000; at += 1) flooder.socket.send(`40${JSON.stringify(stranger)}`);
      await within(PUT_OUT_MS, 'the flooder to be put out', flooder.closed);
    };
    expect(await countEnded('flood', floods)).toBe(1);
    await expectOthersServed();
  });

  test('[PEOPLE-12] of a pass ends alone: others with that pass stay in', async () => {
    const colleague = await crew(server, 'steward');
    const ticket = { protocol: PROTOCOL, assembly: server.assembly.id, as: 'steward' };
    const flooder = await rawSocket(server.url, { ...ticket, pass: server.pass('steward') });
    for (const packet of many(10_000)) flooder.socket.send(packet);
    await within(PUT_OUT_MS, 'the flooder to be put out', flooder.closed);
    // They share a pace: it comes back at once.
    const count = async (): Promise<string> =>
      codeOf(await colleague.send('CountAtDoor', { delegation: 'D02', heads: 1 }));
    let code = await count();
    for (let tries = 0; code === 'too-fast' && tries < 20; tries += 1) {
      await pause(50);
      code = await count();
    }
    expect([code, colleague.isConnected]).toEqual(['ok', true]);
  });
});

describe('long-polling that floods', () => {
  test('[PEOPLE-12] is put out after as much as a WebSocket', async () => {
    const flooder = await Polling.enter(server.url, auth());
    expect(await flooder.send(many(900))).toBe(200);
    const { packets } = await flooder.ask();
    const answered = packets.filter((packet) => packet.startsWith('43'));
    expect(answered.length).toBeGreaterThan(20);
    expect(answered.length).toBeLessThan(600);
    await flooder.send(many(900));
    expect(await flooder.send([junk(1)])).toBe(400);
    await expectOthersServed();
  });

  test('[PEOPLE-12] with thousands of packets in one request is put out unread', async () => {
    const flooder = await Polling.enter(server.url, auth());
    await flooder.send(Array.from({ length: 30_000 }, () => '3'));
    expect(await flooder.send([junk(1)])).toBe(400);
    await expectOthersServed();
  });

  test('[PEOPLE-12] by connections that never come in, makes room for the next ones', async () => {
    const opened: Polling[] = [];
    for (let at = 0; at < 1_200; at += 100)
      opened.push(...(await Promise.all(Array.from({ length: 100 }, () => Polling.begin(server.url)))));
    const [first, last] = [opened.at(0), opened.at(-1)];
    expect([await first?.send(['3']), await last?.send(['3'])]).toEqual([400, 200]);
    await expectOthersServed();
  });

  test('[PEOPLE-12] keeps its door when it goes over to a WebSocket', async () => {
    const socket = io(server.url, {
      transports: ['polling', 'websocket'],
      forceNew: true,
      reconnection: false,
      auth: auth(),
    });
    const upgraded = new Promise((resolve) => socket.io.engine.once('upgrade', resolve));
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    await within(5_000, 'the connection to go over to a WebSocket', upgraded);
    const floods = async (): Promise<void> => {
      for (let at = 0; at < 5_000; at += 1) socket.emit('command', { id: randomUUID(), type: 'x' }, () => {});
      await within(PUT_OUT_MS, 'the flooder to be put out', gone);
    };
    expect(await countEnded('flood', floods)).toBe(1);
    await expectOthersServed();
  });
});

describe('whoever doesn’t fetch what was sent to it', () => {
  test('[PEOPLE-12] is let go of at a megabyte', async () => {
    const ticket = { protocol: PROTOCOL, assembly: server.assembly.id, as: 'chair' };
    const lazy = await Polling.enter(server.url, { ...ticket, pass: server.pass('chair') });
    // Within the crew's pace, each answered with the codes of all voting cards, and none of it fetched.
    const asks = async (): Promise<void> => {
      for (let round = 0; round < 4; round += 1)
        await lazy.send(Array.from({ length: 50 }, (_, at) => `42${at}["cards"]`));
      expect((await lazy.ask()).status).toBe(400);
    };
    expect(await countEnded('unread', asks)).toBe(1);
    // It did no harm: it may come back at once.
    expect(await (await crew(server, 'chair')).time()).toBeGreaterThan(0);
  });
});

describe('whoever means well', () => {
  test('[PEOPLE-12] is never hit: a steward’s outbox of two hundred, hundreds of phones at once', async () => {
    // One where nobody else was put out.
    server = await startServer();
    const steward = await crew(server, 'steward');
    const taps = Array.from({ length: 200 }, () =>
      steward.send('CountAtDoor', { delegation: 'D02', heads: 1 }),
    );
    const tabs = await Promise.all(Array.from({ length: 200 }, () => phone(server)));
    const said = tabs.map((tab) => tab.send('CheckIn', { delegation: 'D03', party: 2 }));
    expect(new Set((await Promise.all([...taps, ...said])).map(codeOf))).toEqual(new Set(['ok']));
    expect([await dropped(), await ended('flood'), await ended('unread')]).toEqual([0, 0, 0]);
  });
});

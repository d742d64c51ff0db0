/** A hall full of phones that only look on: whoever is counted comes back, the crew gets in, and a new code empties it. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { codeOf, knock, refusalAt, type Visitor } from '../../support/programs/client.ts';
import { figure } from '../../support/programs/figures.ts';
import { openHouse, type OpenHouse } from '../../support/programs/open-app.ts';
import { crew, phone, phones, tokenOf } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

const ROOM_FOR = 6;

describe('a hall that is full', () => {
  let house: OpenHouse;
  afterEach(() => house.close());

  const counted = async (): Promise<Visitor> => {
    const guest = await house.phone();
    expect(codeOf(await guest.send('CheckIn', { delegation: 'D02', party: 2 }))).toBe('ok');
    return guest;
  };
  const refused = async (): Promise<string | undefined> =>
    (await refusalAt(knock(house.url, { protocol: 1, assembly: house.assembly.code, as: 'phone' })))?.code;

  test('[PEOPLE-13] lets in whoever checked in, and one that only looks on goes for each', async () => {
    house = await openHouse({ mostPhones: () => ROOM_FOR });
    const [first, second] = [await counted(), await counted()];
    first.leave();
    second.leave();
    const chair = await house.crew('chair');
    await chair.until(({ presence }) => presence?.phones === 0, 'both to be gone');
    const lookers: Visitor[] = [];
    for (let at = 0; at < ROOM_FOR; at += 1) lookers.push(await house.phone());
    expect(await refused()).toBe('hall-full');
    const back = await house.phone(tokenOf(first));
    expect(back.mine?.checkIn).toMatchObject({ delegation: 'D02', party: 2 });
    await lookers[0]?.untilGone();
    await house.phone(tokenOf(second));
    await lookers[1]?.untilGone();
    expect(lookers.filter(({ isConnected }) => isConnected)).toHaveLength(ROOM_FOR - 2);
    expect(await refused()).toBe('hall-full');
    await chair.until(
      ({ presence }) => presence?.phones === ROOM_FOR,
      'as many to be here as there is room for',
    );
  });

  test('[PEOPLE-13] is emptied by a new code of those who only look on, and whoever is counted stays', async () => {
    house = await openHouse({ mostPhones: () => ROOM_FOR });
    const [guest, chair] = [await counted(), await house.crew('chair')];
    const lookers = await Promise.all(Array.from({ length: ROOM_FOR - 1 }, () => house.phone()));
    expect(await refused()).toBe('hall-full');
    expect(codeOf(await chair.send('ChangeJoinCode', {}))).toBe('ok');
    for (const looker of lookers) await looker.untilGone();
    expect(codeOf(await guest.send('CheckIn', { delegation: 'D02', party: 3 }))).toBe('ok');
    expect(guest.isConnected).toBe(true);
    const code = chair.view.crew?.joinCode ?? '';
    expect(await refusalAt(knock(house.url, { protocol: 1, assembly: code, as: 'phone' }))).toBeNull();
  });
});

const expectServed = async (server: RunningServer): Promise<void> => {
  for (const path of ['/healthz', '/readyz'])
    expect([path, (await fetch(server.url + path)).status]).toEqual([path, 200]);
  const [chair, second] = [await crew(server, 'chair'), await crew(server, 'chair')];
  expect(codeOf(await chair.send('CountAtDoor', { delegation: 'D02', heads: 1 }))).toBe('ok');
  expect(await second.time()).toBeGreaterThan(0);
};

describe('a process that may have few files open', () => {
  const FILES = 256;
  const idle: Socket[] = [];
  afterEach(() => idle.splice(0).forEach((line) => line.destroy()));

  const hold = async ({ url }: RunningServer, count: number): Promise<void> => {
    const { hostname, port } = new URL(url);
    const lines = Array.from({ length: count }, () => connect(Number(port), hostname).on('error', () => {}));
    idle.push(...lines);
    for (const line of lines) if (line.connecting) await once(line, 'connect');
  };

  test('[PEOPLE-13] lets the crew in, whoever holds connections open, and says that it is so', async () => {
    const server = await startServer({ openFiles: FILES });
    const guest = await phone(server);
    await guest.send('CheckIn', { delegation: 'D02', party: 2 });
    await hold(server, 2 * FILES);
    await expectServed(server);
    expect(guest.isConnected).toBe(true);
    expect(await figure(server.url, 'assembly_crowded_out_total')).toBeGreaterThan(FILES);
    expect(server.stderr.match(/no more open files/g)).toHaveLength(1);
  });

  test('[PEOPLE-13] lets the crew in, however many phones look on, and whoever is counted stays', async () => {
    const server = await startServer({ openFiles: FILES });
    const guest = await phone(server);
    await guest.send('CheckIn', { delegation: 'D02', party: 2 });
    for (let at = 0; at < FILES; at += 32) await phones(server, 32);
    await expectServed(server);
    expect(guest.isConnected).toBe(true);
  });
});

/** A screen whose laptop dies says no goodbye: the chair must know all the same, and soon. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { join, type Visitor } from '../../support/programs/client.ts';
import { openHouse, type OpenHouse } from '../../support/programs/open-app.ts';

const SOON_MS = 5_000;

let house: OpenHouse;
let chair: Visitor;
beforeAll(async () => {
  house = await openHouse();
  chair = await house.crew('chair');
});
afterAll(() => house.close());

/** As a page of the crew does it: once answered, said again. */
const sayHere = (page: Visitor, isAlive: () => boolean): void => {
  page.socket.emit('here', () => {
    if (isAlive()) sayHere(page, isAlive);
  });
};

const devices = (role: 'screen' | 'stage'): number | undefined => chair.view.presence?.devices[role];

test.each(['screen', 'stage'] as const)(
  '[HALL-6] a %s that falls silent is gone within five seconds, and is back once it is heard',
  async (role) => {
    const page = await house.crew(role);
    let isAlive = true;
    sayHere(page, () => isAlive);
    await chair.until(() => devices(role) === 1, `the ${role} to be here`);
    await pause(SOON_MS);
    expect(devices(role)).toBe(1);

    isAlive = false;
    const before = performance.now();
    await chair.until(() => devices(role) === 0, `the ${role} to be missed`);
    expect(performance.now() - before).toBeLessThan(SOON_MS);
    expect(page.isConnected).toBe(true);

    page.socket.emit('here', () => {});
    await chair.until(() => devices(role) === 1, `the ${role} to be back`);
    page.leave();
    await chair.until(() => devices(role) === 0, `the ${role} to have left`);
  },
);

test('[HALL-6] of two screens, one that falls silent leaves one', async () => {
  const [alive, dying] = [await house.crew('screen'), await house.crew('screen')];
  sayHere(alive, () => alive.isConnected);
  dying.socket.emit('here', () => {});
  await chair.until(() => devices('screen') === 2, 'two screens');
  await chair.until(() => devices('screen') === 1, 'one to be missed');
  expect([alive.isConnected, dying.isConnected]).toEqual([true, true]);
  for (const page of [alive, dying]) page.leave();
  await chair.until(() => devices('screen') === 0, 'both to have left');
});

test('[HALL-6] whoever never says “here”, as other programs don’t, is here while connected', async () => {
  const program = await house.crew('screen');
  await chair.until(() => devices('screen') === 1, 'the program to be here');
  await pause(SOON_MS);
  expect(devices('screen')).toBe(1);
  program.leave();
});

test('[HALL-7] what looks on from aside sees what the screens see, and is none of them', async () => {
  await chair.until(() => devices('screen') === 0, 'no screen');
  const overlay = await join(house.url, 'screen', { ...house.ticket('screen'), aside: true });
  expect(overlay.view.scene).toStrictEqual(chair.view.scene);
  const screen = await house.crew('screen');
  await chair.until(() => devices('screen') === 1, 'one screen');
  for (const page of [overlay, screen]) page.leave();
  await chair.until(() => devices('screen') === 0, 'no screen again');
});

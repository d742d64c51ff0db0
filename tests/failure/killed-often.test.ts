/** The server is killed at fifty random moments of one night, under load: whatever was acknowledged by then is there ever after. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { join, type Visitor } from '../support/programs/client.ts';
import { Ledger } from '../support/moves/ledger.ts';
import { expectNothingLost } from '../support/moves/nothing-is-lost.ts';
import { freshSeed } from '../support/moves/nonsense.ts';
import { crew } from '../support/programs/seats.ts';
import { dice, type Dice } from '../support/moves/seeded.ts';
import { startServer, type RunningServer } from '../support/programs/server.ts';

const KILLS = 50;
const PHONES = 40;
/** A phone may say 20 things at once, one of the crew 200; what was open from before is among them. */
const EACH = 18;
const TAPS = 190;
const LONGEST_MS = 400;

const come = (server: RunningServer, token: string): Promise<Visitor> =>
  join(server.url, 'phone', { assembly: server.assembly.code, phone: token });

/** One after the other, each as soon as the one before is answered, until the server is gone. */
const keepTalking = async (tab: Visitor, ledger: Ledger, chance: Dice): Promise<void> => {
  for (let said = 0; said < EACH; said += 1) if ((await ledger.checkIn(tab, chance)) === null) return;
};
const keepTapping = async (steward: Visitor, ledger: Ledger): Promise<void> => {
  for (let taps = 0; taps < TAPS; taps += 1) if ((await ledger.countAtDoor(steward)) === null) return;
};

const seed = freshSeed();
test(`killed ${KILLS} times, seed ${seed}`, async () => {
  const chance = dice(seed);
  const server = await startServer();
  const ledger = new Ledger();
  const tokens = Array.from({ length: PHONES }, (_, at) => `phone-that-is-killed-often-${at}`);
  let cutShort = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const tabs = await Promise.all(tokens.map((token) => come(server, token)));
    const steward = await crew(server, 'steward');
    const visitors = new Map<string, Visitor>(tabs.map((tab) => [tab.token ?? '', tab]));
    await ledger.sayAgain((who) => visitors.get(who) ?? steward);
    const talk = [...tabs.map((tab) => keepTalking(tab, ledger, chance)), keepTapping(steward, ledger)];
    await pause(chance.fraction() * LONGEST_MS);
    await server.kill('SIGKILL');
    await Promise.all(talk);
    cutShort += ledger.said.filter(({ reply }) => reply === null).length;
    await server.restart();
  }
  const tabs = await Promise.all(tokens.map((token) => come(server, token)));
  const steward = await crew(server, 'steward');
  await ledger.sayAgain((who) => tabs.find(({ token }) => token === who) ?? steward);
  await expectNothingLost(server, ledger.said);
  // Each kill found something on its way.
  expect(cutShort).toBeGreaterThan(KILLS);
  expect(ledger.said.length).toBeGreaterThan(KILLS * PHONES);
});

/** The network between phones and server is cut, in both directions or one: what was said counts once, when it is said again. */
import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf, join, type Visitor } from '../../support/programs/client.ts';
import { Ledger } from '../../support/moves/ledger.ts';
import { expectNothingLost } from '../../support/moves/nothing-is-lost.ts';
import { crew } from '../../support/programs/seats.ts';
import { dice } from '../../support/moves/seeded.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';
import { TcpProxy } from '../../support/programs/tcp-proxy.ts';

const PHONES = 40;

let server: RunningServer;
let network: TcpProxy;
let tabs: Visitor[];
let ledger: Ledger;
const chance = dice(5);
beforeEach(async () => {
  server = await startServer();
  network = await TcpProxy.before(server.url);
  ledger = new Ledger();
  const come = (): Promise<Visitor> =>
    join(network.url, 'phone', { assembly: server.assembly.code }, { comesBack: true });
  tabs = await Promise.all(Array.from({ length: PHONES }, come));
});

const speak = () => Promise.all(tabs.map((tab) => ledger.checkIn(tab, chance)));
const backAgain = () =>
  Promise.all(
    tabs.map((tab) => tab.until(() => tab.isConnected && tab.mine !== null, 'the phone to be back')),
  );
const sayAgain = () => ledger.sayAgain((who) => tabs.find(({ token }) => token === who));

describe('a network that is cut', () => {
  test('in both directions, in the middle of a storm', async () => {
    await speak();
    const storm = speak();
    await tabs[0]?.time();
    network.cut();
    await storm;
    network.mend();
    await backAgain();
    await sayAgain();
    expect(ledger.said).toHaveLength(2 * PHONES);
    await expectNothingLost(server, ledger.said);
  });

  test('on the way down only: what was done unheard is answered as it was then', async () => {
    const chair = await crew(server, 'chair');
    network.stall('down');
    const storm = speak();
    await chair.until(({ turnout }) => turnout?.total.phones === PHONES, 'all to be counted');
    network.cut();
    expect((await storm).every((reply) => reply === null)).toBe(true);
    const before = chair.version;
    network.mend();
    await backAgain();
    await sayAgain();
    expect(ledger.said.map(({ reply }) => reply && codeOf(reply))).toEqual(tabs.map(() => 'ok'));
    await expectNothingLost(server, ledger.said);
    expect(chair.version).toBe(before);
  });

  test('on the way up only: what never arrived counts when it is said again', async () => {
    const chair = await crew(server, 'chair');
    network.stall('up');
    const storm = speak();
    for (let trips = 0; trips < 12; trips += 1) await chair.time();
    expect(chair.view.turnout?.total.phones).toBe(0);
    network.cut();
    await storm;
    network.mend();
    await backAgain();
    await sayAgain();
    await expectNothingLost(server, ledger.said);
  });

  test('for a moment: what was held up arrives late, once, and nobody had to come back', async () => {
    network.stall('up', 'down');
    const storm = speak();
    network.mend();
    expect((await storm).map((reply) => reply && codeOf(reply))).toEqual(tabs.map(() => 'ok'));
    await expectNothingLost(server, ledger.said);
  });
});

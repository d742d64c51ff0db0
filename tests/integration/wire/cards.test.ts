/** Who may fetch the codes of all voting cards: whoever has one may vote for everybody, so nobody but the chair. */
import { beforeAll, expect, test } from 'vitest';
import type { PrintedCard } from '../../../shared/ballots/ballot-box.ts';
import type { Visitor } from '../../support/programs/client.ts';
import { everybody } from '../../support/night/who-may.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});

/** Null where there is no answer: the time is asked for after it, and what is asked is answered in turn. */
const cardsFor = async (visitor: Visitor): Promise<readonly PrintedCard[] | null> => {
  let cards: readonly PrintedCard[] | null = null;
  visitor.socket.emit('cards', (all) => {
    cards = all;
  });
  await visitor.time();
  return cards;
};

test.each(everybody)('[BALLOT-6] a %s that asks for the cards', async (role) => {
  const visitor = role === 'phone' ? await phone(server) : await crew(server, role);
  const cards = await cardsFor(visitor);
  expect([role, cards === null]).toEqual([role, role !== 'chair']);
  const codes = (await cardsFor(await crew(server, 'chair')))?.map(({ code }) => code) ?? [];
  expect(codes.length).toBeGreaterThan(50);
  if (role === 'chair') return;
  // Nor do they come with anything else.
  expect(codes.filter((code) => visitor.packets.some((packet) => packet.includes(code)))).toEqual([]);
});

test('[PEOPLE-6] the links of the crew reach nobody but the chair', async () => {
  const secrets = Object.values(server.assembly.links).map((link) => link.split('#pass=')[1] ?? '');
  for (const role of everybody) {
    if (role === 'chair') continue;
    const visitor = role === 'phone' ? await phone(server) : await crew(server, role);
    await visitor.time();
    expect([role, visitor.packets.filter((packet) => secrets.some((one) => packet.includes(one)))]).toEqual([
      role,
      [],
    ]);
  }
});

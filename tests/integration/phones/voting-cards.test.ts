/** Voting cards over real sockets: two in one hand, one after the other on the same phone. */
import { expect, test } from 'vitest';
import type { PrintedCard } from '../../../shared/ballots/ballot-box.ts';
import { codeOf, join } from '../../support/programs/client.ts';
import { crew, phone, tokenOf } from '../../support/programs/seats.ts';
import { startServer } from '../../support/programs/server.ts';

test('[PHONE-9] each tab of a phone is told of the vote of its own card, and of no other', async () => {
  const server = await startServer();
  const chair = await crew(server, 'chair');
  const cards = await new Promise<readonly PrintedCard[]>((tell) => {
    chair.socket.emit('cards', tell);
  });
  const [one = '', other = ''] = cards.filter(({ kind }) => kind === 'leaders').map(({ code }) => code);
  await chair.send('OpenBallot', { ballot: 'B1', question: 'Do we adopt the accounts?', voters: 'leaders' });
  const token = tokenOf(await phone(server));
  const tab = (card: string) =>
    join(server.url, 'phone', { assembly: server.assembly.code, phone: token, card });
  const [first, second] = [await tab(one), await tab(other)];
  expect(codeOf(await first.send('CastBallot', { ballot: 'B1', choices: ['for'], card: one }))).toBe('ok');
  await first.until(() => first.mine?.ballots['B1']?.choices[0] === 'for');
  expect(codeOf(await second.send('CheckIn', { delegation: 'D02', party: 1 }))).toBe('ok');
  for (const visitor of [first, second])
    await visitor.until(() => visitor.mine?.checkIn?.delegation === 'D02');
  expect(Object.keys(first.mine?.ballots ?? {})).toEqual(['B1']);
  expect(second.mine?.ballots).toEqual({});
  await server.stop();
});

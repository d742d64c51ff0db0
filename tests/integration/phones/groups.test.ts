/** A phone that counts for many, and one whose delegation is merged: each is told over its own socket, and nobody else. */
import { expect, test } from 'vitest';
import { codeOf } from '../../support/programs/client.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer } from '../../support/programs/server.ts';

test('[TURNOUT-4] a group waits, and its phone hears at once what the steward counted', async () => {
  const server = await startServer();
  const steward = await crew(server, 'steward');
  const [teacher, neighbour] = [await phone(server), await phone(server)];
  expect(codeOf(await neighbour.send('CheckIn', { delegation: 'D03' }))).toBe('ok');
  expect(codeOf(await teacher.send('CheckIn', { delegation: 'D03', party: 30 }))).toBe('ok');
  await teacher.until(() => teacher.mine?.checkIn?.group?.answer === 'waiting', 'the group to wait');
  await steward.until(({ turnout }) => turnout?.groups.length === 1, 'the steward to see the group');
  expect(steward.view.turnout?.total.phoneHeads).toBe(2);

  const before = neighbour.packets.length;
  expect(codeOf(await steward.send('ConfirmGroup', { group: 1, heads: 28 }))).toBe('ok');
  await teacher.until(() => teacher.mine?.checkIn?.party === 28, 'the phone to hear it');
  await steward.until(({ turnout }) => turnout?.total.phoneHeads === 29, 'the heads to count');
  expect(teacher.mine?.checkIn).toStrictEqual({
    delegation: 'D03',
    party: 28,
    group: { number: 1, heads: 30, answer: 'confirmed' },
  });
  expect(neighbour.packets.slice(before)).toEqual([]);
});

test('[LIST-3] a phone whose delegation was merged goes by the name that stayed', async () => {
  const server = await startServer();
  const steward = await crew(server, 'steward');
  const tab = await phone(server);
  await steward.send('AddDelegation', { name: 'Isisfield Friends', area: 'OX' });
  await tab.until(
    ({ delegations }) => JSON.stringify(delegations).includes('Isisfield Friends'),
    'the phone to find it',
  );
  expect(codeOf(await tab.send('CheckIn', { delegation: 'N1' }))).toBe('ok');
  expect(codeOf(await steward.send('MergeDelegations', { from: 'N1', into: 'D09' }))).toBe('ok');
  await tab.until(() => tab.mine?.checkIn?.delegation === 'D09', 'the phone to be told');
  await tab.until(
    ({ delegations }) => !JSON.stringify(delegations).includes('Isisfield Friends'),
    'the twin to be gone from its list',
  );
});

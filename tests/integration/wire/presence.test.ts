/** Who is connected, as the chair is told: phones that have checked in, phones that have only opened the page, and those that are gone. */
import { expect, test } from 'vitest';
import { codeOf } from '../../support/programs/client.ts';
import { crew, phone, tokenOf } from '../../support/programs/seats.ts';
import { startServer } from '../../support/programs/server.ts';

test('[SHOW-8] a phone that has not checked in hides none that is offline, and two pages are one phone', async () => {
  const server = await startServer();
  const chair = await crew(server, 'chair');
  const counts = (phones: number, phonesCheckedIn: number) =>
    chair.until(
      ({ presence }) => presence?.phones === phones && presence.phonesCheckedIn === phonesCheckedIn,
      `${phones} phones, ${phonesCheckedIn} of them checked in`,
    );

  const leaves = await phone(server);
  const stays = await phone(server);
  const looks = await phone(server);
  await counts(3, 0);
  for (const one of [leaves, stays])
    expect(codeOf(await one.send('CheckIn', { delegation: 'D02', party: one === stays ? 30 : 1 }))).toBe(
      'ok',
    );
  await counts(3, 2);

  leaves.leave();
  await counts(2, 1);
  expect(chair.view.turnout?.total.phones).toBe(2);

  const again = await phone(server, tokenOf(leaves));
  const secondPage = await phone(server, tokenOf(stays));
  await counts(3, 2);
  secondPage.leave();
  looks.leave();
  await counts(2, 2);

  const from = chair.view.agenda?.current ?? null;
  expect(codeOf(await chair.send('StartSegment', { segment: 'S01', from }))).toBe('ok');
  expect(codeOf(await chair.send('EndRehearsal', {}))).toBe('ok');
  await counts(2, 0);
  expect(codeOf(await again.send('CheckIn', { delegation: 'D02', party: 1 }))).toBe('ok');
  await counts(2, 1);
});

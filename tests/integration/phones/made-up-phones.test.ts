/** Phones that a script makes up, all for one delegation: they move no number that people counted, and the crew sees them. */
import { expect, test } from 'vitest';
import { codeOf } from '../../support/programs/client.ts';
import { crew, phones } from '../../support/programs/seats.ts';
import { startServer } from '../../support/programs/server.ts';

/** A script would bring thousands; what a few hundred cannot move, more of the same cannot. */
const SCRIPT = 300;

test('[TURNOUT-12] change nothing that was declared or counted, and the chair sees that phones exceed heads', async () => {
  const server = await startServer();
  const [chair, steward] = [await crew(server, 'chair'), await crew(server, 'steward')];
  await steward.send('CountAtDoor', { delegation: 'D02', heads: 20 });
  await steward.send('DeclareTurnout', { delegation: 'D01', heads: 45 });

  const madeUp = await phones(server, SCRIPT);
  const claims = madeUp.map((phone, at) =>
    phone.send('CheckIn', { delegation: at % 2 === 0 ? 'D01' : 'D02', party: at % 3 === 0 ? 300 : 8 }),
  );
  // Those who count are answered while the script speaks.
  const counted = await steward.send('CountAtDoor', { delegation: 'D02', heads: 5 });
  expect(codeOf(counted)).toBe('ok');
  expect(new Set((await Promise.all(claims)).map(codeOf))).toEqual(new Set(['ok']));

  await chair.until(({ turnout }) => turnout?.total.phones === SCRIPT, 'all that was made up');
  const turnout = chair.view.turnout;
  const rows = turnout?.areas.flatMap(({ delegations }) => delegations) ?? [];
  const [declared, atDoor] = ['D01', 'D02'].map((id) => rows.find((row) => row.id === id));
  expect(declared).toMatchObject({ declared: 45, present: 45, phonesExceed: true });
  expect(atDoor).toMatchObject({ declared: null, door: 25, present: 25, phonesExceed: true });
  expect(turnout).toMatchObject({ phonesExceed: true, groupsWaiting: SCRIPT / 3 });
  expect([turnout?.total.present, turnout?.total.declared]).toEqual([70, 45]);
  // A group that nobody has confirmed counts for one, however large it says it is.
  expect(turnout?.total.phoneHeads).toBe(SCRIPT / 3 + ((SCRIPT * 2) / 3) * 8);

  const correction = await chair.send('DeclareTurnout', { delegation: 'D01', heads: 44 });
  expect(codeOf(correction)).toBe('ok');
  await chair.until((view) => view.turnout?.total.present === 69, 'the correction alone to count');
});

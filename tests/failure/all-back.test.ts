/** Two thousand phones lose their connection at the same moment and come back at the same moment, ten times. */
import { expect, test } from 'vitest';
import { LightPhone } from '../crowd/light-phone.ts';
import { crew } from '../support/programs/seats.ts';
import { expectNothingLost, type Said } from '../support/moves/nothing-is-lost.ts';
import { randomUUID } from 'node:crypto';
import { dice } from '../support/moves/seeded.ts';
import { startServer } from '../support/programs/server.ts';

const PHONES = 2_000;
const TIMES = 10;
/** At once, without the random wait that real pages make: far worse than a hall is. */
const BACK_MS = 15_000;

test(`${PHONES} come back at once, ${TIMES} times: each is counted once, and the chair is answered meanwhile`, async () => {
  const server = await startServer();
  const chance = dice(2_000);
  const crowd = Array.from(
    { length: PHONES },
    () => new LightPhone({ url: server.url, assembly: server.assembly.code }),
  );
  const said: Said[] = [];
  const checkIn = async (phone: LightPhone): Promise<void> => {
    const [id, body] = [
      randomUUID(),
      { delegation: chance.oneOf(['D01', 'D02', 'D09']), party: chance.between(1, 8) },
    ];
    const reply = await phone.say({ type: 'CheckIn', ...body }, id);
    said.push({ who: phone.token ?? '', id, type: 'CheckIn', body, reply });
  };
  await Promise.all(crowd.map((phone) => phone.connect()));
  const chair = await crew(server, 'chair', { comesBack: true });
  for (let time = 0; time < TIMES; time += 1) {
    const startedAt = performance.now();
    for (const phone of crowd) phone.drop();
    const back = Promise.all(crowd.map((phone) => phone.connect()));
    const askedAt = performance.now();
    await chair.time();
    expect(performance.now() - askedAt).toBeLessThan(5_000);
    await back;
    expect(performance.now() - startedAt).toBeLessThan(BACK_MS);
    await Promise.all(crowd.slice(time * 200, time * 200 + 200).map(checkIn));
  }
  await chair.until(({ presence }) => presence?.phones === PHONES, 'each to be counted once');
  expect(server.stderr).toBe('');
  await expectNothingLost(server, said);
  for (const phone of crowd) phone.drop();
});

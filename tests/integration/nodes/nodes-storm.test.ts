/** A storm at the doors of all nodes at once: everybody is in, and the chair goes on as if nothing were. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { LightPhone } from '../../crowd/light-phone.ts';
import { codeOf } from '../../support/programs/client.ts';
import { ManyNodes } from '../../support/programs/many-nodes.ts';

const PHONES = 300;
/** Generous for a test beside others: alone it is a tenth of this. */
const MOST_MS = 1_000;

const comeIn = async (url: string, assembly: string): Promise<LightPhone> => {
  const phone = new LightPhone({ url, assembly });
  await phone.connect();
  return phone;
};

test('[LOG-7] 300 phones on three nodes check in again and again, and the chair waits for none of them', async () => {
  const many = await ManyNodes.start();
  const { code } = many.nodes[0].assembly;
  const phones = await Promise.all(
    Array.from({ length: PHONES }, (_, index) => comeIn(many.nodes[index % 3]?.url ?? '', code)),
  );
  const chair = await many.crew('chair', many.nodes[2].url);
  const storm = Promise.all(
    phones.map(async (phone) => {
      for (let party = 1; party <= 8; party += 1)
        expect(codeOf(await phone.say({ type: 'CheckIn', delegation: 'D02', party }))).toBe('ok');
    }),
  );
  const over = storm.then(() => true);

  const waits: number[] = [];
  for (let heads = 1, isOver = false; !isOver; heads = -heads) {
    const since = performance.now();
    const count = chair.send('CountAtDoor', { delegation: 'D07', heads }, randomUUID());
    // oxlint-disable-next-line no-await-in-loop -- one tap after the other
    expect(codeOf(await count)).toBe('ok');
    waits.push(performance.now() - since);
    // oxlint-disable-next-line no-await-in-loop
    isOver = await Promise.race([over, pause(20, false)]);
  }
  await storm;
  expect(waits.length).toBeGreaterThan(1);
  expect(Math.max(...waits)).toBeLessThan(MOST_MS);
  await chair.until(({ turnout }) => turnout?.total.phoneHeads === 8 * PHONES, 'everybody to be counted');
  const { commits, memory } = await many.record();
  expect(commits).toHaveLength(1 + PHONES * 8 + waits.length);
  expect(memory.state.turnout.checkIns.size).toBe(PHONES);
  for (const phone of phones) phone.drop();
  await many.stop();
});

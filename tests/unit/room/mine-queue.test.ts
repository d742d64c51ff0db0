/** Who is told what they have said: everybody, whenever they speak; and nobody before it is known. */
import { describe, expect, test } from 'vitest';
import { MineQueue } from '../../../server/sockets/mine-queue.ts';

/** Long enough for whoever is due to be told, and short enough to wait for. */
const TOLD = { timeout: 2_000, interval: 5 };

describe('telling', () => {
  test.each(Array.from({ length: 12 }, (_, breaths) => breaths))(
    'a phone that speaks %i breaths after the last of a row was told is told too',
    async (breaths) => {
      const told: string[] = [];
      const speaksLater = async (): Promise<void> => {
        for (let breath = 0; breath < breaths; breath += 1) await Promise.resolve();
        queue.add('late');
      };
      const queue = new MineQueue(
        () => Promise.resolve(true),
        (phone) => {
          told.push(phone);
          if (phone === 'last') void speaksLater();
        },
      );
      queue.add('last');
      await expect.poll(() => told, TOLD).toEqual(['last', 'late']);
    },
  );

  test('however often a phone speaks while it waits, it is told once', async () => {
    const told: string[] = [];
    const queue = new MineQueue(
      () => Promise.resolve(true),
      (phone) => told.push(phone),
    );
    for (const phone of ['a', 'b', 'a', 'a']) queue.add(phone);
    queue.add('c');
    await expect.poll(() => told, TOLD).toEqual(['a', 'b', 'c']);
  });

  test('nobody is told while it can’t be known what they said, and whoever speaks afterwards is', async () => {
    const told: string[] = [];
    let asked = 0;
    const queue = new MineQueue(
      () => {
        asked += 1;
        return Promise.resolve(asked > 1);
      },
      (phone) => told.push(phone),
    );
    queue.add('unlucky');
    await expect.poll(() => asked, TOLD).toBe(1);
    queue.add('lucky');
    await expect.poll(() => told, TOLD).toEqual(['lucky']);
  });
});

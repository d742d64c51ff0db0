/** Who is told what they have said: everybody, whenever they speak; and nobody before it is known. */
import { describe, expect, test } from 'vitest';
import { Telling } from '../../../server/sockets/telling.ts';

/** Long enough for whoever is due to be told, and short enough to wait for. */
const TOLD = { timeout: 2_000, interval: 5 };

describe('telling', () => {
  test.each(Array.from({ length: 12 }, (_, breaths) => breaths))(
    'a phone that speaks %i breaths after the last of a row was told is told too',
    async (breaths) => {
      const told: string[] = [];
      const speaksLater = async (): Promise<void> => {
        for (let breath = 0; breath < breaths; breath += 1) await Promise.resolve();
        telling.soon('late');
      };
      const telling = new Telling(
        () => Promise.resolve(true),
        (phone) => {
          told.push(phone);
          if (phone === 'last') void speaksLater();
        },
      );
      telling.soon('last');
      await expect.poll(() => told, TOLD).toEqual(['last', 'late']);
    },
  );

  test('however often a phone speaks while it waits, it is told once', async () => {
    const told: string[] = [];
    const telling = new Telling(
      () => Promise.resolve(true),
      (phone) => told.push(phone),
    );
    for (const phone of ['a', 'b', 'a', 'a']) telling.soon(phone);
    telling.soon('c');
    await expect.poll(() => told, TOLD).toEqual(['a', 'b', 'c']);
  });

  test('nobody is told while it can’t be known what they said, and whoever speaks afterwards is', async () => {
    const told: string[] = [];
    let asked = 0;
    const telling = new Telling(
      () => {
        asked += 1;
        return Promise.resolve(asked > 1);
      },
      (phone) => told.push(phone),
    );
    telling.soon('unlucky');
    await expect.poll(() => asked, TOLD).toBe(1);
    telling.soon('lucky');
    await expect.poll(() => told, TOLD).toEqual(['lucky']);
  });
});

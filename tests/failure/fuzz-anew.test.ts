/** The fuzz of tests/integration with seeds of this run: one that finds something goes into tests/kept-seeds.json. */
import { describe, expect, test } from 'vitest';
import { refusalCodes } from '../../shared/kernel/refusals.ts';
import { codeOf } from '../support/programs/client.ts';
import { freshSeed, knockWithBytes, sayBrokenCommands, talkNonsense } from '../support/moves/nonsense.ts';
import { expectRecordHolds } from '../support/moves/nothing-is-lost.ts';
import { crew } from '../support/programs/seats.ts';
import { dice } from '../support/moves/seeded.ts';
import { startServer } from '../support/programs/server.ts';

const SEEDS = Array.from({ length: 10 }, freshSeed);
const MESSAGES = 2_000;
const CONNECTIONS = 100;

describe('fuzz with new seeds', () => {
  test.each(SEEDS)('seed %i: broken commands', async (seed) => {
    const server = await startServer();
    const answered = await sayBrokenCommands(server, dice(seed), MESSAGES);
    const known = new Set<string>(['ok', ...refusalCodes]);
    const codes = new Set(answered.map(({ reply }) => codeOf(reply)));
    expect([...codes].filter((code) => !known.has(code) || code === 'unavailable')).toEqual([]);
    expect(server.stderr).toBe('');
    await expectRecordHolds(server, answered);
    await server.restart();
    await expectRecordHolds(server, answered);
  });

  test.each(SEEDS.slice(0, 5))('seed %i: random bytes', async (seed) => {
    const server = await startServer();
    const chair = await crew(server, 'chair');
    const chance = dice(seed);
    for (let count = 0; count < CONNECTIONS; count += 1) {
      await talkNonsense(server, chance);
      await knockWithBytes(server, chance);
    }
    expect(await chair.time()).toBeGreaterThan(0);
    expect(server.stderr).toBe('');
    await expectRecordHolds(server, []);
  });
});

/** Broken commands and random bytes, by seed: each command is answered, and what was accepted replays to the same night. */
import { describe, expect, test } from 'vitest';
import { refusalCodes } from '../../../shared/kernel/refusals.ts';
import { codeOf } from '../../support/programs/client.ts';
import { keptSeeds, knockWithBytes, sayBrokenCommands, talkNonsense } from '../../support/moves/nonsense.ts';
import { expectRecordHolds } from '../../support/moves/nothing-is-lost.ts';
import { crew } from '../../support/programs/seats.ts';
import { dice } from '../../support/moves/seeded.ts';
import { startServer } from '../../support/programs/server.ts';

const MESSAGES = 600;
const CONNECTIONS = 40;

describe('fuzz', () => {
  test.each(keptSeeds.commands)(
    'seed %i: every broken command is answered, and the night replays',
    async (seed) => {
      const server = await startServer();
      const answered = await sayBrokenCommands(server, dice(seed), MESSAGES);
      const codes = answered.map(({ reply }) => codeOf(reply));
      const known = new Set<string>(['ok', ...refusalCodes]);
      expect(codes.filter((code) => !known.has(code))).toEqual([]);
      // A fault would say unavailable; and what is too fast was never looked at.
      expect(codes.filter((code) => code === 'unavailable' || code === 'too-fast')).toEqual([]);
      expect(codes).toContain('ok');
      expect(codes).toContain('malformed');
      expect(server.stderr).toBe('');
      expect(Object.prototype).not.toHaveProperty('polluted');

      await expectRecordHolds(server, answered);
      await server.kill('SIGKILL');
      await server.restart();
      await expectRecordHolds(server, answered);
    },
  );

  test.each(keptSeeds.bytes)('seed %i: random bytes end their own connection, and no other', async (seed) => {
    const server = await startServer();
    const chair = await crew(server, 'chair');
    const chance = dice(seed);
    for (let count = 0; count < CONNECTIONS; count += 1) {
      await talkNonsense(server, chance);
      await knockWithBytes(server, chance);
      expect(await chair.time()).toBeGreaterThan(0);
    }
    expect(server.stderr).toBe('');
    await expectRecordHolds(server, []);
  });
});

/** Commands with something broken in them, drawn by seed, from every role: each is answered, and what was accepted replays to the same night. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { refusalCodes } from '../../shared/refusals.ts';
import type { Role } from '../../shared/roles.ts';
import { codeOf, join, type Visitor } from '../support/client.ts';
import { commandTypes, everyCommand } from '../support/every-command.ts';
import { crew } from '../support/seats.ts';
import { dice, type Dice } from '../support/seeded.ts';
import { startServer, type RunningServer } from '../support/server.ts';

const MESSAGES = 600;
const AT_ONCE = 40;
const SPEAKERS: readonly Role[] = [
  'chair',
  'chair',
  'recorder',
  'verifier',
  'timekeeper',
  'steward',
  'phone',
];
/** Phones may say 20 things at once; each of these says far less. */
const PHONES = 20;

/** What has broken programs before. */
const nasty: readonly unknown[] = [
  null,
  undefined,
  true,
  '',
  ' ',
  '__proto__',
  'constructor',
  'D02',
  'S03',
  'A2',
  'C2',
  'yes',
  'x'.repeat(700),
  '\ud800',
  'a\udc00b',
  '\u0000',
  '👩‍👩‍👧‍👦',
  '“quoted” \\ "text"',
  0,
  -0,
  -1,
  1,
  5,
  0.1,
  1e308,
  -1e308,
  2 ** 53,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  [],
  [[]],
  ['D02'],
  {},
  { type: 'PauseNight' },
  { toJSON: 'x', length: 3 },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  Buffer.from([0, 1, 2]),
];

const broken = (chance: Dice): Record<string, unknown> => {
  const type = chance.oneOf(commandTypes);
  const message: Record<string, unknown> = { ...everyCommand[type], type, id: randomUUID() };
  for (let wounds = chance.between(0, 2); wounds > 0; wounds -= 1) {
    const key = chance.oneOf([...Object.keys(message), 'words', 'turn', 'party', 'surplus']);
    if (chance.fraction() < 0.2) Reflect.deleteProperty(message, key);
    else message[key] = chance.oneOf(nasty);
  }
  return message;
};

const everybody = async (server: RunningServer): Promise<Map<Role, Visitor[]>> => {
  const roles = ['chair', 'recorder', 'verifier', 'timekeeper', 'steward'] as const;
  const come = (): Promise<Visitor> => join(server.url, 'phone', { assembly: server.assembly.id });
  const speakers = new Map<Role, Visitor[]>();
  for (const role of roles) speakers.set(role, [await crew(server, role)]);
  return speakers.set('phone', await Promise.all(Array.from({ length: PHONES }, come)));
};

/** What the log alone decides. */
const nightSeenBy = async (server: RunningServer): Promise<unknown> => {
  const chair = await crew(server, 'chair');
  const { night, agenda, turn, answers, turnout, scene, crew: passes } = chair.view;
  chair.leave();
  return { version: chair.version, night, agenda, turn, answers, turnout, scene, passes };
};

describe('fuzz', () => {
  test.each([1, 2])('seed %i: every message is answered, and the night replays as it was', async (seed) => {
    const chance = dice(seed);
    const server = await startServer();
    const speakers = await everybody(server);
    const codes: string[] = [];
    for (let said = 0; said < MESSAGES; said += AT_ONCE) {
      const replies = Array.from({ length: AT_ONCE }, () =>
        chance.oneOf(speakers.get(chance.oneOf(SPEAKERS)) ?? []).sendRaw(broken(chance)),
      );
      codes.push(...(await Promise.all(replies)).map(codeOf));
    }
    const known = new Set<string>(['ok', ...refusalCodes]);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
    // A fault would say unavailable; and what is too fast was never looked at.
    expect(codes.filter((code) => code === 'unavailable' || code === 'too-fast')).toEqual([]);
    expect(codes).toContain('ok');
    expect(codes).toContain('malformed');
    expect(server.stderr).toBe('');
    expect(Object.prototype).not.toHaveProperty('polluted');

    const before = await nightSeenBy(server);
    await server.kill('SIGKILL');
    await server.restart();
    expect(await nightSeenBy(server)).toEqual(before);
  });
});

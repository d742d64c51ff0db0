/** Commands with something broken in them, and bytes that mean nothing, drawn by seed and said to a running server. */
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { z } from 'zod';
import type { Role } from '../../../shared/kernel/roles.ts';
import { PROTOCOL, type Reply } from '../../../shared/wire.ts';
import { join, type Visitor } from '../programs/client.ts';
import { commandTypes, everyCommand } from '../night/every-command.ts';
import { rawSocket } from '../programs/raw-socket.ts';
import { crew } from '../programs/seats.ts';
import type { Dice } from './seeded.ts';
import type { RunningServer } from '../programs/server.ts';
import { within } from '../programs/within.ts';

/** Seeds that found something once, or are simply the first; each is played again by every run. */
export const keptSeeds = z
  .strictObject({ commands: z.array(z.int()), bytes: z.array(z.int()), flips: z.array(z.int()) })
  .parse(JSON.parse(readFileSync(new URL('../../kept-seeds.json', import.meta.url), 'utf8')));

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
const AT_ONCE = 40;

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
  const come = async (): Promise<Visitor> => {
    const tab = await join(server.url, 'phone', { assembly: server.assembly.code });
    // Whoever only looks on is shown out when somebody changes the code.
    await tab.send('CheckIn', { delegation: 'D02', party: 1 });
    return tab;
  };
  const speakers = new Map<Role, Visitor[]>();
  for (const role of roles) speakers.set(role, [await crew(server, role)]);
  return speakers.set('phone', await Promise.all(Array.from({ length: PHONES }, come)));
};

export interface Answered {
  readonly id: string;
  readonly reply: Reply;
}

/** As many as that, from every role, forty at a time; with the answers they got. */
export const sayBrokenCommands = async (
  server: RunningServer,
  chance: Dice,
  count: number,
): Promise<Answered[]> => {
  const speakers = await everybody(server);
  const answered: Answered[] = [];
  const sayOne = async (): Promise<Answered> => {
    const message = broken(chance);
    const speaker = chance.oneOf(speakers.get(chance.oneOf(SPEAKERS)) ?? []);
    return { id: String(message['id']), reply: await speaker.sendRaw(message) };
  };
  for (let said = 0; said < count; said += AT_ONCE)
    answered.push(...(await Promise.all(Array.from({ length: AT_ONCE }, sayOne))));
  return answered;
};

const bytes = (chance: Dice, most: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: chance.between(1, most) }, () => chance.between(0, 255));
/** Mostly what the protocol is made of, so that some of it gets further in than the first figure. */
const almost = (chance: Dice): string =>
  Array.from({ length: chance.between(1, 40) }, () =>
    chance.oneOf(['4', '2', '0', '5', '1-', '[', ']', '{', '}', '"', ',', ':', 'command', 'time', '\\', 'é']),
  ).join('');

/** A phone that was let in properly, and then talks nonsense until it is shown out. */
export const talkNonsense = async (server: RunningServer, chance: Dice): Promise<void> => {
  const auth = { protocol: PROTOCOL, assembly: server.assembly.code, as: 'phone' };
  const { socket, closed } = await rawSocket(server.url, auth);
  for (let said = 0; said < 20; said += 1)
    socket.send(chance.fraction() < 0.5 ? bytes(chance, 200) : `4${almost(chance)}`);
  socket.close();
  await within(5_000, 'a bare socket to be closed', closed);
};

/** Bytes to the port itself: some begin as a request does. */
export const knockWithBytes = async (server: RunningServer, chance: Dice): Promise<void> => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname).on('error', () => {});
  await once(socket, 'connect');
  const ended = once(socket, 'close');
  socket.resume();
  const opening = chance.oneOf([
    '',
    'GET ',
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n',
    'POST / ',
  ]);
  socket.write(opening);
  socket.end(bytes(chance, 2_000));
  await within(5_000, 'the port to close a connection of nonsense', ended);
};

/** Printed in the test's name, so that what it finds can be found again. */
export const freshSeed = (): number => randomInt(1, 2 ** 31);

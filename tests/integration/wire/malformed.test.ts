/** Whatever is wrong with a message, the answer is a refusal or the end of that connection: never the end of the server. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { expectRecordHolds } from '../../support/moves/nothing-is-lost.ts';
import { rawSocket } from '../../support/programs/raw-socket.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

let server: RunningServer;
let chair: Visitor;
beforeAll(async () => {
  server = await startServer();
  chair = await crew(server, 'chair');
});

/** The same process, nothing changed, and the next ones are served. */
const expectUnharmed = async (): Promise<void> => {
  expect(server.isRunning).toBe(true);
  const [tab, again] = [await phone(server), await crew(server, 'chair')];
  expect(await tab.time()).toBeGreaterThan(0);
  expect([again.version, again.view.night?.startedAt]).toEqual([1, null]);
  expect(server.stderr).toBe('');
  await expectRecordHolds(server, []);
};

const id = randomUUID();
const recorded = { id, type: 'RecordAnswer', ask: 'A1', candidate: 'C1', value: 'yes_if' };
const deep = (depth: number): unknown => (depth === 0 ? {} : { in: deep(depth - 1) });

const malformed: readonly (readonly [string, unknown])[] = [
  ['nothing', null],
  ['a word', 'StartSegment'],
  ['a number', 7],
  ['a list', [recorded]],
  ['an empty object', {}],
  ['no id', { type: 'PauseNight' }],
  ['no type', { id }],
  ['an id that is no uuid', { id: '7', type: 'PauseNight' }],
  ['an id that is an object', { id: { id }, type: 'PauseNight' }],
  ['an id that is a list', { id: [id], type: 'PauseNight' }],
  ['an id of bytes', { id: Buffer.from(id), type: 'PauseNight' }],
  ['a type that is no command', { id, type: 'BurnItDown' }],
  ['a type in another case', { id, type: 'pausenight' }],
  ['the type __proto__', { id, type: '__proto__' }],
  ['the type constructor', { id, type: 'constructor' }],
  ['the type toString', { id, type: 'toString' }],
  ['the type hasOwnProperty', { id, type: 'hasOwnProperty' }],
  ['a type that is a list', { id, type: ['PauseNight'] }],
  ['a field too many', { id, type: 'PauseNight', by: 'chair' }],
  [
    'a field named __proto__',
    JSON.parse(`{"id":"${id}","type":"PauseNight","__proto__":{"admin":true},"x":1}`),
  ],
  ['nothing too much but __proto__', JSON.parse(`{"id":"${id}","type":"PauseNight","__proto__":{"x":1}}`)],
  [
    '__proto__ deep inside',
    JSON.parse(`{"id":"${id}","type":"ImportDelegations","rows":[{"__proto__":{"name":"x"}}]}`),
  ],
  ['a field named constructor', { id, type: 'PauseNight', constructor: { prototype: {} } }],
  ['a field that is missing', { id, type: 'StartSegment', segment: 'S01' }],
  ['an empty plan id', { id, type: 'SkipSegment', segment: '' }],
  ['a plan id of a path', { id, type: 'SkipSegment', segment: '../S01' }],
  ['a plan id that is __proto__', { id, type: 'SkipSegment', segment: '__proto__' }],
  ['a plan id with half a character', { id, type: 'SkipSegment', segment: 'S\ud800' }],
  ['a plan id of 10,000 letters', { id, type: 'SkipSegment', segment: 'S'.repeat(10_000) }],
  ['heads as text', { id, type: 'CountAtDoor', delegation: 'D02', heads: '3' }],
  ['half a head', { id, type: 'CountAtDoor', delegation: 'D02', heads: 0.5 }],
  ['NaN heads', { id, type: 'CountAtDoor', delegation: 'D02', heads: Number.NaN }],
  ['endless heads', { id, type: 'CountAtDoor', delegation: 'D02', heads: Number.POSITIVE_INFINITY }],
  ['too many heads', { id, type: 'CountAtDoor', delegation: 'D02', heads: 5001 }],
  ['heads beyond counting', { id, type: 'CountAtDoor', delegation: 'D02', heads: 2 ** 53 }],
  ['seconds beyond counting', { id, type: 'ExtendTurn', seconds: 1e300 }],
  ['an answer that is none', { ...recorded, value: 'maybe', words: 'x' }],
  ['words that are an object', { ...recorded, words: { toString: 'x' } }],
  ['words of 601 letters', { ...recorded, words: 'x'.repeat(601) }],
  ['words with half a character', { ...recorded, words: 'yes \ud800 if' }],
  ['words with a control character', { ...recorded, words: 'yes \u0007 if' }],
  ['a name with half a character', { id, type: 'IssuePass', role: 'recorder', name: '\udfff' }],
  ['a name of spaces', { id, type: 'IssuePass', role: 'recorder', name: '   ' }],
  ['a pass for a phone', { id, type: 'IssuePass', role: 'phone', name: 'Wen' }],
  ['a scene that is none', { id, type: 'ShowScene', scene: 'fireworks' }],
  ['a nest of 200 objects', { id, type: 'PauseNight', deep: deep(200) }],
];

describe('a command that is malformed', () => {
  test('is refused as such, in every way it can be', async () => {
    for (const [what, message] of malformed)
      expect([what, codeOf(await chair.sendRaw(message))]).toEqual([what, 'malformed']);
    await expectUnharmed();
  });

  test('is refused by the rules where only they can tell', async () => {
    const cases: [Record<string, unknown>, string][] = [
      [{ type: 'StartSegment', segment: 'S99', from: null }, 'no-such-segment'],
      [{ type: 'StartSegment', segment: 'constructor', from: null }, 'no-such-segment'],
      [{ type: 'CountAtDoor', delegation: 'D99', heads: 1 }, 'no-such-delegation'],
      [{ type: 'CountAtDoor', delegation: 'D02', heads: -1 }, 'below-zero'],
      [{ type: 'RecordAnswer', ask: 'A1', candidate: 'C1', value: 'yes_if' }, 'needs-words'],
      [{ type: 'RevokePass', pass: '\ud800' }, 'no-such-pass'],
      [{ type: 'EndTurn', turn: '\ud800' }, 'turn-over'],
    ];
    for (const [body, code] of cases)
      expect([body, codeOf(await chair.sendRaw({ ...body, id: randomUUID() }))]).toEqual([body, code]);
    const tab = await phone(server);
    expect(codeOf(await tab.send('CheckIn', { delegation: 'D02', party: 301 }))).toBe('party-too-big');
    await expectUnharmed();
  });

  test('has no effect where no answer is asked for', async () => {
    const silent = chair.socket as unknown as { emit(event: string, ...args: unknown[]): void };
    silent.emit('command', { id: randomUUID(), type: 'StartSegment', segment: 'S01', from: null });
    silent.emit('command');
    silent.emit(
      'command',
      { id: randomUUID(), type: 'StartSegment', segment: 'S01', from: null },
      'no function',
    );
    silent.emit('command', () => {}, 7);
    silent.emit('time');
    silent.emit('time', 'no function');
    silent.emit('view', { version: 99 });
    silent.emit('__proto__', {});
    silent.emit('error', 'x');
    expect(await chair.time()).toBeGreaterThan(0);
    await expectUnharmed();
  });
});

describe('a message that is too large', () => {
  test.each([150_000, 10_000_000])('of %i bytes ends the connection, and no other', async (bytes) => {
    const loud = await phone(server);
    const neighbour = await phone(server);
    const answer = loud.send('CheckIn', { delegation: 'x'.repeat(bytes) });
    await expect(answer).rejects.toThrow('The connection ended');
    expect(loud.isConnected).toBe(false);
    expect(codeOf(await neighbour.sendRaw({ id, type: 'BurnItDown' }))).toBe('malformed');
    expect(await chair.time()).toBeGreaterThan(0);
    await expectUnharmed();
  });
});

const postTooMuch = async (path: string, contentType: string): Promise<number | string> => {
  const body = 'x'.repeat(10_000_000);
  try {
    const response = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
    });
    return response.status;
  } catch (error) {
    // The server has hung up before it had heard all of it: as good an answer. One that is not there is none.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : null;
    const code = cause && 'code' in cause ? String(cause.code) : '';
    return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(code) ? 'hung up' : `${String(error)} ${code}`;
  }
};

describe('10 MB over plain HTTP', () => {
  test('to the form of a phone, to long polling, to a page: none of it is taken', async () => {
    const polling = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
    const { sid } = JSON.parse((await polling.text()).slice(1)) as { sid: string };
    const form = 'application/x-www-form-urlencoded';
    const refused = [413, 'hung up'];
    expect([400, ...refused]).toContain(await postTooMuch(`/j/${server.assembly.code}`, form));
    expect(refused).toContain(
      await postTooMuch(`/socket.io/?EIO=4&transport=polling&sid=${sid}`, 'text/plain'),
    );
    expect([404, ...refused]).toContain(await postTooMuch('/metrics', 'text/plain'));
    await expectUnharmed();
  });
});

describe('frames that are no socket.io', () => {
  const frames = [
    '9',
    '42',
    '42[',
    '42{}',
    '42["command"',
    '42["command",{"__proto__":{"x":1}}]',
    '421e9["command",{}]',
    '42["disconnect"]',
    '42["connect_error"]',
    '42["newListener"]',
    '42["error",{"message":"x"}]',
    '42[null]',
    '42[7,8]',
    '451-["command",{"id":{"_placeholder":true,"num":9}}]',
    '45999999-["command"]',
    '40/admin,{}',
    '43999["x"]',
    '4\u0000',
    '\ud800',
  ];

  test('end that connection or are passed over', async () => {
    const auth = { protocol: 1, assembly: server.assembly.code, as: 'phone' };
    for (const frame of frames) {
      const { socket, closed } = await rawSocket(server.url, auth);
      socket.send(frame);
      socket.send(new Uint8Array([0, 255, 1]));
      socket.close();
      await closed;
      expect([frame, await chair.time()]).toEqual([frame, expect.any(Number)]);
    }
    await expectUnharmed();
  });
});

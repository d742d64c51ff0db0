/** What each role may say, tried with every command of every role; and that a refused one changes nothing. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { roles, type Role } from '../../../shared/kernel/roles.ts';
import { type CommandType, isAllowed } from '../../../shared/night/commands.ts';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { commandTypes, everyCommand } from '../../support/night/every-command.ts';
import { crew, phone } from '../../support/programs/seats.ts';
import { startServer, type RunningServer } from '../../support/programs/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});

const come = (role: Role): Promise<Visitor> => (role === 'phone' ? phone(server) : crew(server, role));
const say = async (visitor: Visitor, type: CommandType): Promise<string> =>
  codeOf(await visitor.sendRaw({ ...everyCommand[type], type, id: randomUUID() }));

/** A phone may only say 20 things at once, so each command is said by one that has just come. */
const saidBy = async (role: Role, types: readonly CommandType[]): Promise<Record<string, string>> => {
  const codes = await Promise.all(
    types.map(async (type) => {
      const visitor = await come(role);
      const code = await say(visitor, type);
      visitor.leave();
      return [type, code] as const;
    }),
  );
  return Object.fromEntries(codes);
};

describe('rights', () => {
  test.each(roles)('a %s is refused every command of other roles, and nothing changes', async (role) => {
    const before = (await crew(server, 'chair')).version;
    const others = commandTypes.filter((type) => !isAllowed(role, type));
    expect(await saidBy(role, others)).toEqual(
      Object.fromEntries(others.map((type) => [type, 'not-your-role'])),
    );
    expect((await crew(server, 'chair')).version).toBe(before);
  });

  test.each<[Role, CommandType, boolean]>([
    ['phone', 'CheckIn', true],
    ['phone', 'CountAtDoor', false],
    ['phone', 'RecordAnswer', false],
    ['phone', 'StartSegment', false],
    ['chair', 'CheckIn', false],
    ['chair', 'CountAtDoor', true],
    ['chair', 'RecordAnswer', true],
    ['recorder', 'RecordAnswer', true],
    ['recorder', 'ConfirmAnswer', false],
    ['recorder', 'RevealAnswers', false],
    ['verifier', 'ConfirmAnswer', true],
    ['verifier', 'RecordAnswer', false],
    ['timekeeper', 'StartTurn', true],
    ['timekeeper', 'StartSegment', false],
    ['steward', 'CountAtDoor', true],
    ['steward', 'StartTurn', false],
    ['steward', 'IssuePass', false],
    ['screen', 'ShowScene', false],
    ['stage', 'EndTurn', false],
  ])('spelled out: may a %s say %s? %s', async (role, type, may) => {
    const codes = await saidBy(role, [type]);
    expect(codes[type] !== 'not-your-role').toBe(may);
  });

  test('rights come from the pass: a role in the payload gives none', async () => {
    const tab = await phone(server);
    const body = { ...everyCommand.StartSegment, type: 'StartSegment', id: randomUUID() };
    const borrowed = await tab.sendRaw({ ...body, as: 'chair', role: 'chair', pass: server.pass('chair') });
    expect(['malformed', 'not-your-role']).toContain(codeOf(borrowed));
  });
});

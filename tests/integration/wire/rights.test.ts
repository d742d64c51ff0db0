/** What each role may say, tried with every command of every role; and that a refused one changes nothing. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../shared/kernel/roles.ts';
import type { CommandType } from '../../../shared/night/commands.ts';
import { codeOf, type Visitor } from '../../support/programs/client.ts';
import { commandTypes, everyCommand } from '../../support/night/every-command.ts';
import { everybody, maySay } from '../../support/night/who-may.ts';
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
  test.each(everybody)('a %s is refused every command of other roles, and nothing changes', async (role) => {
    const before = (await crew(server, 'chair')).version;
    const others = commandTypes.filter((type) => !maySay[type].includes(role));
    expect(await saidBy(role, others)).toEqual(
      Object.fromEntries(others.map((type) => [type, 'not-your-role'])),
    );
    expect((await crew(server, 'chair')).version).toBe(before);
  });

  test.each(everybody)('a %s is refused none of its own for its role', async (role) => {
    // Whatever else is wrong with it just now: the ballot is not there, nobody speaks.
    const own = commandTypes.filter((type) => maySay[type].includes(role) && type !== 'ChangeJoinCode');
    const codes = await saidBy(role, own);
    expect(own.filter((type) => ['not-your-role', 'malformed'].includes(codes[type] ?? ''))).toEqual([]);
  });

  test('rights come from the pass: a role in the payload gives none', async () => {
    const tab = await phone(server);
    const body = { ...everyCommand.StartSegment, type: 'StartSegment', id: randomUUID() };
    const borrowed = await tab.sendRaw({ ...body, as: 'chair', role: 'chair', pass: server.pass('chair') });
    expect(['malformed', 'not-your-role']).toContain(codeOf(borrowed));
  });
});

/** Who may come in and what they may do: passes, the join code, and the table of roles. */
import { describe, expect, test } from 'vitest';
import { passRoles, roleRow, roles, type Role } from '../../../shared/kernel/roles.ts';
import { commandSchemas, type CommandType, isAllowed } from '../../../shared/night/commands.ts';
import { reads } from '../../../shared/night/rights.ts';
import { everybody, maySay, readBy } from '../../support/night/who-may.ts';
import { chair, did, given, nothing, otherChair, refused } from '../../support/night/night.ts';

const isCommandType = (type: string): type is CommandType => type in commandSchemas;
const allCommands = Object.keys(commandSchemas).filter(isCommandType);
const issue = (role: 'chair' | 'steward', name = 'Yusuf Tarrant') =>
  ({ type: 'IssuePass', role, name }) as const;
const revoke = (pass: string) => ({ type: 'RevokePass', pass }) as const;
const changeCode = { type: 'ChangeJoinCode' } as const;
const may = (role: Role) => allCommands.filter((type) => isAllowed(role, type)).toSorted();

describe('passes', () => {
  test('[PEOPLE-1] the chair issues a pass for a named person; the record knows the hash of its secret', () => {
    expect(given().when('17:00', chair, issue('steward', '  Yusuf Tarrant '))).toStrictEqual(
      did({
        type: 'PassIssued',
        pass: 'id-1',
        role: 'steward',
        name: 'Yusuf Tarrant',
        hash: 'hash-of-id-1',
      }),
    );
    expect(given(['17:00', chair, issue('steward')]).state.people.passes.get('id-1')).toStrictEqual({
      pass: 'id-1',
      role: 'steward',
      name: 'Yusuf Tarrant',
      hash: 'hash-of-id-1',
      revoked: false,
    });
  });

  test.each(['', '   ', 'a bell \u0007', 'x'.repeat(81)])('[PEOPLE-1] “%s” is no name for a pass', (name) => {
    expect(commandSchemas.IssuePass.safeParse(issue('steward', name)).success).toBe(false);
  });

  test('[PEOPLE-2] a pass can be withdrawn, and withdrawing it twice changes nothing', () => {
    const night = given();
    expect(night.when('19:00', chair, revoke('pass-steward'))).toStrictEqual(
      did({ type: 'PassRevoked', pass: 'pass-steward' }),
    );
    night.and('19:00', chair, revoke('pass-steward'));
    expect(night.state.people.passes.get('pass-steward')?.revoked).toBe(true);
    expect(night.when('19:01', chair, revoke('pass-steward'))).toStrictEqual(nothing);
  });

  test('[PEOPLE-2] there has to be such a pass', () => {
    expect(given().when('19:00', chair, revoke('pass-9'))).toStrictEqual(refused('no-such-pass', 'pass-9'));
  });

  test('[PEOPLE-3] the last chair’s pass is never withdrawn', () => {
    const night = given();
    expect(night.when('19:00', chair, revoke('pass-chair'))).toStrictEqual(refused('last-chair'));
    night.and('19:00', chair, issue('chair'));
    expect(night.when('19:01', chair, revoke('pass-chair'))).toMatchObject({ ok: true });
    night.and('19:01', chair, revoke('pass-chair'));
    expect(night.when('19:02', otherChair, revoke('id-1'))).toStrictEqual(refused('last-chair'));
    expect(night.when('19:02', otherChair, revoke('pass-chair'))).toStrictEqual(nothing);
  });
});

describe('the join code', () => {
  test('[PEOPLE-4] can be changed, and the old ones are remembered as such', () => {
    expect(given().when('18:40', chair, changeCode)).toStrictEqual(
      did({ type: 'JoinCodeChanged', joinCode: 'JOINBB' }),
    );
    const { people } = given(['18:40', chair, changeCode], ['18:41', chair, changeCode]).state;
    expect(people.joinCode).not.toBe('JOINAA');
    expect([...people.formerCodes]).toHaveLength(2);
    expect(people.formerCodes.has('JOINAA')).toBe(true);
    expect(people.formerCodes.has(people.joinCode)).toBe(false);
  });
});

describe('roles', () => {
  test('[PEOPLE-5] there are these, and each command is said by those who are to say it', () => {
    expect(roles).toEqual(everybody);
    expect(allCommands.toSorted()).toEqual(Object.keys(maySay).toSorted());
  });

  test.each(everybody)('[PEOPLE-5] a %s may say what is its own job, and nothing else', (role) => {
    expect(may(role)).toEqual(allCommands.filter((type) => maySay[type].includes(role)).toSorted());
  });

  test('[PEOPLE-5] the chair may do whatever any of the crew may, but not stand in for a phone, nor for the server', () => {
    const notTheChairs = allCommands.filter((type) => !maySay[type].includes('chair'));
    expect(notTheChairs.toSorted()).toEqual(['CheckIn', 'StepClock']);
  });

  test.each(everybody)('[PEOPLE-6] a %s is shown what its job needs, and nothing else', (role) => {
    expect([...reads[role]].toSorted()).toEqual(readBy(role).toSorted());
  });

  test.each(['crew', 'links', 'fairness', 'log', 'speakers'] as const)(
    '[PEOPLE-6] only chairs see %s',
    (slice) => {
      expect(roles.filter((role) => reads[role].includes(slice))).toEqual(['chair']);
    },
  );

  test('[PEOPLE-6] only a phone needs no pass, only the chair may print the cards, and displays must be heard', () => {
    expect(roles.filter((role) => !passRoles.some((one) => one === role))).toEqual(['phone']);
    expect(roles.filter((role) => roleRow(role).mayPrintCards)).toEqual(['chair']);
    expect(roles.filter((role) => roleRow(role).mustBeHeard)).toEqual(['screen', 'stage']);
  });
});

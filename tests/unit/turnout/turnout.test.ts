/** Who came: phones, stewards at the doors, and the roll call; three figures that are never mixed up. */
import { describe, expect, test } from 'vitest';
import { commandSchemas, type CommandInput } from '../../../shared/night/commands.ts';
import type { NightEvent } from '../../../shared/night/events.ts';
import { checkInOf } from '../../../shared/turnout/check-in.ts';
import { present } from '../../../shared/turnout/delegations.ts';
import { turnoutView } from '../../../shared/views/turnout.ts';
import {
  chair,
  did,
  given,
  nothing,
  on,
  phone,
  refused,
  steward,
  type Night,
  type Step,
} from '../../support/night/night.ts';

const checkIn = (delegation: string | null, party?: number): CommandInput => ({
  type: 'CheckIn',
  delegation,
  ...(party === undefined ? {} : { party }),
});
const arrives = (number: number, delegation: string | null, party?: number): Step => [
  '18:10',
  phone(number),
  checkIn(delegation, party),
];
const confirm = (group: number, heads?: number) =>
  ({ type: 'ConfirmGroup', group, ...(heads === undefined ? {} : { heads }) }) as const;
const decline = (group: number) => ({ type: 'DeclineGroup', group }) as const;
const count = (heads: number, delegation = 'D01') => ({ type: 'CountAtDoor', delegation, heads }) as const;
const declare = (heads: number, delegation = 'D01') =>
  ({ type: 'DeclareTurnout', delegation, heads }) as const;
const call = (delegation: string | null) => ({ type: 'CallDelegation', delegation }) as const;

const delegation = (night: Night, id = 'D01') => {
  const found = night.state.turnout.delegations.get(id);
  if (!found) throw new Error(`There is no delegation ${id}`);
  return found;
};
const declared = (heads: number, was: number, calling: string): NightEvent => ({
  type: 'TurnoutDeclared',
  delegation: 'D01',
  heads,
  was,
  calling,
});
const called = (id: string | null, was: string | null): NightEvent => ({
  type: 'DelegationCalled',
  delegation: id,
  was,
});

describe('the official turnout', () => {
  test.each([
    ['nothing yet', [], null],
    ['the door count', [count(12)], 12],
    ['the declared number once there is one', [count(12), declare(40)], 40],
    ['the declared number, whatever is counted later', [declare(40), count(12)], 40],
    ['a declared nobody', [count(12), declare(0)], 0],
  ])('[TURNOUT-1] is %s', (_what, steps, official) => {
    const night = given(...steps.map((what): Step => ['18:40', steward, what]));
    expect(present(delegation(night))).toBe(official);
  });

  test('[TURNOUT-2] phones are a figure beside it, and never added', () => {
    const night = given(arrives(1, 'D01', 4), ['18:40', steward, count(12)]);
    expect(delegation(night)).toMatchObject({ door: 12, declared: null, phones: 1, phoneHeads: 4 });
    expect(present(delegation(night))).toBe(12);
  });
});

describe('phones', () => {
  test('[TURNOUT-3] check in for one delegation, alone where nobody else is named', () => {
    expect(given().when('18:10', phone(1), checkIn('D02'))).toStrictEqual(
      did({ type: 'CheckedIn', delegation: 'D02', party: 1 }),
    );
    const night = given(arrives(1, 'D02'), arrives(2, 'D02', 3));
    expect(delegation(night, 'D02')).toMatchObject({ phones: 2, phoneHeads: 4 });
    expect(checkInOf(night.state, 'phone-2')).toStrictEqual({ delegation: 'D02', party: 3 });
  });

  test('[TURNOUT-3] the same again changes nothing', () => {
    expect(given(arrives(1, 'D02', 2)).when('18:11', phone(1), checkIn('D02', 2))).toStrictEqual(nothing);
  });

  test('[TURNOUT-3] another delegation moves the phone with its party, another party changes it', () => {
    const night = given(arrives(1, 'D02', 2), arrives(1, 'D03', 5), arrives(2, 'D03'), arrives(1, 'D03', 4));
    expect(delegation(night, 'D02')).toMatchObject({ phones: 0, phoneHeads: 0 });
    expect(delegation(night, 'D03')).toMatchObject({ phones: 2, phoneHeads: 5 });
    expect(night.state.turnout.checkIns.size).toBe(2);
  });

  test('[TURNOUT-4] a phone speaks for eight at most; more is a group, which counts for one until a steward has looked', () => {
    expect(given().when('18:10', phone(1), checkIn('D03', 8))).toStrictEqual(
      did({ type: 'CheckedIn', delegation: 'D03', party: 8 }),
    );
    expect(given().when('18:10', phone(1), checkIn('D03', 30))).toStrictEqual(
      did({ type: 'GroupClaimed', delegation: 'D03', heads: 30, group: 1 }),
    );
    expect(given().when('18:10', phone(1), checkIn('D03', 301))).toStrictEqual(
      refused('party-too-big', '300'),
    );
    expect(delegation(given(arrives(1, 'D03', 30)), 'D03')).toMatchObject({ phones: 1, phoneHeads: 1 });
    expect(commandSchemas.CheckIn.safeParse(checkIn('D03', 0)).success).toBe(false);
    expect(commandSchemas.CheckIn.safeParse(checkIn('D03', 1.5)).success).toBe(false);
  });

  test('[TURNOUT-4] a group is confirmed as said or as counted, put right, or declined', () => {
    const night = given(arrives(1, 'D03', 30), arrives(2, 'D03'), arrives(3, 'D02', 12));
    expect(turnoutView(night.state).groups).toStrictEqual([
      { number: 1, delegation: 'D03', heads: 30 },
      { number: 2, delegation: 'D02', heads: 12 },
    ]);
    expect(night.when('18:15', steward, confirm(1))).toStrictEqual(
      did({ type: 'GroupConfirmed', group: 1, delegation: 'D03', heads: 30 }),
    );
    night.and('18:15', steward, confirm(1, 28)).and('18:15', steward, decline(2));
    expect(delegation(night, 'D03')).toMatchObject({ phones: 2, phoneHeads: 29 });
    expect(delegation(night, 'D02')).toMatchObject({ phones: 1, phoneHeads: 1 });
    expect(turnoutView(night.state).groups).toEqual([]);
    expect(checkInOf(night.state, 'phone-1')).toStrictEqual({
      delegation: 'D03',
      party: 28,
      group: { number: 1, heads: 30, answer: 'confirmed' },
    });
    expect(night.when('18:16', steward, confirm(1, 28))).toStrictEqual(nothing);
    expect(delegation(night.and('18:16', steward, confirm(1, 31)), 'D03')).toMatchObject({ phoneHeads: 32 });
  });

  test('[TURNOUT-4] the same claim again changes nothing, another takes a new number, and the old one is gone', () => {
    const night = given(arrives(1, 'D03', 30));
    expect(night.when('18:11', phone(1), checkIn('D03', 30))).toStrictEqual(nothing);
    night.and(...arrives(1, 'D03', 34));
    expect(turnoutView(night.state).groups).toStrictEqual([{ number: 2, delegation: 'D03', heads: 34 }]);
    for (const command of [confirm(1), decline(1), confirm(7)])
      expect(night.when('18:15', steward, command)).toStrictEqual(
        refused('no-such-group', String(command.group)),
      );
    expect(delegation(night.and(...arrives(1, 'D03', 4)), 'D03')).toMatchObject({ phones: 1, phoneHeads: 4 });
    expect(turnoutView(night.state).groups).toEqual([]);
  });

  test('[TURNOUT-9] a visitor is with none of the delegations, and in no figure of theirs', () => {
    const night = given(arrives(1, null, 2), arrives(2, 'D02'));
    expect(turnoutView(night.state)).toMatchObject({
      total: { phones: 1, phoneHeads: 1 },
      visitors: { phones: 1, phoneHeads: 2 },
    });
    expect(night.when('18:11', phone(3), checkIn(null, 9))).toStrictEqual(refused('party-too-big', '8'));
    night.and(...arrives(1, 'D02', 3));
    expect(turnoutView(night.state)).toMatchObject({
      total: { phones: 2, phoneHeads: 4 },
      visitors: { phones: 0, phoneHeads: 0 },
    });
  });

  test('[TURNOUT-10] once its delegation has declared, a phone stays as it is; who comes late is counted', () => {
    const night = given(arrives(1, 'D01', 2), ['18:40', steward, declare(40)]);
    expect(night.when('18:41', phone(1), checkIn('D01', 2))).toStrictEqual(nothing);
    for (const command of [checkIn('D01', 3), checkIn('D02', 2), checkIn(null)])
      expect(night.when('18:41', phone(1), command)).toStrictEqual(refused('turnout-declared'));
    expect(night.when('18:41', phone(2), checkIn('D01'))).toMatchObject({ ok: true });
  });

  test('[TURNOUT-11] after the end nobody is counted any more', () => {
    const night = given(on('S22', '20:06'), arrives(1, 'D01', 2), [
      '20:10',
      chair,
      { type: 'EndNight', from: 'S22' },
    ]);
    expect(night.when('20:11', phone(2), checkIn('D01'))).toStrictEqual(refused('night-over'));
    expect(night.when('20:11', phone(1), checkIn('D01', 2))).toStrictEqual(nothing);
  });

  test('[TURNOUT-12] five thousand phones change nothing that is present, and the crew is told', () => {
    const night = given(['18:40', steward, declare(40)]);
    for (let number = 1; number <= 5_000; number += 1) night.and(...arrives(number, 'D01', 8));
    const [area] = turnoutView(night.state).areas;
    expect(area?.delegations[0]).toMatchObject({ present: 40, phoneHeads: 40_000, phonesExceed: true });
    expect(turnoutView(night.state)).toMatchObject({ total: { present: 40 }, phonesExceed: true });
  });
});

describe('stewards', () => {
  test('[TURNOUT-5] count heads, and take back what was tapped too often', () => {
    expect(given().when('18:20', steward, count(3))).toStrictEqual(
      did({ type: 'CountedAtDoor', delegation: 'D01', heads: 3 }),
    );
    const night = given(
      ['18:20', steward, count(3)],
      ['18:20', steward, count(2)],
      ['18:21', steward, count(-1)],
    );
    expect(delegation(night).door).toBe(4);
  });

  test('[TURNOUT-5] a count never goes below zero', () => {
    expect(given().when('18:20', steward, count(-1))).toStrictEqual(refused('below-zero', '0'));
    const night = given(['18:20', steward, count(3)]);
    expect(night.when('18:20', steward, count(-4))).toStrictEqual(refused('below-zero', '3'));
    expect(night.when('18:20', steward, count(-3))).toMatchObject({ ok: true });
  });
});

describe('the roll call', () => {
  test('[TURNOUT-6] a leader declares a number, which can be put right', () => {
    const night = given(['18:40', steward, declare(40)]);
    expect(delegation(night).declared).toBe(40);
    expect(night.when('18:41', steward, declare(40))).toStrictEqual(nothing);
    expect(night.when('18:41', steward, declare(42))).toStrictEqual(did(declared(42, 40, 'D01')));
    expect(delegation(night.and('18:41', steward, declare(42))).declared).toBe(42);
  });

  test('[TURNOUT-7] a delegation is called, and then the call is over', () => {
    expect(given().when('18:40', steward, call('D02'))).toStrictEqual(did(called('D02', null)));
    const night = given(['18:40', steward, call('D02')]);
    expect(night.state.turnout.calling).toBe('D02');
    expect(night.when('18:41', steward, call('D02'))).toStrictEqual(nothing);
    expect(night.when('18:41', steward, call(null))).toStrictEqual(did(called(null, 'D02')));
    expect(night.and('18:41', steward, call(null)).state.turnout.calling).toBeNull();
    expect(night.when('18:41', steward, call(null))).toStrictEqual(nothing);
  });

  test('[TURNOUT-7] a first declaration moves the roll call to its delegation, a correction does not', () => {
    const night = given(['18:40', steward, call('D01')], ['18:40', steward, declare(9, 'D05')]);
    expect(night.state.turnout.calling).toBe('D05');
    night.and('18:41', steward, call('D06')).and('18:42', steward, declare(19, 'D05'));
    expect(night.state.turnout.calling).toBe('D06');
    expect(delegation(night, 'D05').declared).toBe(19);
  });

  test.each([
    [phone(1), checkIn('D99')],
    [steward, count(1, 'D99')],
    [steward, declare(1, 'D99')],
    [steward, call('D99')],
  ] as const)('[TURNOUT-8] only delegations in the list: %o, %o', (by, command) => {
    expect(given().when('18:40', by, command)).toStrictEqual(refused('no-such-delegation', 'D99'));
  });
});

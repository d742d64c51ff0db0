/** Ids, codes and numbers that are given once in an assembly's life: whatever is removed, nothing else ever comes under its name. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invitedBy } from '../../../client/phone/check-in/listed-delegations.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { planSchema } from '../../../shared/plan/plan.ts';
import { delegationsView } from '../../../shared/views/phone.ts';
import { stateSliceNames, stateSlices } from '../../../shared/views/slices.ts';
import { decide } from '../../../shared/night/night.ts';
import {
  at,
  chair,
  DAY_MS,
  did,
  given,
  givenPlan,
  MINUTE,
  on,
  openingOf,
  outsideWorld,
  parsed,
  phone,
  refused,
  samplePlan,
  steward,
  type Night,
  type Step,
} from '../../support/night/night.ts';

const add = (name: string, area = 'OX') => ({ type: 'AddDelegation', name, area }) as const;
const remove = (delegation: string) => ({ type: 'RemoveDelegation', delegation }) as const;
const checkIn = (delegation: string, party = 1) => ({ type: 'CheckIn', delegation, party }) as const;
const table = (name: string, code?: string): CommandInput => ({
  type: 'ImportDelegations',
  rows: [{ name, area: 'OX', pledged: 5, ...(code === undefined ? {} : { code }) }],
});

const weekBefore = at('17:00') - 7 * DAY_MS;
const backToTheStart = { type: 'EndRehearsal' } as const;

/** What the next one that comes into the list is called. */
const namesOf = (night: Night, command: CommandInput) => {
  const outcome = night.when('18:30', chair, command);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return outcome.value.flatMap((event) =>
    event.type === 'DelegationAdded' ? [[event.delegation, event.code]] : [],
  );
};

const removed = () => given(['18:20', steward, add('Cedar Road Chapel')], ['18:21', steward, remove('N1')]);

describe('[LIST-11] what was removed', () => {
  test.each([
    ['added at the door', add('Cedarwood Trades Council')],
    ['of a table', table('Cedarwood Trades Council')],
  ])('leaves neither its id nor its code to another, %s', (_how, another) => {
    expect(namesOf(removed(), another)).toEqual([['N2', 'CED2']]);
  });

  test('is not there for what arrives for it late: a phone, a steward’s heads, the roll call', () => {
    const night = removed().and('18:22', steward, add('Cedarwood Trades Council'));
    const gone = refused('no-such-delegation', 'N1');
    expect(night.when('18:23', phone(1), checkIn('N1'))).toStrictEqual(gone);
    expect(night.when('18:23', steward, { type: 'CountAtDoor', delegation: 'N1', heads: 6 })).toStrictEqual(
      gone,
    );
    expect(
      night.when('18:23', steward, { type: 'DeclareTurnout', delegation: 'N1', heads: 6 }),
    ).toStrictEqual(gone);
    expect(night.when('18:23', steward, { type: 'CallDelegation', delegation: 'N1' })).toStrictEqual(gone);
  });

  test('has a printed code that opens nothing, and not another', () => {
    const night = removed().and('18:22', steward, add('Cedarwood Trades Council'));
    const view = delegationsView(night.state);
    expect(invitedBy(view, 'CEDA')).toBeUndefined();
    expect(invitedBy(view, 'CED2')?.name).toBe('Cedarwood Trades Council');
  });

  test('comes back as the same, by its name and area, or when its removal is taken back', () => {
    expect(namesOf(removed(), add('CEDAR ROAD chapel'))).toEqual([['N1', 'CEDA']]);
    expect(namesOf(removed(), table('Cedar Road Chapel'))).toEqual([['N1', 'CEDA']]);
    expect(namesOf(removed(), table('Cedar Road Chapel', 'CEDA'))).toEqual([['N1', 'CEDA']]);
    expect(namesOf(removed(), add('Cedar Road Chapel', 'MK'))).toEqual([['N2', 'CED2']]);
    expect(namesOf(removed(), table('Cedar Road Chapel', 'CRC'))).toEqual([['N2', 'CRC']]);
    expect(removed().when('18:22', chair, { type: 'TakeBack' })).toMatchObject({
      value: expect.arrayContaining([expect.objectContaining({ delegation: 'N1', code: 'CEDA' })]),
    });
  });

  test('keeps the name that it was called last', () => {
    const night = given(
      ['18:20', steward, add('Cedar Road Chapel')],
      ['18:21', chair, table('Cedar Lane Chapel', 'CEDA')],
      ['18:22', steward, remove('N1')],
    );
    expect(namesOf(night, add('Cedar Lane Chapel'))).toEqual([['N1', 'CEDA']]);
    expect(namesOf(night, add('Cedar Road Chapel'))).toEqual([['N2', 'CED2']]);
  });

  test('keeps its code from a table that writes it for another', () => {
    expect(removed().when('18:22', chair, table('Cedarwood Trades Council', 'CEDA'))).toStrictEqual(
      refused('bad-row', '1'),
    );
  });
});

const rehearsed = (...steps: readonly Step[]) =>
  given(on('S01', weekBefore), ...steps, [weekBefore + MINUTE, chair, backToTheStart]);

describe('[LIST-11] what was only rehearsed', () => {
  test('leaves neither its id nor its code to another', () => {
    const night = rehearsed([weekBefore, steward, add('Cedar Road Chapel')]);
    expect(night.when('18:10', phone(1), checkIn('N1'))).toStrictEqual(refused('no-such-delegation', 'N1'));
    expect(namesOf(night, add('Cedarwood Trades Council'))).toEqual([['N2', 'CED2']]);
    expect(namesOf(night, add('Cedar Road Chapel'))).toEqual([['N1', 'CEDA']]);
  });

  test('leaves no group’s number to another: a steward’s answer to it is refused', () => {
    const night = rehearsed([weekBefore, phone(1), checkIn('D01', 30)]);
    night.and('18:10', phone(2), checkIn('D02', 40));
    expect(night.state.turnout.checkIns.get('phone-2')).toMatchObject({ group: { number: 2 } });
    expect(night.when('18:11', steward, { type: 'ConfirmGroup', group: 1 })).toStrictEqual(
      refused('no-such-group', '1'),
    );
  });

  test('[BALLOT-1] and a ballot’s id means no other question in the night', () => {
    const ballot = 'V9';
    const ask = (question: string) => ({ type: 'OpenBallot', ballot, question }) as const;
    const night = rehearsed([weekBefore, chair, ask('Does this work?')]);
    expect(night.when('18:40', chair, ask('Shall we adopt the agenda?'))).toStrictEqual(
      refused('no-such-ballot', ballot),
    );
    expect(night.when('18:40', chair, ask('Does this work?')).ok).toBe(true);
  });
});

const draft = (question: string) => ({ type: 'DraftBallot', ballot: 'B1', question }) as const;

test('[BALLOT-1] the id of a ballot that was dropped means no other question', () => {
  const night = given(
    ['18:00', chair, draft('Shall we adopt the agenda?')],
    ['18:01', chair, { type: 'DropBallot', ballot: 'B1' }],
  );
  const other = draft('Shall we stay longer?');
  expect(night.when('18:02', chair, other)).toStrictEqual(refused('no-such-ballot', 'B1'));
  expect(night.when('18:02', chair, { ...other, type: 'OpenBallot' })).toStrictEqual(
    refused('no-such-ballot', 'B1'),
  );
  night.and('18:02', chair, draft('Shall we adopt the agenda?'));
  expect(night.state.ballots.byId.has('B1')).toBe(true);
  expect(night.when('18:03', chair, other)).toStrictEqual(refused('no-such-ballot', 'B1'));
});

test('[BALLOT-1] a ballot of the plan that was dropped in a rehearsal is there again, and may be reworded', () => {
  const planned = { id: 'adopt', question: 'Do we adopt the agenda?' };
  const night = givenPlan(
    planSchema.parse({ ...samplePlan, ballots: [planned] }),
    on('S01', weekBefore),
    [weekBefore, chair, { type: 'DropBallot', ballot: planned.id }],
    [weekBefore + MINUTE, chair, backToTheStart],
  );
  const reworded = { type: 'DraftBallot', ballot: planned.id, question: 'Shall we?' } as const;
  expect(night.when('18:00', chair, reworded).ok).toBe(true);
});

test('[PEOPLE-4] a join code that the assembly had before is drawn again, not given again', () => {
  const night = given(['18:00', chair, { type: 'ChangeJoinCode' }]);
  const drawn = ['JOINAA', 'JOINBB', 'JOINAA', 'JOINZZ'];
  const context = { ...outsideWorld()(at('18:01'), chair), newJoinCode: () => drawn.shift() ?? '' };
  expect(openingOf(samplePlan).joinCode).toBe('JOINAA');
  expect(decide(night.state, parsed({ type: 'ChangeJoinCode' }), context)).toStrictEqual(
    did({ type: 'JoinCodeChanged', joinCode: 'JOINZZ' }),
  );
});

/** Names of which many come to the same letters. */
const NAMES = ['Cedar Road Chapel', 'Cedarwood Trades Council', 'Cedar Lane', 'Ceda', 'Birch Lane', '合唱団'];

interface Pick {
  readonly does: 'add' | 'remove' | 'back' | 'again';
  readonly name: string;
  readonly area: string;
  readonly which: number;
}
const pick: fc.Arbitrary<Pick> = fc.record({
  does: fc.constantFrom('add', 'add', 'add', 'add', 'remove', 'remove', 'remove', 'back', 'again'),
  name: fc.constantFrom(...NAMES),
  area: fc.constantFrom('OX', 'MK'),
  which: fc.nat(8),
});

/** What each id and code was given to, in the order they were given. */
const givenIn = (picks: readonly Pick[]): [key: string, owner: string][] => {
  const night = given(on('S01', weekBefore));
  return picks.flatMap(({ does, name, area, which }): [string, string][] => {
    const added = [...night.state.turnout.delegations.keys()].filter((id) => id.startsWith('N'));
    const commands = {
      add: add(name, area),
      remove: remove(added[which % Math.max(1, added.length)] ?? 'N1'),
      back: { type: 'TakeBack' },
      again: backToTheStart,
    } as const;
    const outcome = night.when(weekBefore + MINUTE, chair, commands[does]);
    if (!outcome.ok) return [];
    night.and(weekBefore + MINUTE, chair, commands[does]);
    if (does === 'again') night.and(...on('S01', weekBefore));
    return outcome.value.flatMap((event): [string, string][] =>
      event.type === 'DelegationAdded'
        ? [event.delegation, event.code].map((key) => [key, `${event.area} ${event.name}`])
        : [],
    );
  });
};

test('[LIST-11] in any evening, with any rehearsals, an id and a code are only ever one delegation’s', () => {
  let most = 0;
  const isOnes = (picks: readonly Pick[]): void => {
    const all = givenIn(picks);
    const owners = new Map(all);
    expect(all.filter(([key, owner]) => owners.get(key) !== owner)).toEqual([]);
    most = Math.max(most, all.length);
  };
  fc.assert(fc.property(fc.array(pick, { minLength: 40, maxLength: 80 }), isOnes), {
    seed: 20_201_130,
    numRuns: 150,
  });
  expect(most).toBeGreaterThan(20);
});

test('[LIST-11] what was given is in nobody’s view', () => {
  const { state } = removed();
  const seen = stateSliceNames.filter((name) =>
    /Cedar|CEDA/.test(JSON.stringify(stateSlices[name].view(state))),
  );
  // The chair's log says what was done.
  expect(seen).toEqual(['log']);
});

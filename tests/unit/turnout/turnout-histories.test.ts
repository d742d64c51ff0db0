/** Two steps of who came and what comes of them together: merged while called, called elsewhere and back, parted after a correction; and numbers just at their limit. */
import { describe, expect, test } from 'vitest';
import { commandSchemas } from '../../../shared/night/commands.ts';
import {
  LARGEST_GROUP,
  LARGEST_PARTY,
  MOST_DELEGATIONS,
  MOST_HEADS,
} from '../../../shared/turnout/limits.ts';
import { MOST_ROWS } from '../../../shared/plan/delegation-table.ts';
import { chair, given, phone, refused, steward, type Night } from '../../support/night/night.ts';

const add = (name: string) => ({ type: 'AddDelegation', name, area: 'OX' }) as const;
const merge = (from: string, into: string) => ({ type: 'MergeDelegations', from, into }) as const;
const count = (delegation: string, heads: number) => ({ type: 'CountAtDoor', delegation, heads }) as const;
const call = (delegation: string | null) => ({ type: 'CallDelegation', delegation }) as const;
const declare = (delegation: string, heads: number) =>
  ({ type: 'DeclareTurnout', delegation, heads }) as const;
const checkIn = (party: number) => ({ type: 'CheckIn', delegation: 'D01', party }) as const;
const back = (version: number) => ({ type: 'TakeBack', version }) as const;
const calling = ({ state }: Night): string | null => state.turnout.calling;

const twins = () => given(['18:20', steward, add('Isisfield Friends')], ['18:21', steward, count('N1', 6)]);

describe('the roll call', () => {
  test('[LIST-3] goes with the one that is merged while it is called, and back with it', () => {
    const night = twins().and('18:40', steward, call('N1')).and('18:41', steward, merge('N1', 'D09'));
    expect(calling(night)).toBe('D09');
    expect(calling(night.and('18:42', chair, { type: 'TakeBack' }))).toBe('N1');
  });

  test('[LIST-3] stays where it is when two others are merged', () => {
    const night = twins().and('18:40', steward, call('D05')).and('18:41', steward, merge('N1', 'D09'));
    expect(calling(night)).toBe('D05');
  });

  test('[BACK-1] that was called elsewhere and came back stays, when the number that moved it is taken back', () => {
    const night = given(['18:40', steward, declare('D01', 40)]);
    const { version } = night;
    night.and('18:41', steward, call('D02')).and('18:42', steward, call('D01'));
    night.and('18:43', chair, back(version));
    expect(calling(night)).toBe('D01');
    expect(night.state.turnout.delegations.get('D01')?.declared).toBeNull();
  });

  test('[BACK-1] goes back with the number that moved it, where nobody called since', () => {
    const night = given(['18:39', steward, call('D02')], ['18:40', steward, declare('D01', 40)]);
    expect(calling(night)).toBe('D01');
    expect(calling(night.and('18:41', chair, { type: 'TakeBack' }))).toBe('D02');
  });
});

test('[LIST-3] two that were merged are not parted by themselves once what they declared was corrected', () => {
  const night = twins().and('18:40', steward, declare('N1', 7)).and('18:41', steward, merge('N1', 'D09'));
  const { version } = night;
  night.and('18:42', steward, declare('D09', 9));
  expect(night.when('18:43', chair, back(version))).toStrictEqual(refused('not-as-it-was'));
  night.and('18:43', chair, back(night.version)).and('18:44', chair, back(version));
  expect(night.state.turnout.delegations.get('N1')).toMatchObject({ declared: 7, door: 6, mergedInto: null });
  expect(night.state.turnout.delegations.get('D09')).toMatchObject({ declared: null, door: null });
});

describe('just as many as there may be', () => {
  test('[TURNOUT-4] people speak through one phone; of one more a steward is asked', () => {
    const party = given(
      ['18:10', phone(1), checkIn(LARGEST_PARTY)],
      ['18:10', phone(2), checkIn(LARGEST_PARTY + 1)],
    );
    expect(party.state.turnout.checkIns.get('phone-1')).toMatchObject({ party: 8 });
    expect(party.state.turnout.checkIns.get('phone-1')).not.toHaveProperty('group');
    expect(party.state.turnout.checkIns.get('phone-2')).toMatchObject({ party: 1, group: { heads: 9 } });
  });

  test('[TURNOUT-4] people make one group', () => {
    expect(given().when('18:10', phone(1), checkIn(LARGEST_GROUP)).ok).toBe(true);
    expect(given().when('18:10', phone(1), checkIn(LARGEST_GROUP + 1))).toStrictEqual(
      refused('party-too-big', '300'),
    );
    const visitors = { type: 'CheckIn', delegation: null, party: LARGEST_PARTY } as const;
    expect(given().when('18:10', phone(1), visitors).ok).toBe(true);
    expect(given().when('18:10', phone(1), { ...visitors, party: LARGEST_PARTY + 1 })).toStrictEqual(
      refused('party-too-big', '8'),
    );
  });

  test.each([
    [MOST_HEADS, true],
    [MOST_HEADS + 1, false],
    [-MOST_HEADS, true],
    [-MOST_HEADS - 1, false],
  ])('%i heads are counted at once: %s', (heads, may) => {
    expect(commandSchemas.CountAtDoor.safeParse(count('D01', heads)).success).toBe(may);
  });

  test('[LIST-5] rows are a table', () => {
    const all = Array.from({ length: MOST_ROWS + 1 }, (_, at) => ({
      name: `Choir ${at}`,
      area: 'OX',
      pledged: 1,
    }));
    const table = (amount: number) => ({ type: 'ImportDelegations', rows: all.slice(0, amount) }) as const;
    expect(commandSchemas.ImportDelegations.safeParse(table(MOST_ROWS)).success).toBe(true);
    expect(commandSchemas.ImportDelegations.safeParse(table(MOST_ROWS + 1)).success).toBe(false);
  });

  test('[LIST-1] delegations are in the list', () => {
    const night = given();
    const free = MOST_DELEGATIONS - night.state.turnout.delegations.size;
    for (let number = 1; number <= free; number += 1) night.and('18:20', steward, add(`Choir ${number}`));
    expect(night.state.turnout.delegations.size).toBe(600);
    expect(night.when('18:21', steward, add('One more'))).toStrictEqual(refused('list-full'));
    night.and('18:22', steward, { type: 'RemoveDelegation', delegation: 'N1' });
    expect(night.when('18:23', steward, add('One more'))).toMatchObject({
      value: [{ delegation: `N${free + 1}` }],
    });
  });
});

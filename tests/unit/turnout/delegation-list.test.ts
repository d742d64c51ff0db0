/** The list of delegations on the night: what was missing, what was there twice, and what a table brings. */
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../../shared/night/commands.ts';
import { plainName } from '../../../shared/plan/delegation-table.ts';
import { checkInOf } from '../../../shared/turnout/check-in.ts';
import { newCode } from '../../../shared/turnout/new-codes.ts';
import { delegationsView } from '../../../shared/views/phone.ts';
import { turnoutView, type DelegationRow } from '../../../shared/views/turnout.ts';
import {
  chair,
  did,
  given,
  nothing,
  phone,
  refused,
  steward,
  type Night,
} from '../../support/night/night.ts';

const add = (name: string, area = 'OX') => ({ type: 'AddDelegation', name, area }) as const;
const merge = (from: string, into: string) => ({ type: 'MergeDelegations', from, into }) as const;
const remove = (delegation: string) => ({ type: 'RemoveDelegation', delegation }) as const;
const count = (delegation: string, heads: number) => ({ type: 'CountAtDoor', delegation, heads }) as const;
const declare = (delegation: string, heads: number) =>
  ({ type: 'DeclareTurnout', delegation, heads }) as const;
const checkIn = (delegation: string, party = 1) => ({ type: 'CheckIn', delegation, party }) as const;
type Row = Extract<CommandInput, { type: 'ImportDelegations' }>['rows'][number];
const table = (...rows: Row[]) => ({ type: 'ImportDelegations', rows }) as const;

const rows = (night: Night): DelegationRow[] =>
  turnoutView(night.state).areas.flatMap<DelegationRow>(({ delegations }) => delegations);
const row = (night: Night, id: string): DelegationRow | undefined => rows(night).find((one) => one.id === id);

const twins = () =>
  given(
    ['18:20', steward, add('Isisfield Friends')],
    ['18:21', steward, count('N1', 6)],
    ['18:21', steward, count('D09', 8)],
    ['18:22', phone(1), checkIn('N1', 2)],
    ['18:22', phone(2), checkIn('D09', 3)],
  );

describe('a delegation that is missing', () => {
  test('[LIST-1] is added without a pledge, marked, with a code, and everybody finds it', () => {
    expect(given().when('18:20', steward, add('Bletchmarsh Allotment Society'))).toStrictEqual(
      did({
        type: 'DelegationAdded',
        delegation: 'N1',
        code: 'BLET',
        area: 'OX',
        name: 'Bletchmarsh Allotment Society',
        pledged: 0,
        planned: false,
      }),
    );
    const night = given(['18:20', steward, add('Bletchmarsh Allotment Society')]);
    expect(row(night, 'N1')).toMatchObject({ pledged: 0, planned: false, present: null });
    const found = delegationsView(night.state).areas.flatMap(({ delegations }) => delegations);
    expect(found.find(({ code }) => code === 'BLET')).toMatchObject({ id: 'N1' });
    night.and('18:21', phone(1), checkIn('N1', 2)).and('18:22', steward, count('N1', 5));
    expect(row(night, 'N1')).toMatchObject({ present: 5, phoneHeads: 2 });
    expect(night.when('18:20', steward, add('Nowhere', 'XX'))).toStrictEqual(refused('no-such-area', 'XX'));
  });

  test.each([
    ['Brindlewick Methodist Circuit', 'BRI2'],
    ['Åland Çhoir', 'ALAN'],
    ['Y 2', 'NEW'],
  ])('[LIST-1] %s gets the code %s', (name, code) => {
    expect(newCode(name, new Set(['BRIN']))).toBe(code);
  });

  test.each(['St Corvin’s church, ouzelbrook', "ST CORVIN'S CHURCH  OUZELBROOK"])(
    '[LIST-2] %s is in the list already',
    (name) => {
      expect(given().when('18:20', steward, add(name))).toStrictEqual(refused('in-list-already', 'D01'));
    },
  );

  test('[LIST-2] names are compared by their letters', () => {
    expect(plainName('Grid & Grove')).toBe(plainName('grid and grove'));
    expect(plainName('Plas Tŷ-Gwyn')).toBe(plainName('plas ty gwyn'));
    expect(plainName('مسجد')).not.toBe('');
  });

  test('[LIST-4] is removed while nobody is counted there; what the plan names stays', () => {
    const night = given(['18:20', steward, add('Added by mistake')]);
    expect(night.when('18:21', steward, remove('D25'))).toStrictEqual(refused('delegation-in-use', 'D25'));
    const counted = given(['18:20', steward, add('Late choir')], ['18:21', phone(1), checkIn('N1')]);
    expect(counted.when('18:22', steward, remove('N1'))).toStrictEqual(refused('delegation-in-use', 'N1'));
    night.and('18:21', steward, remove('N1'));
    expect(row(night, 'N1')).toBeUndefined();
    night.and('18:22', chair, { type: 'TakeBack' });
    expect(row(night, 'N1')).toMatchObject({ name: 'Added by mistake' });
  });
});

describe('two that are the same', () => {
  test('[LIST-3] count together from then on, and what is still said of the one counts at the other', () => {
    const night = twins().and('18:30', steward, merge('N1', 'D09'));
    expect(row(night, 'N1')).toBeUndefined();
    expect(row(night, 'D09')).toMatchObject({ door: 14, present: 14, phones: 2, phoneHeads: 5 });
    night.and('18:31', steward, count('N1', 1)).and('18:31', phone(3), checkIn('N1', 4));
    expect(row(night, 'D09')).toMatchObject({ door: 15, phones: 3, phoneHeads: 9 });
    expect(checkInOf(night.state, 'phone-1')).toStrictEqual({ delegation: 'D09', party: 2 });
    expect(night.when('18:32', phone(1), checkIn('D09', 2))).toStrictEqual(nothing);
  });

  test.each([
    ['neither has declared', null, null, null, 14],
    ['both have', 6, 9, 15, 15],
    ['one has: the other’s heads are declared with it', null, 9, 15, 15],
  ])('[LIST-3] %s', (_what, one, other, declared, present) => {
    const night = twins();
    if (one !== null) night.and('18:40', steward, declare('N1', one));
    if (other !== null) night.and('18:40', steward, declare('D09', other));
    expect(row(night.and('18:41', steward, merge('N1', 'D09')), 'D09')).toMatchObject({ declared, present });
  });

  test('[LIST-3] are parted again when that is taken back, with whoever was counted meanwhile', () => {
    const night = twins().and('18:30', steward, merge('N1', 'D09')).and('18:31', phone(3), checkIn('N1', 4));
    night.and('18:32', steward, count('D09', 2)).and('18:33', chair, { type: 'TakeBack' });
    expect(row(night, 'N1')).toMatchObject({ door: 6, phones: 1, phoneHeads: 2 });
    expect(row(night, 'D09')).toMatchObject({ door: 10, phones: 2, phoneHeads: 7 });
  });

  test('[LIST-3] cannot be one and the same, nor merged twice', () => {
    const night = twins().and('18:30', steward, merge('N1', 'D09'));
    expect(night.when('18:31', steward, merge('D09', 'D09'))).toStrictEqual(refused('merged-already', 'D09'));
    expect(night.when('18:31', steward, merge('N1', 'D01'))).toStrictEqual(refused('merged-already', 'N1'));
    expect(night.when('18:31', steward, merge('D09', 'N1'))).toStrictEqual(refused('merged-already', 'D09'));
    expect(night.when('18:31', steward, merge('N1', 'D09'))).toStrictEqual(nothing);
    expect(night.when('18:31', steward, merge('D99', 'D01'))).toStrictEqual(
      refused('no-such-delegation', 'D99'),
    );
  });
});

describe('a table', () => {
  const wending = { name: 'Wending Row Tenants', area: 'OX', pledged: 12 };

  test('[LIST-5] adds what is new with its pledge, and changes what is in the list by code or name', () => {
    const change = { name: 'Foxmarl Food Larder and Kitchen', area: 'MK', pledged: 20, code: 'FOXM' };
    const night = given([
      '12:00',
      chair,
      table(wending, change, { name: 'loughdene gurdwara', area: 'MK', pledged: 30 }),
    ]);
    expect(row(night, 'N1')).toMatchObject({ code: 'WEND', pledged: 12, planned: true });
    expect(row(night, 'D06')).toMatchObject({ name: change.name, pledged: 20 });
    expect(row(night, 'D08')).toMatchObject({ name: 'loughdene gurdwara', pledged: 30 });
    expect(rows(night)).toHaveLength(26);
    expect(night.when('12:01', chair, table(wending))).toStrictEqual(nothing);
  });

  test.each([
    ['an area that is not in the plan', [wending, { ...wending, name: 'Other', area: 'XX' }]],
    ['the same twice, spelt otherwise', [wending, { ...wending, name: 'wending row tenants.' }]],
    [
      'one code for two',
      [
        { ...wending, code: 'WR' },
        { name: 'Others', area: 'OX', pledged: 1, code: 'WR' },
      ],
    ],
    [
      'one delegation by its code and by its name',
      [
        { name: 'Larder', area: 'MK', pledged: 3, code: 'FOXM' },
        { name: 'Foxmarl Food Larder', area: 'MK', pledged: 4 },
      ],
    ],
  ])('[LIST-5] is refused whole for %s', (_what, cells) => {
    expect(given().when('12:00', chair, table(...cells))).toStrictEqual(refused('bad-row', '2'));
  });
});

/** Turnout as stewards and the chair see it, delegations as phones find them, and the passes of the crew. */
import { describe, expect, test } from 'vitest';
import { arrivalsView } from '../../../shared/views/arrivals.ts';
import { crewView } from '../../../shared/views/crew.ts';
import { invitedBy } from '../../../client/phone/check-in/listed-delegations.ts';
import { delegationsView } from '../../../shared/views/phone.ts';
import { turnoutView, type DelegationRow } from '../../../shared/views/turnout.ts';
import { at, chair, given, givenPlan, phone, samplePlan, steward } from '../../support/night/night.ts';

const nextAfter = (delegation: string | null) =>
  turnoutView(given(['18:40', steward, { type: 'DelegationCalled', delegation, was: null }]).state)
    .nextToCall;

const count = (delegation: string, heads: number) => ({ type: 'CountAtDoor', delegation, heads }) as const;

describe('turnout', () => {
  test('[TURNOUT-7] the roll goes by area; the next to call follows the one that is called', () => {
    expect([null, 'D01', 'D08', 'D25'].map(nextAfter)).toEqual(['D01', 'D02', 'D09', null]);
  });

  test('[TURNOUT-2] each figure has its own column, by delegation, area and in all', () => {
    const view = turnoutView(
      given(
        ['18:10', phone(1), { type: 'CheckIn', delegation: 'D24', party: 2 }],
        ['18:20', steward, { type: 'CountAtDoor', delegation: 'D24', heads: 15 }],
        ['18:20', steward, { type: 'CountAtDoor', delegation: 'D01', heads: 40 }],
        ['18:40', steward, { type: 'DeclareTurnout', delegation: 'D24', heads: 18 }],
      ).state,
    );
    const figures = { pledged: 18, present: 18, declared: 18, phones: 1, phoneHeads: 2 };
    const [id, code, name] = ['D24', 'CHER', 'Cherwold Churches Together'];
    expect(view.areas[5]).toStrictEqual({
      id: 'CH',
      name: 'Cherwell',
      ...figures,
      delegations: [
        { id, code, name, planned: true, door: 15, phonesExceed: false, canRemove: false, ...figures },
      ],
    });
    expect(view.total).toStrictEqual({ pledged: 641, present: 58, declared: 18, phones: 1, phoneHeads: 2 });
    expect(view.calling).toBe('D24');
  });
});

const claim = (party: number) => ({ type: 'CheckIn', delegation: 'D03', party }) as const;
const canRemove = (night: ReturnType<typeof given>, id: string) =>
  turnoutView(night.state)
    .areas.flatMap<DelegationRow>(({ delegations }) => delegations)
    .find((one) => one.id === id)?.canRemove;

const twoGroups = () => given(['18:10', phone(1), claim(30)], ['18:11', phone(2), claim(12)]);

describe('groups', () => {
  test('[TURNOUT-4] wait, the oldest first; what was answered is kept in sight, and can be put right', () => {
    const waiting = turnoutView(twoGroups().state);
    expect([waiting.groups, waiting.groupsWaiting, waiting.groupsAnswered]).toStrictEqual([
      [
        { number: 1, delegation: 'D03', heads: 30 },
        { number: 2, delegation: 'D03', heads: 12 },
      ],
      2,
      [],
    ]);
    const answered = twoGroups()
      .and('18:12', steward, { type: 'ConfirmGroup', group: 1, heads: 28 })
      .and('18:13', steward, { type: 'DeclineGroup', group: 2 })
      .and('18:14', steward, { type: 'ConfirmGroup', group: 1, heads: 29 });
    const view = turnoutView(answered.state);
    expect([view.groups, view.groupsWaiting, view.groupsAnswered]).toStrictEqual([
      [],
      0,
      [
        { number: 2, delegation: 'D03', heads: 12, counted: null },
        { number: 1, delegation: 'D03', heads: 30, counted: 29 },
      ],
    ]);
    expect(view.total.phoneHeads).toBe(30);
  });

  test('[TURNOUT-4] however many are claimed, a steward sees how many, and the oldest hundred', () => {
    const many = given();
    for (let one = 1; one <= 120; one += 1) many.and('18:10', phone(one), claim(30));
    const { groups, groupsWaiting } = turnoutView(many.state);
    expect([groups.length, groups[0]?.number, groupsWaiting]).toEqual([100, 1, 120]);
  });
});

describe('the list', () => {
  const add = { type: 'AddDelegation', name: 'Late choir', area: 'OX' } as const;

  test('[LIST-4] says who can be removed', () => {
    const night = given(['18:10', steward, add]);
    expect([canRemove(night, 'N1'), canRemove(night, 'D01')]).toEqual([true, false]);
    expect(canRemove(night.and('18:11', steward, count('N1', 2)), 'N1')).toBe(false);
  });

  test('[LIST-3] says where a twin counts that is no longer in it', () => {
    const merged = given(
      ['18:10', steward, add],
      ['18:11', steward, { type: 'MergeDelegations', from: 'N1', into: 'D09' }],
    );
    expect(turnoutView(merged.state).merged).toStrictEqual([{ id: 'N1', into: 'D09' }]);
  });
});

describe('the hall', () => {
  test.each([
    [629, 'room'],
    [630, 'near'],
    [700, 'near'],
    [701, 'full'],
  ] as const)('[TURNOUT-14] of its 700 seats %d are wanted: %s', (heads, state) => {
    const night = given(['18:20', steward, count('D01', heads)]);
    expect(turnoutView(night.state).seats).toStrictEqual({ taken: heads, seats: 700, state });
  });

  test('[TURNOUT-14] areas of which somebody is present, against the three an alliance wants', () => {
    const night = given(['18:20', steward, count('D01', 4)], ['18:20', steward, count('D02', 4)]);
    expect(turnoutView(night.state).areasPresent).toStrictEqual({ present: 1, least: 3 });
    night.and('18:21', steward, count('D25', 1)).and('18:21', steward, count('D24', 0));
    expect(turnoutView(night.state).areasPresent).toStrictEqual({ present: 2, least: 3 });
  });

  test('[TURNOUT-13] fills up minute by minute, at the doors and on phones apart', () => {
    const night = given(
      ['18:10:05', steward, count('D01', 4)],
      ['18:10:50', phone(1), { type: 'CheckIn', delegation: 'D01', party: 3 }],
      ['18:12', steward, count('D02', 2)],
      ['18:12:30', phone(1), { type: 'CheckIn', delegation: 'D02', party: 1 }],
    );
    expect(arrivalsView(night.state)).toStrictEqual({
      points: [
        { from: at('18:10'), door: 4, phoneHeads: 3 },
        { from: at('18:12'), door: 6, phoneHeads: 1 },
      ],
      pledged: 641,
    });
  });

  test('[TURNOUT-13] [LIST-3] arrivals are held against the same pledge as the turnout, after a merger too', () => {
    const merged = { type: 'MergeDelegations', from: 'D19', into: 'D15' } as const;
    const { state } = given(['18:30', steward, merged]);
    expect(arrivalsView(state).pledged).toBe(turnoutView(state).total.pledged);
  });
});

describe('delegations', () => {
  test('[TURNOUT-3] finds its delegation by area, and how many it may speak for', () => {
    const view = delegationsView(given().state);
    expect([view.largestParty, view.largestGroup]).toEqual([8, 300]);
    expect(view.areas.map(({ name }) => name)).toEqual(samplePlan.areas.map(({ name }) => name));
    expect(view.areas[5]).toStrictEqual({
      name: 'Cherwell',
      delegations: [{ id: 'D24', code: 'CHER', name: 'Cherwold Churches Together' }],
    });
    const nobodyFrom = {
      ...samplePlan,
      delegations: samplePlan.delegations.filter(({ area }) => area !== 'CH'),
    };
    expect(delegationsView(givenPlan(nobodyFrom).state).areas).toHaveLength(6);
  });

  test('[PHONE-3] the printed code of a merged twin leads to where it counts now', () => {
    const view = delegationsView(
      given(
        ['18:10', steward, { type: 'MergeDelegations', from: 'D10', into: 'D09' }],
        ['18:11', steward, { type: 'MergeDelegations', from: 'D09', into: 'D11' }],
      ).state,
    );
    expect(view.merged).toStrictEqual([
      { code: 'ISIS', into: 'D11' },
      { code: 'HEDL', into: 'D11' },
    ]);
    expect(invitedBy(view, ' hedl ')?.name).toBe('Blackmere Road Mosque');
    expect(invitedBy(view, 'BLAC')?.id).toBe('D11');
    expect([invitedBy(view, 'NONE'), invitedBy(view, undefined)]).toEqual([undefined, undefined]);
  });
});

describe('passes', () => {
  test('[SECRECY-1] the chair sees whose they are, and no hash', () => {
    const { joinCode, passes } = crewView(
      given(['18:00', chair, { type: 'RevokePass', pass: 'pass-stage' }]).state,
    );
    expect(joinCode).toBe('JOINAA');
    expect(passes.find(({ role }) => role === 'stage')).toStrictEqual({
      id: 'pass-stage',
      role: 'stage',
      name: 'The stage',
      revoked: true,
    });
  });
});

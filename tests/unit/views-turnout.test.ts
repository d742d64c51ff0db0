/** Turnout as stewards and the chair see it, delegations as phones find them, and the passes of the crew. */
import { describe, expect, test } from 'vitest';
import { arrivalsView } from '../../shared/views/arrivals.ts';
import { crewView } from '../../shared/views/crew.ts';
import { delegationsView } from '../../shared/views/phone.ts';
import { turnoutView } from '../../shared/views/turnout.ts';
import { at, chair, given, givenPlan, phone, samplePlan, steward } from '../support/night.ts';

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
      delegations: [{ id, code, name, planned: true, door: 15, phonesExceed: false, ...figures }],
    });
    expect(view.total).toStrictEqual({ pledged: 641, present: 58, declared: 18, phones: 1, phoneHeads: 2 });
    expect(view.calling).toBe('D24');
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
    expect(turnoutView(night.state).seats).toStrictEqual({ seats: 700, state });
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

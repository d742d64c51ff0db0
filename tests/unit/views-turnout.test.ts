/** Turnout as stewards and the chair see it, delegations as phones find them, and the passes of the crew. */
import { describe, expect, test } from 'vitest';
import { crewView } from '../../shared/views/crew.ts';
import { delegationsView } from '../../shared/views/phone.ts';
import { turnoutView } from '../../shared/views/turnout.ts';
import { chair, given, givenPlan, phone, samplePlan, steward } from '../support/night.ts';

const nextAfter = (delegation: string | null) =>
  turnoutView(given(['18:40', steward, { type: 'DelegationCalled', delegation, was: null }]).state)
    .nextToCall;

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
      delegations: [{ id, code, name, door: 15, ...figures }],
    });
    expect(view.total).toStrictEqual({ pledged: 641, present: 58, declared: 18, phones: 1, phoneHeads: 2 });
    expect(view.calling).toBe('D24');
  });
});

describe('delegations', () => {
  test('[TURNOUT-3] finds its delegation by area, and how many it may speak for', () => {
    const view = delegationsView(given().state);
    expect(view.largestParty).toBe(8);
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

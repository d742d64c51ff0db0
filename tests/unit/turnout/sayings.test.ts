/** How often phones may say who they are here with: more than people do, and not for ever. */
import { describe, expect, test } from 'vitest';
import { MOST_SAYINGS_A_PHONE, MOST_SAYINGS_A_SEAT } from '../../../shared/turnout/limits.ts';
import { turnoutView } from '../../../shared/views/turnout.ts';
import type { CommandInput } from '../../../shared/night/commands.ts';
import {
  chair,
  given,
  nothing,
  phone,
  refused,
  steward,
  samplePlan,
  type Night,
} from '../../support/night/night.ts';

const checkIn = (party: number): CommandInput => ({ type: 'CheckIn', delegation: 'D01', party });
const claim = (heads: number): CommandInput => ({ type: 'CheckIn', delegation: 'D01', party: heads });
const hall = (samplePlan.assembly.venue?.seats ?? 0) * MOST_SAYINGS_A_SEAT;

/** The phone changes its mind so often. */
const wavers = (night: Night, number: number, times: number): void => {
  for (let nth = 0; nth < times; nth += 1) night.and('18:10', phone(number), checkIn(1 + (nth % 2)));
};

describe('what phones say of themselves', () => {
  test('[TURNOUT-15] is taken a hundred times from each, then it asks a steward', () => {
    const night = given();
    wavers(night, 1, MOST_SAYINGS_A_PHONE);
    const last = 1 + ((MOST_SAYINGS_A_PHONE - 1) % 2);
    expect(night.when('18:20', phone(1), checkIn(3 - last))).toStrictEqual(
      refused('changed-too-often', 'phone'),
    );
    expect(night.when('18:20', phone(1), claim(40))).toStrictEqual(refused('changed-too-often', 'phone'));
    // The same again is nothing new, and no other phone is any worse off.
    expect(night.when('18:20', phone(1), checkIn(last))).toStrictEqual(nothing);
    expect(night.when('18:20', phone(2), checkIn(1))).toMatchObject({ ok: true });
  });

  test('[TURNOUT-15] a group’s claim counts as well, and what a steward says of it does not', () => {
    const night = given();
    wavers(night, 1, MOST_SAYINGS_A_PHONE - 2);
    night.and('18:15', phone(1), claim(30));
    night.and('18:16', steward, { type: 'ConfirmGroup', group: 1, heads: 28 });
    night.and('18:17', phone(1), claim(40));
    expect(night.when('18:20', phone(1), checkIn(2))).toStrictEqual(refused('changed-too-often', 'phone'));
  });

  test('[TURNOUT-15] is taken twenty times for each seat from all of them, whatever they call themselves', () => {
    const night = given();
    expect(turnoutView(night.state)).not.toHaveProperty('sayingsLeft');
    for (let number = 1; number < hall * 0.8; number += 1) night.and('18:10', phone(number), checkIn(1));
    expect(turnoutView(night.state)).not.toHaveProperty('sayingsLeft');
    night.and('18:11', phone(0), checkIn(1));
    expect(turnoutView(night.state)).toMatchObject({ sayingsLeft: { most: hall, isSpent: false } });
    for (let number = hall * 0.8 + 1; number <= hall; number += 1)
      night.and('18:12', phone(number), checkIn(1));
    expect(turnoutView(night.state)).toMatchObject({ sayingsLeft: { most: hall, isSpent: true } });
    expect(night.when('18:20', phone(hall + 1), checkIn(1))).toStrictEqual(
      refused('changed-too-often', 'hall'),
    );
    expect(night.when('18:20', phone(1), checkIn(2))).toStrictEqual(refused('changed-too-often', 'hall'));
    const count = { type: 'CountAtDoor', delegation: 'D01', heads: 3 } as const;
    expect(night.when('18:20', chair, count)).toMatchObject({ ok: true });
  });
});

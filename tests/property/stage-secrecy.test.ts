/** A private line stays between the chair, the timekeeper and the stage; and the stage, which stands in the hall, shows nothing else that is hidden. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../shared/plan/plan.ts';
import { roles, type Role } from '../../shared/kernel/roles.ts';
import { reads } from '../../shared/night/rights.ts';
import type { Assembly } from '../../shared/night/state.ts';
import { stateSliceNames, stateSlices } from '../../shared/views/slices.ts';
import { HIDDEN, plans } from '../support/night/arbitrary-plans.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { play } from '../support/night/play.ts';

const how = { seed: 20_200_433, numRuns: 300 };
const often = moves(45, 'TellSpeaker', 'StartSegment', 'StartTurn', 'TakeBack');

const confidants: ReadonlySet<Role> = new Set(['stage', 'chair', 'timekeeper']);
const sentTo = (state: Assembly, role: Role): string =>
  JSON.stringify(
    stateSliceNames.filter((name) => reads[role].includes(name)).map((name) => stateSlices[name].view(state)),
  );

test('[SECRECY-8] a private line reaches the stage, the chair and the timekeeper, and nobody else', () => {
  const met = { told: 0, gone: 0 };
  const onlyThem = (plan: Plan, all: readonly Move[]) =>
    void play(plan, all, ({ state }) => {
      const knowing = roles.filter((role) => sentTo(state, role).includes(`${HIDDEN} line`));
      expect(knowing.filter((role) => !confidants.has(role))).toEqual([]);
      // What is over is only in the chair's log.
      const isTold = state.stage.line !== null;
      const current = knowing.filter((role) => role !== 'chair');
      expect(current).toEqual(isTold ? ['timekeeper', 'stage'] : []);
      met.told += isTold ? 1 : 0;
      met.gone += isTold ? 0 : knowing.length;
    });
  fc.assert(fc.property(plans, often, onlyThem), how);
  expect(Math.min(met.told, met.gone)).toBeGreaterThan(200);
});

test('[SECRECY-1] [SECRECY-4] [SECRECY-5] the stage names no pass, note, minder, leader or reserve', () => {
  const met = { reserves: 0, turns: 0 };
  const nothingOfIt = (plan: Plan, all: readonly Move[]) =>
    void play(plan, all, ({ state }) => {
      const text = JSON.stringify([stateSlices.night.view(state), stateSlices.stage.view(state)]);
      const passes = [...state.people.passes.values()].flatMap(({ pass, hash }) => [
        JSON.stringify(pass),
        hash,
      ]);
      expect([HIDDEN, ...passes].filter((secret) => text.includes(secret))).toEqual([]);
      met.turns += state.turns.current ? 1 : 0;
      met.reserves += state.turns.reserves.has(state.turns.current?.speaker.id ?? '') ? 1 : 0;
    });
  fc.assert(fc.property(plans, often, nothingOfIt), how);
  expect(met.turns).toBeGreaterThan(200);
  expect(met.reserves).toBeGreaterThan(10);
});

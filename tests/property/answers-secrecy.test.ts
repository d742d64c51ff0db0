/** What the crew writes while an answer is made reaches only those who make it. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../shared/plan/plan.ts';
import { roles } from '../../shared/kernel/roles.ts';
import { reads } from '../../shared/night/rights.ts';
import { stateSliceNames, stateSlices } from '../../shared/views/slices.ts';
import { HIDDEN, plans } from '../support/night/arbitrary-plans.ts';
import { moves, type Move } from '../support/moves/moves.ts';
import { play } from '../support/night/play.ts';

const MOST = 45;

test('[SECRECY-9] what is being written, and why it was sent back, reaches recorder, verifier and chair, and nobody else', () => {
  const met = { draft: 0, reason: 0 };
  const others = ['phone', 'screen', 'stage', 'timekeeper', 'steward'] as const;
  const names = stateSliceNames.filter((name) => others.some((role) => reads[role].includes(name)));
  const toCrew = (plan: Plan, all: readonly Move[]) =>
    void play(plan, all, ({ state }) => {
      const told = JSON.stringify(names.map((name) => stateSlices[name].view(state)));
      const work = JSON.stringify(stateSlices.answers.view(state));
      for (const what of ['draft', 'reason'] as const) {
        expect(told).not.toContain(`${HIDDEN} ${what}`);
        met[what] += work.includes(`${HIDDEN} ${what}`) ? 1 : 0;
      }
    });
  fc.assert(fc.property(plans, moves(MOST, 'DraftAnswer', 'RecordAnswer', 'SendAnswerBack'), toCrew), {
    seed: 20_200_431,
    numRuns: 150,
  });
  expect(roles.filter((role) => reads[role].includes('answers'))).toEqual(['chair', 'recorder', 'verifier']);
  expect(Math.min(met.draft, met.reason)).toBeGreaterThan(100);
});

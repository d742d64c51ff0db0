/** What the server alone says of its clock; no role may, so no socket brings it. Rule [CLOCK-1]. */
import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { commands } from '../night/rows.ts';
import { isCounting } from './counting.ts';

export const clockCommands = commands({
  StepClock: {
    fields: { byMs: z.int() },
    by: [],
    decide: (state, { byMs }) =>
      ok(byMs !== 0 && isCounting(state) ? [{ type: 'ClockStepped' as const, byMs }] : []),
  },
});

/** What a step of the clock makes of itself; what runs goes along with it in each aspect's own reactions. */
import { nothing } from '../kernel/fact.ts';
import type { Facts } from '../night/rows.ts';
import type { ClockEvent } from './events.ts';
import type { Clock } from './state.ts';

export const openClock = (): Clock => ({ steppedMs: 0 });

export const clockFacts: Facts<'clock', ClockEvent> = {
  ClockStepped: {
    evolve: (clock, { byMs }) => {
      clock.steppedMs += byMs;
    },
    takenBack: 'never',
    touches: nothing,
  },
};

/** The facts of the server's own clock. */
import type { Ms } from '../kernel/time.ts';

export type ClockEvent =
  /** Somebody set the clock of the machine while it ran; a sleep is none of this: that time passed. Back, where it is below 0. */
  { readonly type: 'ClockStepped'; readonly byMs: Ms };

/** How the server's clock was set while the night ran. */
import type { Ms } from '../kernel/time.ts';

export interface Clock {
  /** All steps so far, together. */
  steppedMs: Ms;
}

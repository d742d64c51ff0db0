/** A press right after a new step was meant for what the button said before: nobody reads and presses that fast. */
import type { Instant, Ms } from '../../shared/kernel/time.ts';

const TO_READ_MS: Ms = 500;

export const isOvertaken = (step: Instant, pressed: Instant): boolean => pressed - step < TO_READ_MS;

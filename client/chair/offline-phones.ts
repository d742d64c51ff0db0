/** How many of the phones that have checked in are not connected at this moment. */
import type { PresenceView } from '../../shared/views/crew.ts';
import type { Figures } from '../../shared/views/turnout.ts';

/** Never below zero: the two figures come by different ways, and one may be a moment ahead. */
export const offlinePhones = (
  { phones: checkedIn }: Figures,
  { phonesCheckedIn: connected }: PresenceView,
): number => Math.max(0, checkedIn - connected);

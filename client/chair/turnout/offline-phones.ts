/** Phones that have said who they are here with, visitors among them, and how many of those are not connected at this moment. */
import type { PresenceView } from '../../../shared/views/crew.ts';
import type { TurnoutView } from '../../../shared/views/turnout.ts';

type WhoCame = Pick<TurnoutView, 'total' | 'visitors'>;

export const phonesCheckedIn = ({ total, visitors }: WhoCame): number => total.phones + visitors.phones;

/** Never below zero: the two figures come by different ways, and one may be a moment ahead. */
export const offlinePhones = (turnout: WhoCame, { phonesCheckedIn: connected }: PresenceView): number =>
  Math.max(0, phonesCheckedIn(turnout) - connected);

/** What other aspects' facts do to the running order. */
import type { ReactionsOf } from '../night/rows.ts';
import type { AgendaEvent } from './events.ts';

export const agendaReactions: ReactionsOf<'agenda', AgendaEvent> = {
  // What runs keeps the time it has had. When something was started or left stays as the clock said it then [CLOCK-1].
  ClockStepped: (agenda, { byMs }) => {
    if (agenda.runningSince !== null) agenda.runningSince += byMs;
    if (agenda.pausedAt !== null) agenda.pausedAt += byMs;
    // A rehearsal's planned times count from its start; the plan's own stand.
    if (agenda.rehearsal === true) agenda.start += byMs;
  },
};

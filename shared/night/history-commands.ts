/** What may be said of the steps of the crew: one taken back, a whole rehearsal left behind. Rules [BACK-*]. */
import { z } from 'zod';
import type { Deep } from '../kernel/decider.ts';
import { no, ok } from '../kernel/result.ts';
import { commands } from './rows.ts';
import type { Assembly, Entry } from './state.ts';
import { canTakeBack, inverseOfAll } from './taking-back.ts';

const found = (state: Deep<Assembly>, version: number | undefined): Deep<Entry> | undefined =>
  version === undefined
    ? state.history.entries.findLast((entry) => canTakeBack(state, entry))
    : state.history.entries.find((entry) => entry.version === version);

export const historyCommands = commands({
  TakeBack: {
    /** Without a version: the latest step that can be taken back. */
    fields: { version: z.int().positive().optional() },
    by: ['chair'],
    decide: (state, { version }) => {
      const entry = found(state, version);
      if (!entry) return no({ code: 'nothing-to-take-back' });
      if (entry.takenBack) return ok([]);
      const inverse = inverseOfAll(state, entry);
      if (inverse === 'never') return no({ code: 'cannot-be-taken-back' });
      if (inverse === 'changed') return no({ code: 'not-as-it-was' });
      return ok([...inverse, { type: 'TakenBack', version: entry.version }]);
    },
  },
  EndRehearsal: {
    /** After a rehearsal, back to the start: for the night itself. */
    fields: {},
    by: ['chair'],
    decide: ({ agenda }) =>
      agenda.rehearsal === true ? ok([{ type: 'RehearsalEnded' }]) : no({ code: 'not-a-rehearsal' }),
  },
});

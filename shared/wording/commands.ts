/** What may be said about the wording of asks: agreed before the night, and locked when it starts; what is changed then is told as changed. Rules [WORDING-*]. */
import { LONGEST_ASK, LONGEST_POINT } from '../answers/limits.ts';
import { planId } from '../kernel/ids.ts';
import { no, ok } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';
import { commands } from '../night/rows.ts';
import { isLocked } from './locked.ts';
import { placeKey } from './place.ts';

export const wordingCommands = commands({
  ChangeAskWording: {
    fields: {
      ask: planId,
      point: planId.nullish().transform((point) => point ?? null),
      text: typedText(LONGEST_ASK),
    },
    by: ['chair'],
    decide: (state, { ask, point, text }) => {
      const { byPlace } = state.wording;
      if (!byPlace.has(placeKey(ask, null))) return no({ code: 'no-such-ask', detail: ask });
      const before = byPlace.get(placeKey(ask, point));
      if (!before) return no({ code: 'no-such-point', detail: point ?? '' });
      if (point !== null && text.length > LONGEST_POINT)
        return no({ code: 'too-large', detail: String(LONGEST_POINT) });
      if (before.text === text) return ok([]);
      const locked = isLocked(state);
      return ok([{ type: 'AskWordingChanged', ask, point, text, was: before.text, locked }]);
    },
  },
});

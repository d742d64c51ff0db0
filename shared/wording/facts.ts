/** What a change of wording makes of the wordings, and how it is taken back. */
import { changes } from '../kernel/fact.ts';
import type { AssemblyOpened } from '../night/events.ts';
import type { Facts } from '../night/rows.ts';
import type { AskWordingChanged } from './events.ts';
import { isLocked } from './locked.ts';
import { placeKey } from './place.ts';
import type { Wording, Wordings } from './state.ts';

const agreed = (text: string): Wording => ({ text, agreed: text });

export const openWordings = ({ plan }: AssemblyOpened): Wordings => ({
  byPlace: new Map(
    plan.asks.flatMap(({ id, text, points }) => [
      [placeKey(id, null), agreed(text)] as const,
      ...points.map((point) => [placeKey(id, point.id), agreed(point.text)] as const),
    ]),
  ),
});

export const wordingFacts: Facts<'wording', AskWordingChanged> = {
  AskWordingChanged: {
    evolve: ({ byPlace }, { ask, point, text, locked }) => {
      const key = placeKey(ask, point);
      const before = byPlace.get(key) ?? agreed(text);
      byPlace.set(key, locked ? { ...before, text } : agreed(text));
    },
    takenBack: (state, { ask, point, text, was }) => [
      { type: 'AskWordingChanged', ask, point, text: was, was: text, locked: isLocked(state) },
    ],
    touches: ({ ask, point }) => changes(`wording ${placeKey(ask, point)}`),
  },
};

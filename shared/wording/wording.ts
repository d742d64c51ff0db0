/** How the asks are worded: agreed before the night, and locked when it starts; what is changed then is told as changed. Rules [WORDING-*]. */
import { z } from 'zod';
import { LONGEST_ASK, LONGEST_POINT } from '../answers/limits.ts';
import type { Assembly } from '../night/assembly.ts';
import type { Deep, DecideTable, EvolveTable } from '../kernel/decider.ts';
import type { AskWordingChanged, AssemblyOpened, NightEvent } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import { no, ok } from '../kernel/result.ts';
import { typedText } from '../kernel/text.ts';

export interface Wording {
  readonly text: string;
  /** As it was when the night started. */
  readonly agreed: string;
}

export interface Wordings {
  readonly byPlace: Map<string, Wording>;
}

/** Without a point: the ask itself. */
export const placeKey = (ask: string, point: string | null): string => `${ask}/${point ?? ''}`;

const agreed = (text: string): Wording => ({ text, agreed: text });

export const openWordings = ({ plan }: AssemblyOpened): Wordings => ({
  byPlace: new Map(
    plan.asks.flatMap(({ id, text, points }) => [
      [placeKey(id, null), agreed(text)] as const,
      ...points.map((point) => [placeKey(id, point.id), agreed(point.text)] as const),
    ]),
  ),
});

export const wordingCommands = {
  ChangeAskWording: z.strictObject({
    type: z.literal('ChangeAskWording'),
    ask: planId,
    point: planId.nullish().transform((point) => point ?? null),
    text: typedText(LONGEST_ASK),
  }),
};
export type WordingCommand = z.output<(typeof wordingCommands)[keyof typeof wordingCommands]>;

export const isLocked = ({ agenda }: Deep<Assembly>): boolean => agenda.startedAt !== null;

export const decideWording: DecideTable<Assembly, WordingCommand, NightEvent> = {
  ChangeAskWording: (state, { ask, point, text }) => {
    if (!state.wording.byPlace.has(placeKey(ask, null))) return no({ code: 'no-such-ask', detail: ask });
    const before = state.wording.byPlace.get(placeKey(ask, point));
    if (!before) return no({ code: 'no-such-point', detail: point ?? '' });
    if (point !== null && text.length > LONGEST_POINT)
      return no({ code: 'too-large', detail: String(LONGEST_POINT) });
    if (before.text === text) return ok([]);
    const locked = isLocked(state);
    return ok([{ type: 'AskWordingChanged', ask, point, text, was: before.text, locked }]);
  },
};

export const evolveWording: EvolveTable<Wordings, AskWordingChanged, NightEvent> = {
  AskWordingChanged: ({ byPlace }, { ask, point, text, locked }) => {
    const key = placeKey(ask, point);
    const before = byPlace.get(key) ?? agreed(text);
    byPlace.set(key, locked ? { ...before, text } : agreed(text));
  },
};

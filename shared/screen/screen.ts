/** What the projector shows: the running order's scene, or one that the chair holds, in light or dark. Rules [SCREEN-*]. */
import { z } from 'zod';
import type { Assembly } from '../night/assembly.ts';
import type { DecideTable, EvolveTable } from '../kernel/decider.ts';
import type { NightEvent, ScreenEvent } from '../night/events.ts';
import { planId } from '../kernel/ids.ts';
import { sceneName, type SceneName } from '../plan/plan.ts';
import { no, ok } from '../kernel/result.ts';

export const screenThemes = ['dark', 'light'] as const;
export type ScreenTheme = (typeof screenThemes)[number];

export interface Screen {
  /** Null while the screen follows the agenda. */
  held: { readonly scene: SceneName; readonly ask: string | null } | null;
  theme: ScreenTheme;
}

export const openScreen = (): Screen => ({ held: null, theme: 'dark' });

export const screenCommands = {
  /** `ask`: which ask to show with the scenes `ask`; the current one where none is named. */
  ShowScene: z.strictObject({
    type: z.literal('ShowScene'),
    scene: sceneName,
    ask: planId.nullish().transform((ask) => ask ?? null),
  }),
  FollowAgenda: z.strictObject({ type: z.literal('FollowAgenda') }),
  /** Light for a bright hall; dark else. */
  SetScreenTheme: z.strictObject({ type: z.literal('SetScreenTheme'), theme: z.enum(screenThemes) }),
};
export type ScreenCommand = z.output<(typeof screenCommands)[keyof typeof screenCommands]>;

export const decideScreen: DecideTable<Assembly, ScreenCommand, NightEvent> = {
  ShowScene: ({ plan, screen }, { scene, ask }) => {
    if (ask !== null && !plan.asks.some(({ id }) => id === ask))
      return no({ code: 'no-such-ask', detail: ask });
    const was = screen.held;
    const same = was?.scene === scene && was.ask === ask;
    return ok(same ? [] : [{ type: 'SceneHeld', scene, ask, was }]);
  },
  FollowAgenda: ({ screen }) => ok(screen.held ? [{ type: 'AgendaFollowed', was: screen.held }] : []),
  SetScreenTheme: ({ screen }, { theme }) =>
    ok(screen.theme === theme ? [] : [{ type: 'ScreenThemeChanged', theme, was: screen.theme }]),
};

export const evolveScreen: EvolveTable<Screen, ScreenEvent, NightEvent> = {
  SceneHeld: (screen, { scene, ask }) => {
    screen.held = { scene, ask };
  },
  AgendaFollowed: (screen) => {
    screen.held = null;
  },
  ScreenThemeChanged: (screen, { theme }) => {
    screen.theme = theme;
  },
};

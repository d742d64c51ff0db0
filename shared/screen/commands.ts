/** What may be said about the projector: a scene held, the running order followed again, light or dark. Rules [SCREEN-*]. */
import { z } from 'zod';
import { planId } from '../kernel/ids.ts';
import { no, ok } from '../kernel/result.ts';
import { commands } from '../night/rows.ts';
import { sceneName } from '../plan/plan.ts';
import { screenThemes } from './theme.ts';

export const screenCommands = commands({
  ShowScene: {
    /** `ask`: which ask to show with the scene `ask`; the current one where none is named. */
    fields: { scene: sceneName, ask: planId.nullish().transform((ask) => ask ?? null) },
    by: ['chair'],
    decide: ({ plan, screen }, { scene, ask }) => {
      if (ask !== null && !plan.asks.some(({ id }) => id === ask))
        return no({ code: 'no-such-ask', detail: ask });
      const was = screen.held;
      const same = was?.scene === scene && was.ask === ask;
      return ok(same ? [] : [{ type: 'SceneHeld', scene, ask, was }]);
    },
  },
  FollowAgenda: {
    fields: {},
    by: ['chair'],
    decide: ({ screen }) => ok(screen.held ? [{ type: 'AgendaFollowed', was: screen.held }] : []),
  },
  SetScreenTheme: {
    fields: { theme: z.enum(screenThemes) },
    by: ['chair'],
    decide: ({ screen }, { theme }) =>
      ok(screen.theme === theme ? [] : [{ type: 'ScreenThemeChanged', theme, was: screen.theme }]),
  },
});

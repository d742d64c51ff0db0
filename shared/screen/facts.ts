/** What each fact about the projector makes of what it shows, and how it is taken back. */
import { changes } from '../kernel/fact.ts';
import type { Facts } from '../night/rows.ts';
import type { ScreenEvent } from './events.ts';
import type { Screen } from './state.ts';

export const openScreen = (): Screen => ({ held: null, theme: 'dark' });

const holding = () => changes('screen');

export const screenFacts: Facts<'screen', ScreenEvent> = {
  SceneHeld: {
    evolve: (screen, { scene, ask }) => {
      screen.held = { scene, ask };
    },
    takenBack: (_state, { scene, ask, was }) => {
      const here = { scene, ask };
      return [
        was === null ? { type: 'AgendaFollowed', was: here } : { type: 'SceneHeld', ...was, was: here },
      ];
    },
    touches: holding,
  },
  AgendaFollowed: {
    evolve: (screen) => {
      screen.held = null;
    },
    takenBack: (_state, { was }) => [{ type: 'SceneHeld', ...was, was: null }],
    touches: holding,
  },
  ScreenThemeChanged: {
    evolve: (screen, { theme }) => {
      screen.theme = theme;
    },
    takenBack: (_state, { theme, was }) => [{ type: 'ScreenThemeChanged', theme: was, was: theme }],
    touches: () => changes('theme'),
  },
};

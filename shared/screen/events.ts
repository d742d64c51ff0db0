/** The facts of what the projector shows by hand. */
import type { SceneName } from './scenes.ts';
import type { ScreenTheme } from './theme.ts';

export interface HeldScene {
  readonly scene: SceneName;
  readonly ask: string | null;
}

export type ScreenEvent =
  | ({ readonly type: 'SceneHeld'; readonly was: HeldScene | null } & HeldScene)
  | { readonly type: 'AgendaFollowed'; readonly was: HeldScene }
  | { readonly type: 'ScreenThemeChanged'; readonly theme: ScreenTheme; readonly was: ScreenTheme };

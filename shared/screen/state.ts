/** What the projector shows: held by the chair, or following; and its theme. */
import type { SceneName } from './scenes.ts';
import type { ScreenTheme } from './theme.ts';

export interface Screen {
  /** Null while the screen follows the agenda. */
  held: { readonly scene: SceneName; readonly ask: string | null } | null;
  theme: ScreenTheme;
}

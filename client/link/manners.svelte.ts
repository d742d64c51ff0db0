/** How a display behaves on its device: its theme, full screen, no sleep, no cursor. None of it is needed to show the night. */
import type { Ms } from '../../shared/time.ts';
import { keep, recall } from './device-memory.ts';

export type Theme = 'dark' | 'light';

const CURSOR_MS: Ms = 2_000;

export class Manners {
  theme: Theme = $state('dark');
  /** The cursor was moved a moment ago. */
  stirred = $state(false);
  readonly #remembered: string;
  #still: ReturnType<typeof setTimeout> | undefined;

  constructor(display: 'screen' | 'stage') {
    this.#remembered = `assembly-night/${display}-theme`;
    if (recall(this.#remembered) === 'light') this.theme = 'light';
    this.#dress();
  }

  switchTheme(): void {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    keep(this.#remembered, this.theme);
    this.#dress();
  }

  /** Asked for by a key; a browser that doesn't do it leaves the picture as it is. */
  async fullScreen(): Promise<void> {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    } catch {
      // Not allowed here: F11 does the same.
    }
  }

  stir(): void {
    this.stirred = true;
    clearTimeout(this.#still);
    this.#still = setTimeout(() => {
      this.stirred = false;
    }, CURSOR_MS);
  }

  /** Only where the page is secure; on a hall's plain network the laptop's own settings must keep it awake. */
  async stayAwake(): Promise<void> {
    if (document.visibilityState !== 'visible') return;
    try {
      await navigator.wakeLock.request('screen');
    } catch {
      // No wake lock in this browser, or not now.
    }
  }

  #dress(): void {
    document.documentElement.dataset['theme'] = this.theme;
  }
}

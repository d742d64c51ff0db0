/** How a display behaves on its device: its theme, full screen, no sleep, no cursor. None of it is needed to show the night. */
import type { Ms } from '../../shared/kernel/time.ts';
import type { ScreenTheme } from '../../shared/screen/theme.ts';
import { forget, keep, recall } from './device-memory.ts';

const CURSOR_MS: Ms = 2_000;

const isTheme = (text: string | null): text is ScreenTheme => text === 'dark' || text === 'light';
const other = (theme: ScreenTheme): ScreenTheme => (theme === 'dark' ? 'light' : 'dark');
const recalled = (key: string): ScreenTheme | null => {
  const text = recall(key);
  return isTheme(text) ? text : null;
};

export class DisplayDevice {
  /** The cursor was moved a moment ago. */
  stirred = $state(false);
  /** This device's own theme, where it isn't the chair's [HALL-4]; a stage follows no chair, and is dark at first. */
  #own: ScreenTheme | null = $state(null);
  #chairs: ScreenTheme = $state('dark');
  readonly #key: string;
  #still: ReturnType<typeof setTimeout> | undefined;

  constructor(display: 'screen' | 'stage') {
    this.#key = `assembly-night/${display}-theme`;
    this.#own = recalled(this.#key);
  }

  get theme(): ScreenTheme {
    return this.#own ?? this.#chairs;
  }

  /** The chair's theme. Once it is this laptop's own, there is no difference left to keep. */
  follow(theme: ScreenTheme): void {
    this.#chairs = theme;
    if (this.#own === theme) this.#depart(null);
  }

  switchTheme(): void {
    const wanted = other(this.theme);
    this.#depart(wanted === this.#chairs ? null : wanted);
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

  #depart(own: ScreenTheme | null): void {
    this.#own = own;
    if (own === null) forget(this.#key);
    else keep(this.#key, own);
  }
}

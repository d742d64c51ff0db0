/** The two looks of the projector: light for a bright hall, dark else. */

export const screenThemes = ['dark', 'light'] as const;
export type ScreenTheme = (typeof screenThemes)[number];

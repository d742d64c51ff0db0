/** Clocks and times as people read them. */
import type { TurnFace } from '../../shared/views/faces.ts';
import type { Instant, Ms } from '../../shared/kernel/time.ts';

export type RunningTurn = Pick<TurnFace, 'allottedMs' | 'usedMs' | 'runningSince'>;

const minutesAndSeconds = (seconds: number): string => {
  const all = Math.abs(seconds);
  const text = `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
  return seconds < 0 ? `−${text}` : text;
};

/** What is left, as `1:00`: it says 0:00 exactly when the time is up, and −0:01 a second later. */
export const clockText = (leftMs: Ms): string => minutesAndSeconds(Math.ceil(leftMs / 1000));

/** How long something took or is planned to take, as `8:00`. */
export const lengthText = (ms: Ms): string => minutesAndSeconds(Math.floor(ms / 1000));

/** What is left of a turn; negative when it is over. */
export const remainingMs = ({ allottedMs, usedMs, runningSince }: RunningTurn, now: Instant): Ms =>
  allottedMs - usedMs - (runningSince === null ? 0 : now - runningSince);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The time of day in the hall, as `19:06`. */
export const timeOfDay = (instant: Instant, timezone: string): string => {
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: timezone,
    });
  formats.set(timezone, format);
  return format.format(instant);
};

/** The day, as `Wednesday 29 April 2020`. */
export const dayOf = (instant: Instant, timezone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: timezone }).format(instant);

/** From the arrivals, minute by minute, to the lines of a small plot. */
import { seconds, type Instant, type Ms } from '../../../shared/kernel/time.ts';
import type { ArrivalsPoint, ArrivalsView } from '../../../shared/views/arrivals.ts';

export const MINUTE_MS = seconds(60);

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Tick {
  readonly at: Instant;
  /** From the left edge, 0 to 1. */
  readonly share: number;
}

export interface Plot {
  readonly doors: string;
  readonly phones: string;
  /** From the top, in the plot's own units; null where nothing was pledged. */
  readonly pledgeY: number | null;
  readonly ticks: readonly Tick[];
}

/** Somebody looks at the plot the next morning: a line that goes on for ever would leave the evening no room. */
const GOES_ON_MS = 30 * MINUTE_MS;
/** Air above the highest line, so that it isn't taken for the edge. */
const HEADROOM = 1.08;
const STEPS_MIN = [1, 5, 10, 15, 20, 30, 60, 120, 240, 720];
const MOST_TICKS = 5;

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

const spanOf = (points: readonly ArrivalsPoint[], now: Instant): Span | null => {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const ended = last.from + MINUTE_MS;
  return { from: first.from, until: Math.max(ended, Math.min(now, ended + GOES_ON_MS)) };
};

const placed = (value: number): string => String(Math.round(value * 10) / 10);

/** Up within each minute, level in between: minutes in which nobody came are not in `points`. */
const lineOf = (
  points: readonly ArrivalsPoint[],
  figure: (point: ArrivalsPoint) => number,
  x: (at: Instant) => number,
  y: (heads: number) => number,
): string => {
  const bends = points.map(
    (point) => `H${placed(x(point.from))}L${placed(x(point.from + MINUTE_MS))} ${placed(y(figure(point)))}`,
  );
  return `M0 ${placed(y(0))}${bends.join('')}`;
};

const ticksOf = ({ from, until }: Span): Tick[] => {
  const fits = (minutes: number): boolean => (until - from) / (minutes * MINUTE_MS) < MOST_TICKS - 0.5;
  const stepMs = (STEPS_MIN.find(fits) ?? 1440) * MINUTE_MS;
  const first = Math.ceil(from / stepMs) * stepMs;
  const amount = Math.floor((until - first) / stepMs) + 1;
  return Array.from({ length: Math.max(0, amount) }, (_, at) => {
    const instant = first + at * stepMs;
    return { at: instant, share: (instant - from) / (until - from) };
  });
};

/** Null while nobody has been counted. */
export const plotArrivals = ({ points, pledged }: ArrivalsView, size: Size, now: Instant): Plot | null => {
  const span = spanOf(points, now);
  if (!span) return null;
  const most = Math.max(pledged, 1, ...points.flatMap(({ door, phoneHeads }) => [door, phoneHeads]));
  const x = (at: Instant): number => ((at - span.from) / (span.until - span.from)) * size.width;
  const y = (heads: number): number => size.height * (1 - heads / (most * HEADROOM));
  const end = `H${placed(size.width)}`;
  return {
    doors: lineOf(points, ({ door }) => door, x, y) + end,
    phones: lineOf(points, ({ phoneHeads }) => phoneHeads, x, y) + end,
    pledgeY: pledged > 0 ? Number(placed(y(pledged))) : null,
    ticks: ticksOf(span),
  };
};

const none: ArrivalsPoint = { from: 0, door: 0, phoneHeads: 0 };

/** How it stood at the end of the minute that `at` falls in. */
export const standingAt = (points: readonly ArrivalsPoint[], at: Instant): ArrivalsPoint =>
  points.findLast(({ from }) => from <= at) ?? none;

/** How many more stand in the latest figures than stood there this long ago; what was taken back counts against it. */
export const cameWithin = (
  points: readonly ArrivalsPoint[],
  now: Instant,
  lengthMs: Ms,
): Pick<ArrivalsPoint, 'door' | 'phoneHeads'> => {
  const [last, before] = [points.at(-1) ?? none, standingAt(points, now - lengthMs)];
  return { door: last.door - before.door, phoneHeads: last.phoneHeads - before.phoneHeads };
};

/** What the crew is told when the clock of the server has jumped: what happened, and whose clock it was. */
import type { Ms } from '../../../../shared/kernel/time.ts';

const number = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');

const count = (amount: number, one: string, other: string): string =>
  `${number.format(amount)} ${plural.select(amount) === 'one' ? one : other}`;

const MINUTE_MS = 60_000;

/** `20 minutes`, `45 seconds`: nobody needs it more finely. */
const length = (ms: Ms): string =>
  Math.abs(ms) < 2 * MINUTE_MS
    ? count(Math.round(Math.abs(ms) / 1000), 'second', 'seconds')
    : count(Math.round(Math.abs(ms) / MINUTE_MS), 'minute', 'minutes');

export const words = {
  slept: (ms: Ms, until: string) =>
    `The server slept for ${length(ms)}, until ${until}. The time of day is right again, and what was running has run on meanwhile.`,
  set: (ms: Ms, at: string) =>
    `The server’s clock was put ${length(ms)} ${ms < 0 ? 'back' : 'on'}, to ${at}. It was not this device’s. The time of day follows it.`,
  kept: 'What is running keeps the time it has had.',
  notKept: 'With several servers nobody knows by whose clock something was begun: check what is running.',
};

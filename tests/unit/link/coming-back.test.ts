/** How a thousand phones come back when the hall's server or network does: each at its own moment, and all within five seconds. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { pace } from '../../../client/link/pace.ts';

interface Backoff {
  duration(): number;
}
type BackoffOf = new (options: { min: number; max: number; jitter: number }) => Backoff;

/** The very code that waits in the phone's socket. */
const file = join(
  dirname(createRequire(import.meta.url).resolve('socket.io-client/package.json')),
  'build/esm/contrib/backo2.js',
);
const { Backoff } = (await import(pathToFileURL(file).href)) as { Backoff: BackoffOf };

const PHONES = 1_000;
const { reconnectionDelay: min, reconnectionDelayMax: max, randomizationFactor: jitter } = pace.phone;

/** When a phone, cut off at 0, first knocks at or after the moment the server is back. */
const backAt = (serverBackMs: number): number => {
  const backoff = new Backoff({ min, max, jitter });
  let at = backoff.duration();
  while (at < serverBackMs) at += backoff.duration();
  return at - serverBackMs;
};

test.each([0, 1_000, 3_000, 20_000, 120_000])(
  'a server that was away for %d ms has all phones back within 5 s, and no tenth of a second takes more than a fifth of them',
  (awayMs) => {
    const waits = Array.from({ length: PHONES }, () => backAt(awayMs));
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
    const perTenth = new Map<number, number>();
    for (const wait of waits) {
      const tenth = Math.floor(wait / 100);
      perTenth.set(tenth, (perTenth.get(tenth) ?? 0) + 1);
    }
    expect(Math.max(...perTenth.values())).toBeLessThan(PHONES / 5);
    expect(perTenth.size).toBeGreaterThan(8);
  },
);

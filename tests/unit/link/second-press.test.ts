/** A key that only counts when it is pressed twice within four seconds: a stray one half a minute later does nothing. */
import { expect, test } from 'vitest';
import { SecondPress } from '../../../client/chair/second-press.svelte.ts';
import { ServerClock } from '../../../client/link/server-clock.svelte.ts';

const pressedAt = 1_588_181_400_000;
const pressed = () => {
  const clock = new ServerClock();
  clock.now = pressedAt;
  const second = new SecondPress(clock);
  second.first('E');
  return { clock, second };
};

test.each([
  [0, true],
  [3_999, true],
  [4_000, false],
  [40_000, false],
])('%i ms later the same key counts: %s', (laterMs, counts) => {
  const { clock, second } = pressed();
  clock.now = pressedAt + laterMs;
  expect([second.isSecond('E'), second.key]).toEqual([counts, counts ? 'E' : null]);
});

test('another key is no second press, and begins anew', () => {
  const { clock, second } = pressed();
  expect(second.isSecond('N')).toBe(false);
  clock.now = pressedAt + 3_000;
  second.first('N');
  expect([second.isSecond('E'), second.isSecond('N')]).toEqual([false, true]);
  clock.now = pressedAt + 6_999;
  expect(second.isSecond('N')).toBe(true);
});

test('what is forgotten waits for nothing', () => {
  const { second } = pressed();
  second.forget();
  expect([second.key, second.isSecond('E')]).toEqual([null, false]);
});
